import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, september, yen } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { dealMoves, inWholeUnits, type Move, type Pair } from './moves.ts';
import type { Landed, Worth } from './worths.ts';

const open = (amount: number, chance: number): Worth => ({ amount, chance, isWon: false });
const won = (amount: number): Worth => ({ amount, chance: 1, isWon: true });
const landed = (worths: Record<string, Worth>, fresh = 0, off = 0): Landed => ({
  worths: new Map(Object.entries(worths)),
  fresh,
  p50: Object.values(worths).reduce((sum, { amount, chance }) => sum + amount * chance, fresh + off),
});
const between = (aged: Landed, now: Landed, pairs: Record<string, Pair>): Move[] =>
  dealMoves({ aged, now, pairOf: (key) => pairs[key] ?? {}, period: september, day: '2026-09-17' });
const told = (moves: readonly Move[]) =>
  Object.fromEntries(moves.filter(({ effect }) => Math.abs(effect) > 1e-9).map(({ kind, effect }) => [kind, effect]));

const before = deal({ key: 'd', stage: 'Offer', closeOn: '2026-09-25', createdOn: '2026-08-01', owner: 'Kato' });
const one = (after: Partial<DealFact> | undefined, was: Worth | undefined, is: Worth | undefined, from = before) =>
  told(
    between(landed(was ? { d: was } : {}), landed(is ? { d: is } : {}), {
      d: { before: from, after: after && { ...before, ...after } },
    }),
  );

describe('what a deal did to the landing', () => {
  it.each<[string, Record<string, number>, Record<string, number>]>([
    ['won: its amount less what was expected of it', one({ status: 'won' }, open(100, 0.3), won(110)), { won: 80 }],
    ['lost: what was expected of it', one({ status: 'lost' }, open(100, 0.3), undefined), { lost: -30 }],
    ['pushed out', one({ closeOn: '2026-10-02' }, open(100, 0.3), open(100, 0.1)), { pushed: -20 }],
    [
      'pulled in',
      one({ closeOn: '2026-09-25' }, open(100, 0.1), open(100, 0.3), { ...before, closeOn: '2026-10-02' }),
      { pulled: 20 },
    ],
    ['a day moved within the period', one({ closeOn: '2026-09-28' }, open(100, 0.3), open(100, 0.2)), { chance: -10 }],
    ['a stage moved', one({ stage: 'Verbal yes' }, open(100, 0.3), open(100, 0.5)), { chance: 20 }],
    ['a stated chance moved', one({ probability: 0.5 }, open(100, 0.3), open(100, 0.5)), { chance: 20 }],
    ['an amount changed', one({ amount: yen(2_000_000) }, open(100, 0.5), open(200, 0.5)), { amount: 50 }],
    [
      'amount and stage: each at the mean of the other',
      one({ amount: yen(2_000_000), stage: 'Verbal yes' }, open(100, 0.2), open(200, 0.4)),
      { amount: 30, chance: 30 },
    ],
    [
      'an amount changed, and the chance with what was learnt of others',
      one({ amount: yen(2_000_000) }, open(100, 0.2), open(200, 0.4)),
      { amount: 30, others: 30 },
    ],
    ['only the chance of an untouched deal', one({}, open(100, 0.2), open(100, 0.4)), { others: 20 }],
    ['handed away', one({ owner: 'Sato' }, open(100, 0.3), undefined), { handed: -30 }],
    ['lost and open again', one({}, undefined, open(100, 0.3), { ...before, status: 'lost' }), { reopened: 30 }],
    ['erased', one(undefined, open(100, 0.3), undefined), { gone: -30 }],
    ['in a stage nobody has explained', one({ status: 'unmapped' }, open(100, 0.3), undefined), { gone: -30 }],
    ['a win put right', one({ status: 'won' }, won(100), won(90), { ...before, status: 'won' }), { corrected: -10 }],
    ['a win taken back', one({}, won(100), open(100, 0.3), { ...before, status: 'won' }), { corrected: -70 }],
  ])('%s', (_, moves, expected) => {
    expect(Object.keys(moves).sort()).toEqual(Object.keys(expected).sort());
    for (const [kind, effect] of Object.entries(expected)) expect(moves[kind]).toBeCloseTo(effect, 9);
  });

  it.each<[string, Partial<DealFact>, Worth, string]>([
    ['created since', { createdOn: '2026-09-18' }, open(100, 0.3), 'new'],
    ['created earlier, but read for the first time', { createdOn: '2026-09-17' }, open(100, 0.3), 'found'],
    ['of no known age', {}, open(100, 0.3), 'found'],
    ['won since', { status: 'won', closedOn: '2026-09-18' }, won(100), 'won'],
    ['read for the first time, won long before', { status: 'won', closedOn: '2026-09-03' }, won(100), 'found'],
  ])('a deal not known before: %s', (_, after, worth, kind) => {
    const moves = between(landed({}), landed({ d: worth }), { d: { after: deal({ key: 'd', ...after }) } });
    expect(Object.keys(told(moves))).toEqual([kind]);
  });

  it('tells apart what is still to come, and how far the middle lies from the mean', () => {
    const moves = between(landed({ d: open(100, 0.3) }, 40, -5), landed({ d: open(100, 0.3) }, 25, -2), {
      d: { before, after: before },
    });
    expect(told(moves)).toEqual({ fresh: -15, others: 3 });
  });
});

const moves = fc.array(
  fc
    .tuple(
      fc.constantFrom<Move['kind']>('won', 'lost', 'amount', 'others', 'calendar'),
      fc.array(fc.double({ min: -1e7, max: 1e7, noNaN: true }), { maxLength: 8 }),
    )
    .map(([kind, effects]): Move => ({
      kind,
      effect: effects.reduce((a, b) => a + b, 0),
      rows: effects.map((effect, index) => ({ key: `d${index}`, effect })),
    })),
  { minLength: 1, maxLength: 12 },
);

describe('parts in whole units', () => {
  it('add up from the one landing to the other, and each part’s rows to the part, to the last unit', () => {
    fc.assert(
      fc.property(
        moves,
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.constantFrom(1, 10),
        (parts, from, perOne) => {
          const to = parts.reduce((sum, { effect }) => sum + effect, from);
          const whole = inWholeUnits(parts, from, to, perOne);
          const units = (value: number) => Math.round(value * perOne) || 0;
          expect(whole.from).toBe(units(from) / perOne);
          expect(whole.to).toBe(units(to) / perOne);
          expect(whole.moves.reduce((sum, { effect }) => sum + units(effect), units(from))).toBe(units(to));
          for (const { effect, rows } of whole.moves) {
            expect(Number.isInteger(units(effect)) && units(effect) !== 0).toBe(true);
            if (rows.length > 0) expect(rows.reduce((sum, row) => sum + units(row.effect), 0)).toBe(units(effect));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
