import { chanceToReach, distribute, quantile } from '../../lib/landing/distribution.ts';
import { lineOf, type BenchPart } from './bench-line.ts';
import { drawn, outlookOf, randomFrom } from './outlooks.ts';
import { interleaved } from './rounds.ts';

/** A landing with its range and its chance, exactly, beside the usual way to one: ten thousand drawn outcomes. */
export const landing: BenchPart = {
  id: 'landing',
  needs: 'node',
  async measure(size) {
    const count = size === 'quick' ? 100 : 1000;
    const outlook = outlookOf(count, randomFrom(11));
    const target = Math.round(quantile(distribute(outlook, 0), 0.6));
    const exact = () => {
      const one = distribute(outlook, target);
      return {
        middle: quantile(one, 0.5),
        range: [quantile(one, 0.1), quantile(one, 0.9)],
        hit: chanceToReach(one, target),
      };
    };
    const draws = () => {
      const random = randomFrom(5);
      const all = Float64Array.from({ length: 10_000 }, () => drawn(outlook, random)).sort();
      const at = (share: number) => all[Math.floor(share * all.length)] ?? NaN;
      return {
        middle: at(0.5),
        range: [at(0.1), at(0.9)],
        hit: all.filter((value) => value >= target).length / all.length,
      };
    };
    const [known, guessed] = [exact(), draws()];
    // Four times the standard error of ten thousand draws: the two must be answers to one question.
    if (Math.abs(known.hit - guessed.hit) > 0.02) throw new Error('The exact chance and the drawn one disagree.');
    const took = await interleaved({ exact, draws }, size === 'quick' ? 3 : 9);
    return [
      lineOf({
        id: 'landing/exact',
        what: `P10, P50, P90 and the chance to hit of ${count} open deals, ms`,
        ours: took.exact,
        peer: took.draws,
        peerName: '10,000 drawn outcomes',
        goal: 0.2,
      }),
    ];
  },
};
