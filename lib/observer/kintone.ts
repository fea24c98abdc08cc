import { native } from './native.ts';

/** The part of kintone's documented JavaScript API (cybozu.dev) that is listened to. */
type Kintone = {
  events?: { on?: (types: string[], handler: (event: unknown) => unknown) => void };
  app?: {
    getId?: () => number | null;
    record?: { get?: () => unknown; getFieldElement?: (code: string) => Element | null };
  };
};

/** Letters of one answer, records and fields of it. */
const most = { letters: 1_000_000, records: 500, fields: 200 };
/** How often, and every how many milliseconds, the API is looked for: it comes with the page's own scripts. */
const wait = { times: 150, pause: 200 };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * Tells of the records that kintone shows, by the events of its own JavaScript API, and of the labels of their fields. It
 * calls nothing that would send a request, and hands every event on as it came. Answers how to end it.
 */
export function watchKintone(take: (app: string, text: string) => void): () => void {
  const print = JSON.stringify;
  const again = native<number>(window, 'setTimeout');
  let isOver = false;

  const tell = (api: Kintone, records: readonly unknown[]): void => {
    const app = String(api.app?.getId?.() ?? '');
    // A page may have taught objects to print themselves; its code is not ours to run.
    if (isOver || !/^\d{1,12}$/.test(app) || records.length === 0 || 'toJSON' in []) return;
    const plain = records.slice(0, most.records).map(plainRecord);
    const labels: Record<string, string> = {};
    for (const code of Object.keys(plain[0] ?? {})) {
      const label = labelOf(api.app?.record?.getFieldElement?.(code));
      if (label) labels[code] = label;
    }
    const text = print({ records: plain, labels });
    if (text.length <= most.letters) take(app, text);
  };
  const quietly = (work: () => void): void => {
    try {
      work();
    } catch {
      // The page's API is not as it is documented: then there is nothing to tell.
    }
  };
  const listen = (api: Kintone): void => {
    api.events?.on?.(['app.record.detail.show', 'app.record.index.show'], (event) => {
      quietly(() => {
        if (!isObject(event)) return;
        const { record, records } = event;
        tell(api, Array.isArray(records) ? records : [record]);
      });
      return event;
    });
    // The record may have been shown before anybody listened.
    quietly(() => {
      const shown = api.app?.record?.get?.();
      if (isObject(shown)) tell(api, [shown['record']]);
    });
  };
  const look = (times: number): void => {
    const api = (window as { kintone?: Kintone }).kintone;
    if (isOver) return;
    if (api?.events?.on) quietly(() => listen(api));
    else if (times < wait.times) again(window, () => look(times + 1), wait.pause);
  };
  look(0);
  return () => {
    isOver = true;
  };
}

/** Of each field what kind it is and what it holds; tables and files are left out. */
function plainRecord(record: unknown): Record<string, { type: unknown; value: unknown }> {
  const plain: Record<string, { type: unknown; value: unknown }> = {};
  for (const [code, field] of Object.entries(isObject(record) ? record : {}).slice(0, most.fields)) {
    if (!isObject(field) || field['type'] === 'SUBTABLE' || field['type'] === 'FILE') continue;
    plain[code] = { type: field['type'], value: field['value'] };
  }
  return plain;
}

function labelOf(element: Element | null | undefined): string | undefined {
  const label = element?.closest('.control-gaia')?.querySelector('.control-label-gaia')?.textContent?.trim();
  return label === '' ? undefined : label?.slice(0, 100);
}
