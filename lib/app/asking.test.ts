import { describe, expect, it } from 'vitest';
import { createAsking, type Answered, type Asked, type ThreadEnd } from './asking.ts';

function threads() {
  const made: { posted: Asked<string>[]; answer: (told: Answered<string>) => void; die: () => void }[] = [];
  const ask = createAsking<string, string>((): ThreadEnd<string, string> => {
    const one = { posted: [] as Asked<string>[], answer: (_: Answered<string>) => {}, die: () => {} };
    made.push(one);
    return {
      post: (asked) => one.posted.push(asked),
      onAnswer: (listener) => (one.answer = listener),
      onDeath: (listener) => (one.die = listener),
    };
  });
  return { ask, made };
}

describe('asking a thread', () => {
  it('gives each question its own answer, in whatever order they come', async () => {
    const { ask, made } = threads();
    const [first, second] = [ask('a'), ask('b')];
    made[0]?.answer({ id: made[0].posted[1]?.id ?? 0, answer: 'B' });
    made[0]?.answer({ id: made[0].posted[0]?.id ?? 0, answer: 'A' });
    expect([await first, await second]).toEqual(['A', 'B']);
    expect(made).toHaveLength(1);
  });

  it('fails with what the thread says', async () => {
    const { ask, made } = threads();
    const answer = ask('a');
    made[0]?.answer({ id: made[0].posted[0]?.id ?? 0, failed: 'no database' });
    await expect(answer).rejects.toThrow('no database');
  });

  it('fails what is open when the thread dies, and asks another one next', async () => {
    const { ask, made } = threads();
    const answer = ask('a');
    made[0]?.die();
    await expect(answer).rejects.toThrow('died');
    const next = ask('b');
    expect(made).toHaveLength(2);
    made[1]?.answer({ id: made[1].posted[0]?.id ?? 0, answer: 'B' });
    expect(await next).toBe('B');
  });
});
