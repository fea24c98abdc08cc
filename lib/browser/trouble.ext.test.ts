import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { paintBadge } from './badge.ts';
import { sentinel } from './sentinel.ts';
import { clearTrouble, countTurnedAway, noteTrouble, onTrouble, readTrouble, readTurnedAway } from './trouble.ts';

beforeEach(() => fakeBrowser.reset());

describe('trouble', () => {
  it('is told since when, and is gone when it works again', async () => {
    await noteTrouble('storage-full', 'QuotaExceededError', 100);
    await noteTrouble('storage-full', 'QuotaExceededError', 200);
    expect(await readTrouble()).toEqual({
      reason: 'storage-full',
      since: 100,
      last: 200,
      detail: 'QuotaExceededError',
    });
    await noteTrouble('newer-database', 'VersionError', 300);
    expect(await readTrouble()).toMatchObject({ reason: 'newer-database', since: 300 });
    await clearTrouble();
    expect(await readTrouble()).toBeUndefined();
  });

  it('stays told after a loss of data until the person has seen it', async () => {
    await noteTrouble('data-lost', '12 of 20', 100);
    await clearTrouble();
    expect(await readTrouble()).toMatchObject({ reason: 'data-lost' });
    await clearTrouble(true);
    expect(await readTrouble()).toBeUndefined();
  });

  it('reaches a surface that is open', async () => {
    const life = new AbortController();
    const heard = vi.fn();
    onTrouble(heard, life.signal);
    await noteTrouble('blocked', '', 100);
    await clearTrouble();
    life.abort();
    await noteTrouble('blocked', '', 200);
    expect(heard.mock.calls.map(([trouble]) => (trouble as { reason: string } | undefined)?.reason)).toEqual([
      'blocked',
      undefined,
    ]);
  });
});

describe('counting at the door', () => {
  it('loses none of many at once', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, at) => countTurnedAway(at % 2 ? 'bad-message' : 'unknown-sender', at)),
    );
    expect(await readTurnedAway()).toEqual({
      'bad-message': { count: 15, last: 29 },
      'unknown-sender': { count: 15, last: 28 },
    });
  });
});

describe('the sentinel', () => {
  it('remembers the highest number, and knows none at first', async () => {
    expect(await sentinel.get()).toBeUndefined();
    await sentinel.set(7);
    expect(await sentinel.get()).toBe(7);
  });
});

describe('the badge', () => {
  it('shows text, title and colours', async () => {
    await paintBadge({ text: '3/20', title: '3 of 20 calls', background: '#ffc247', color: '#1b1400' });
    expect(await fakeBrowser.action.getBadgeText({})).toBe('3/20');
    expect(await fakeBrowser.action.getTitle({})).toBe('3 of 20 calls');
  });
});
