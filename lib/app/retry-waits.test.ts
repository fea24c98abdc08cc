import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { retryWaits, type Waits } from './retry-waits.ts';

const disk: Waits = { first: 1_000, longest: 60_000 };
const worker: Waits = { first: 200, longest: 5_000 };
let chance = 1;

beforeEach(() => void vi.spyOn(Math, 'random').mockImplementation(() => chance));
afterEach(() => {
  vi.restoreAllMocks();
  chance = 1;
});

describe('how long is waited before something is tried again', () => {
  const times = (count: number, next: () => number): number[] => Array.from({ length: count }, next);

  it('is twice as long after each failure, up to the longest', () => {
    const waits = retryWaits();
    expect(times(8, () => waits.next(disk))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('stays the longest however often it fails', () => {
    const waits = retryWaits();
    times(2_000, () => waits.next(disk));
    expect(waits.next(disk)).toBe(60_000);
  });

  it('is up to a quarter shorter by chance, never longer and never nothing', () => {
    const waits = retryWaits();
    const first = [0, 0.5, 1].map((drawn) => {
      chance = drawn;
      waits.reset();
      return waits.next(disk);
    });
    expect(first).toEqual([750, 875, 1_000]);
  });

  it('begins anew once it went well', () => {
    const waits = retryWaits();
    times(4, () => waits.next(disk));
    waits.reset();
    expect(waits.next(disk)).toBe(1_000);
  });

  it('begins anew with another kind of failure, and with the first kind after it', () => {
    const waits = retryWaits();
    times(6, () => waits.next(worker));
    expect([waits.next(disk), waits.next(disk), waits.next(worker)]).toEqual([1_000, 2_000, 200]);
  });

  it('is one page’s own', () => {
    const [one, other] = [retryWaits(), retryWaits()];
    times(4, () => one.next(disk));
    expect(other.next(disk)).toBe(1_000);
  });
});
