import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { In, Lost, MessageName } from '../messages/protocol.ts';
import { gathering, partsOf, sendBackup } from './restore.ts';

const pause = () => Promise.resolve();

describe('a backup on its way', () => {
  it('is cut into parts that come to the same, and through no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 2, max: 9 }), (text, longest) => {
        const parts = partsOf(text, longest);
        expect(parts.join('')).toBe(text);
        expect(parts.every((part) => part.length <= longest && part.isWellFormed() === true)).toBe(true);
      }),
    );
  });

  /** A background that dies before the n-th messages: what it had gathered is lost. */
  function background(deaths: readonly number[], lostAnswers: readonly number[] = []) {
    let gather = gathering();
    let turn = 0;
    const taken: string[] = [];
    const send = vi.fn((_: MessageName, part: unknown): Promise<never> => {
      turn += 1;
      if (deaths.includes(turn)) gather = gathering();
      const answer = gather(part as In<'restore-part'>);
      if ('file' in answer) taken.push(answer.file);
      const lost: Lost = { lost: 'channel-closed' };
      return Promise.resolve(
        (lostAnswers.includes(turn) ? lost : 'file' in answer ? { readings: 1 } : answer) as never,
      );
    });
    return { send, taken };
  }
  const text = 'x'.repeat(4_000_000) + 'y'.repeat(4_000_000) + 'z';

  it('arrives whole, in parts', async () => {
    const { send, taken } = background([]);
    expect(await sendBackup(text, send, { id: 'a', pause })).toEqual({ readings: 1 });
    expect(send).toHaveBeenCalledTimes(3);
    expect(taken).toEqual([text]);
  });

  it.each([
    ['dies before the second part', [2], []],
    ['dies before the last part', [3], []],
    ['dies twice', [2, 4], []],
    ['answers into nothing', [], [2]],
    ['answers the last part into nothing: twice is once', [], [3]],
  ])('arrives whole when the background %s', async (_, deaths, lost) => {
    const { send, taken } = background(deaths, lost);
    expect(await sendBackup(text, send, { id: 'a', pause })).toEqual({ readings: 1 });
    expect(new Set(taken)).toEqual(new Set([text]));
  });

  it('is given up, and said to be, when the background dies every time', async () => {
    const { send, taken } = background(Array.from({ length: 99 }, (_, index) => index + 1));
    expect(await sendBackup(text, send, { id: 'a', pause })).toEqual({ lost: 'channel-closed' });
    expect(taken).toEqual([]);
    expect(send.mock.calls.length).toBeLessThan(20);
  });

  it('is not mixed with another that comes in between', async () => {
    const gather = gathering();
    const part = (id: string, index: number, isLast: boolean) => gather({ id, index, text: `${id}${index}`, isLast });
    expect(part('a', 0, false)).toEqual({ next: 1 });
    expect(part('b', 0, false)).toEqual({ next: 1 });
    expect(part('a', 1, true)).toEqual({ next: 0 });
    expect(part('b', 1, true)).toEqual({ file: 'b0b1' });
  });
});
