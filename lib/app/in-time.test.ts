import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTime, patience } from './in-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = <T>(milliseconds: number, value: T): Promise<T> =>
  new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));

describe('a wait that has an end', () => {
  it.each([
    ['what comes at once', 0, 'done'],
    ['what comes at the last moment', patience - 1, 'done'],
    ['what comes later', patience + 1, undefined],
    ['what never comes', Infinity, undefined],
  ])('%s', async (_, milliseconds, told) => {
    const work = milliseconds === Infinity ? new Promise<string>(() => undefined) : after(milliseconds, 'done');
    const waited = inTime(work, patience);
    await vi.advanceTimersByTimeAsync(patience);
    expect(await waited).toBe(told);
  });

  it('what fails in time fails, and what fails later is nobody’s', async () => {
    await expect(inTime(Promise.reject(new Error('gone')), patience, 'late')).rejects.toThrow('gone');
    let fail: (reason: Error) => void = () => undefined;
    const waited = inTime(new Promise((_, reject) => (fail = reject)), patience, 'late');
    await vi.advanceTimersByTimeAsync(patience);
    expect(await waited).toBe('late');
    fail(new Error('gone'));
    await vi.runAllTimersAsync();
  });

  it('leaves no timer behind that would keep a worker awake', async () => {
    await inTime(Promise.resolve(1), 300_000, 'late');
    expect(vi.getTimerCount()).toBe(0);
  });
});
