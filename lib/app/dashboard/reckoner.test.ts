import { describe, expect, it } from 'vitest';
import { aStore } from '../../../test/database.ts';
import { activityRow, aReading, crmSite, dealRow } from '../../../test/readings.ts';
import { ingest } from '../ingest.ts';
import { StoreTrouble } from '../page-store.ts';
import { readOverview } from '../read-overview.ts';
import { changeSettings } from '../settings-document.ts';
import type { Store } from '../../store/open.ts';
import type { DashboardPart } from './parts.ts';
import { shownStore } from '../sample/shown-store.ts';
import { createReckoner, type Question, type Reply } from './reckoner.ts';

const now = Date.UTC(2026, 10, 24, 3);
const zone = 'Asia/Tokyo';
const question = (id: number, part: Partial<Question> = {}): Question => ({
  id,
  request: { choice: { who: 'all', kind: 'month' }, now, zone },
  ...part,
});

async function filled(): Promise<Store> {
  const store = await aStore();
  const call = (id: string, owner: string) =>
    activityRow({ id, type: 'Call', when: '2026-11-24T09:00', state: 'done', owner });
  await ingest(
    store,
    aReading(
      [
        dealRow({
          id: '1',
          name: 'A',
          yen: 300,
          stage: 'Won',
          closeDate: '2026-11-10',
          owner: 'Kato',
          url: `${crmSite}/#1`,
        }),
        dealRow({ id: '2', name: 'B', yen: 500, stage: 'Won', closeDate: '2026-11-12', owner: 'Sato' }),
        call('a', 'Kato'),
        call('b', 'Kato'),
      ],
      { at: now },
    ),
  );
  return store;
}

/** A thread over a real database, and everything it told. */
function aThread(store: () => Promise<Store>, rest: () => Promise<void> = () => Promise.resolve()) {
  const told: Reply[] = [];
  return { told, reckon: createReckoner({ shown: shownStore(store), tell: (reply) => told.push(reply), rest }) };
}

const partsIn = (told: readonly Reply[], id: number) =>
  told.flatMap((reply) => (reply.id === id && reply.told === 'part' ? [reply.part] : []));

describe('the thread that reads and reckons', () => {
  it('tells setting, parts and end, with the figures every other surface has', async () => {
    const store = await filled();
    await changeSettings(store, (old) => ({ ...old, language: 'ja', me: ['Kato'] }));
    const { told, reckon } = aThread(() => Promise.resolve(store));
    await reckon(question(1));
    expect([told[0], told.at(-1)]).toEqual([
      { id: 1, told: 'setting', language: 'ja', hasMe: true, isSample: false },
      { id: 1, told: 'done' },
    ]);
    const { overview, team } = Object.assign({}, ...partsIn(told, 1)) as DashboardPart;
    const elsewhere = await readOverview(store, { periodKind: 'month', who: 'all', now, zone });
    const figures = (progress: typeof elsewhere.progress) => progress.map(({ kpi, measure }) => [kpi, measure.value]);
    expect(figures(overview?.progress ?? [])).toEqual(figures(elsewhere.progress));
    expect(
      team?.reps.map(({ name, progress }) => [name, progress.find(({ kpi }) => kpi === 'revenue')?.measure.value]),
    ).toEqual([
      ['Kato', 300],
      ['Sato', 500],
    ]);
  });

  it('carries no row keys to the page, which may be a hundred thousand', async () => {
    const store = await filled();
    const { told, reckon } = aThread(() => Promise.resolve(store));
    await reckon(question(1));
    const measures = partsIn(told, 1).flatMap(({ overview, team }) =>
      [
        ...(overview?.progress ?? []),
        ...(overview?.day ?? []),
        ...(team?.reps ?? []).flatMap(({ progress }) => progress),
      ].map(({ measure }) => measure),
    );
    expect(measures.length).toBeGreaterThan(20);
    expect(measures.flatMap(({ rows, left }) => [...rows, ...left])).toEqual([]);
  });

  it('mine alone has no team', async () => {
    const store = await filled();
    await changeSettings(store, (old) => ({ ...old, me: ['Kato'] }));
    const { told, reckon } = aThread(() => Promise.resolve(store));
    await reckon(question(1, { request: { choice: { who: 'me', kind: 'month' }, now, zone } }));
    const whole = Object.assign({}, ...partsIn(told, 1)) as object;
    expect(whole).not.toHaveProperty('team');
    expect(partsIn(told, 1)[0]?.overview?.progress[0]?.measure.value).toBe(300);
  });

  it('gives the rows behind a number of one person', async () => {
    const store = await filled();
    const { told, reckon } = aThread(() => Promise.resolve(store));
    await reckon(question(7, { rows: { of: 'kpi', kpi: 'revenue', rep: 'Kato' } }));
    expect(told).toMatchObject([
      { id: 7, told: 'rows', rows: { of: 1, rows: [{ name: 'A', url: `${crmSite}/#1`, seenAt: now }] } },
    ]);
  });

  it('a newer question ends the answer to an older one', async () => {
    const store = await filled();
    let second: Promise<void> | undefined;
    const { told, reckon } = aThread(
      () => Promise.resolve(store),
      async () => {
        if (second) return;
        second = reckon(question(2));
        await second;
      },
    );
    await reckon(question(1));
    await second;
    expect(told.filter(({ told: what }) => what === 'done').map(({ id }) => id)).toEqual([2]);
  });

  it('says why a database cannot be read, and answers again once it can', async () => {
    const store = await filled();
    let isBlocked = true;
    const { told, reckon } = aThread(() =>
      isBlocked
        ? Promise.reject(new StoreTrouble({ ok: false, reason: 'blocked', detail: 'held by an older page' }))
        : Promise.resolve(store),
    );
    await reckon(question(1));
    expect(told).toEqual([{ id: 1, told: 'failed', reason: 'blocked' }]);
    isBlocked = false;
    await reckon(question(2));
    expect(told.at(-1)).toEqual({ id: 2, told: 'done' });
  });
});
