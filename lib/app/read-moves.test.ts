import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/database.ts';
import { activityRow, aReading, dealRow } from '../../test/readings.ts';
import type { Store } from '../store/open.ts';
import { ingest } from './ingest.ts';
import { keepLedger } from './keep-ledger.ts';
import type { Proposal } from './meanings.ts';
import type { Moves, MovesTold, Since } from './moves.ts';
import { readMoves } from './read-moves.ts';
import { readOverview } from './read-overview.ts';
import { saveTargets } from './settings-document.ts';

const zone = 'Asia/Tokyo';
/** 18 November 2026 is a Wednesday. */
const at = (time: string) => Date.parse(`${time}:00+09:00`);
const now = at('2026-11-18T11:00');
const proposals: Proposal[] = [
  {
    id: 'tryton',
    stages: { open: ['New', 'Offer'], won: ['Won'], lost: ['Lost'] },
    activityTypes: { call: ['Call'] },
  },
];
const target = (kpi: string, value: number) => ({
  id: kpi,
  kpi,
  scope: { kind: 'all' as const },
  period: { start: '2026-11-01', end: '2026-12-01' },
  deadline: '2026-11-30',
  value,
  original: value,
  changes: [],
});

/** A company with a year behind it: a deal every third day, decided after thirty, two of three won. */
const past = Array.from({ length: 100 }, (_, index) => {
  const day = (offset: number) => new Date(Date.UTC(2026, 0, 5 + index * 3 + offset)).toISOString().slice(0, 10);
  const isOver = day(30) <= '2026-11-16';
  return {
    ...dealRow({
      id: `p${index}`,
      name: `Deal ${index}`,
      yen: 400_000 + 10_000 * (index % 5),
      stage: isOver ? (index % 3 ? 'Won' : 'Lost') : 'New',
      closeDate: day(30),
      url: `https://crm.example.com/#deals/p${index}`,
    }),
    createdOn: day(0),
  };
}).map(({ createdOn, ...row }) => ({
  ...row,
  values: { ...row.values, createdDate: { text: createdOn, value: createdOn } },
}));

const stateOf = (since: Since, store: Store, moment = now, kpi = 'revenue'): Promise<Moves> =>
  readMoves(
    store,
    { kpi, period: { start: '2026-11-01', end: '2026-12-01' }, who: 'all', now: moment, zone, since },
    proposals,
  );
const told = async (since: Since, store: Store): Promise<Moves & MovesTold> => {
  const moves = await stateOf(since, store);
  if (moves.why !== undefined) throw new Error(`Nothing was told: ${moves.why}.`);
  return moves;
};

async function company(): Promise<Store> {
  const store = await aStore();
  await saveTargets(store, [target('revenue', 5_000_000)]);
  await ingest(store, aReading(past, { at: at('2026-11-05T10:00') }));
  return store;
}
const moved = (id: string, values: Parameters<typeof dealRow>[0], moment = now) =>
  aReading([dealRow({ id, ...values })], { at: moment });

describe('what moved a landing, read from the store', () => {
  it('tells of the deals that moved since yesterday, and leads to their pages', async () => {
    const store = await company();
    await ingest(store, moved('p99', { stage: 'Won', closeDate: '2026-11-18' }));
    await ingest(store, moved('p98', { closeDate: '2026-12-20' }));
    const { parts, earlier, now: stands, day } = await told('day', store);
    expect(day).toBe('2026-11-17');
    const won = parts.find(({ kind }) => kind === 'won');
    expect(won?.rows).toMatchObject([
      { name: 'Deal 99', url: 'https://crm.example.com/#deals/p99', before: { stage: 'New' }, after: { stage: 'Won' } },
    ]);
    expect(parts.find(({ kind }) => kind === 'pushed')?.rows.map(({ name }) => name)).toEqual(['Deal 98']);
    expect(parts.reduce((sum, { effect }) => sum + effect, earlier.landing)).toBe(stands.landing);
  });

  it('takes the earlier landing for what was told on that evening', async () => {
    const store = await company();
    const evening = at('2026-11-17T23:59');
    await keepLedger(store, { now: evening, zone }, proposals);
    const shown = (
      await readOverview(store, { periodKind: 'month', who: 'all', now: evening, zone }, proposals)
    ).progress.find(({ kpi }) => kpi === 'revenue')?.landing?.p50;
    await ingest(store, moved('p99', { stage: 'Won', closeDate: '2026-11-18' }));
    const { earlier, said } = await told('day', store);
    expect(earlier.landing).toBe(Math.round(shown ?? 0));
    expect(said).toBe(shown);
  });

  it('since a week ago counts what was seen in that week', async () => {
    const store = await company();
    await ingest(store, moved('p99', { stage: 'Won', closeDate: '2026-11-13' }, at('2026-11-13T10:00')));
    const week = await told('week', store);
    expect(week.day).toBe('2026-11-11');
    expect(week.parts.find(({ kind }) => kind === 'won')?.of).toBe(1);
    expect((await told('day', store)).parts.find(({ kind }) => kind === 'won')).toBeUndefined();
  });

  it('says since when rows are known where there were none before', async () => {
    const store = await aStore();
    await saveTargets(store, [target('revenue', 5_000_000)]);
    await ingest(store, aReading(past, { at: at('2026-11-18T09:00') }));
    expect(await stateOf('day', store)).toMatchObject({
      why: 'unknown',
      day: '2026-11-17',
      knownSince: at('2026-11-18T09:00'),
    });
  });

  it('of calls asks since when calls were read, however long deals have been', async () => {
    const store = await aStore();
    await saveTargets(store, [target('calls', 40)]);
    await ingest(store, aReading(past, { at: at('2026-11-05T10:00') }));
    const call = activityRow({ id: 'c', type: 'Call', when: '2026-11-10T09:00', state: 'done' });
    await ingest(store, aReading([call], { at: at('2026-11-18T09:00') }));
    expect(await stateOf('day', store, now, 'calls')).toMatchObject({
      why: 'unknown',
      knownSince: at('2026-11-18T09:00'),
    });
  });

  it('has nothing to compare with on a period’s first day, and says that there is no landing where there is none', async () => {
    expect(await stateOf('day', await company(), at('2026-11-01T12:00'))).toMatchObject({ why: 'new-period' });
    expect(await stateOf('day', await aStore())).toMatchObject({ why: 'no-landing' });
  });

  it('begins with the period where that began within the week', async () => {
    const store = await company();
    const moves = await stateOf('week', store, at('2026-11-07T11:00'));
    expect(moves?.day).toBe('2026-11-01');
    expect(moves).toMatchObject({ why: 'unknown' });
  });
});
