import type { Instant } from '../domain/day.ts';
import type { Row } from '../domain/reading.ts';

/** How long a record that did not change with its address is not believed. The pulse of a record page looks again after it. */
const patience = 8_000;

type Shown = { id: string; told: string };

/** What a record told; nothing for a row without the CRM's own id. */
const shownBy = (record: Row | undefined): Shown | undefined =>
  record?.id.strong === undefined ? undefined : { id: record.id.strong, told: JSON.stringify(record.values) };

export type Still = {
  /** The address changed this very moment, and this is what the page shows under it. */
  routed: (url: string, record: Row | undefined, at: Instant) => void;
  /** Whether the record is still that of the moment the address changed, and so perhaps another deal's. */
  isStill: (url: string, record: Row | undefined, at: Instant) => boolean;
};

/**
 * The other half of `echoes`: somebody who steps through records faster than they load never lets one be read, so there
 * is nothing to compare the old values with. But they stood on the page when the address changed. A record that shows
 * just those is not believed until it changes, or some seconds have passed: then it was there before its address.
 */
export function stills(): Still {
  let moment: (Shown & { url: string; at: Instant }) | undefined;
  let believed: Shown | undefined;
  const isBelieved = ({ id, told }: Shown): boolean => believed?.id === id && believed.told === told;
  return {
    routed(url, record, at) {
      const shown = shownBy(record);
      moment = shown && !isBelieved(shown) ? { ...shown, url, at } : undefined;
    },
    isStill(url, record, at) {
      const shown = shownBy(record);
      if (moment && moment.url === url && moment.id === shown?.id && moment.told === shown.told) {
        if (at - moment.at < patience) return true;
      } else moment = undefined;
      believed = shown;
      return false;
    },
  };
}
