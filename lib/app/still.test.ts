import { describe, expect, it } from 'vitest';
import type { Row } from '../domain/reading.ts';
import { stills } from './still.ts';

const record = (id: string | undefined, name: string): Row => ({
  entity: 'deal',
  id: id === undefined ? {} : { strong: id },
  values: { name: { text: name, value: name } },
});

describe('a record that shows what stood there when the address changed', () => {
  it('is not believed until it changes, also when the one before was never read', () => {
    const still = stills();
    expect(still.isStill('/5', record('5', 'Five'), 0)).toBe(false);
    still.routed('/2', record('2', 'Five'), 100);
    still.routed('/7', record('7', 'Two'), 300);
    expect(still.isStill('/7', record('7', 'Two'), 700)).toBe(true);
    expect(still.isStill('/7', record('7', 'Two'), 3_000)).toBe(true);
    expect(still.isStill('/7', record('7', 'Seven'), 3_300)).toBe(false);
  });

  it('is believed after some seconds: there are pages that load first and change the address then', () => {
    const still = stills();
    still.routed('/7', record('7', 'Seven'), 0);
    expect(still.isStill('/7', record('7', 'Seven'), 7_900)).toBe(true);
    expect(still.isStill('/7', record('7', 'Seven'), 8_100)).toBe(false);
  });
});

describe('a record is believed at once', () => {
  it('when only a part of its address changed', () => {
    const still = stills();
    expect(still.isStill('/7/notes', record('7', 'Seven'), 0)).toBe(false);
    still.routed('/7/calls', record('7', 'Seven'), 100);
    expect(still.isStill('/7/calls', record('7', 'Seven'), 300)).toBe(false);
  });

  it('when it was not there when the address changed', () => {
    const still = stills();
    still.routed('/7', undefined, 0);
    expect(still.isStill('/7', record('7', 'Seven'), 300)).toBe(false);
  });

  it('when the page shows no id of the CRM, and when there is no record', () => {
    const still = stills();
    still.routed('/7', record(undefined, 'Seven'), 0);
    expect(still.isStill('/7', record(undefined, 'Seven'), 300)).toBe(false);
    expect(still.isStill('/7', undefined, 400)).toBe(false);
  });

  it('when it changes back to what it was, later', () => {
    const still = stills();
    still.routed('/7', record('7', 'Two'), 0);
    expect(still.isStill('/7', record('7', 'Seven'), 300)).toBe(false);
    expect(still.isStill('/7', record('7', 'Two'), 600)).toBe(false);
  });
});
