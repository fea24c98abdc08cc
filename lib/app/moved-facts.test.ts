import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/database.ts';
import { activityRow, aReading, crmSite, dealRow } from '../../test/readings.ts';
import { identityKey } from '../domain/identity.ts';
import type { Row } from '../domain/reading.ts';
import { openStore, type Store } from '../store/open.ts';
import { ingest } from './ingest.ts';
import type { Proposal } from './meanings.ts';
import { logQuick } from './quick-log.ts';
import { readState } from './read-overview.ts';
import { changeSettings, saveTargets } from './settings-document.ts';

const now = Date.UTC(2026, 10, 24, 3);
const zone = 'Asia/Tokyo';
const proposals: Proposal[] = [
  {
    id: 'tryton',
    stages: { open: ['New'], won: ['Won'], lost: ['Lost'] },
    activityTypes: { call: ['Call'], ignore: ['Chat'] } as Proposal['activityTypes'],
  },
];

/** What somebody reads who has never read before. */
async function readAnew({ database }: Store) {
  const opened = await openStore({ name: database.name });
  if (!opened.ok) throw new Error(opened.detail);
  try {
    return await readState(opened.store, zone, proposals);
  } finally {
    opened.store.close();
  }
}

/** As a log of this deal was written down before keys held the CRM. */
const ofOld = `${crmSite} deal s 1`;
const byName = identityKey({ crm: 'tryton', site: crmSite }, 'deal', 'p', 'alpha | kato');
const few = fc.constantFrom('1', '2', '3', '4');
const name = fc.constantFrom('Alpha', 'Beta', 'Gamma');
const aDeal = fc
  .record({
    id: fc.option(few, { nil: undefined }),
    name,
    account: fc.constantFrom('Kato', undefined),
    yen: fc.integer({ min: 1, max: 3 }),
    stage: fc.constantFrom('New', 'Won', 'Lost', 'Odd'),
    owner: fc.constantFrom('Sato', 'Mori'),
    closeDate: fc.constantFrom('2026-11-02', '2026-12-24'),
  })
  .map(({ id, account, ...told }) =>
    dealRow({ ...told, ...(id !== undefined && { id }), ...(account !== undefined && { account }) }),
  );
const anActivity = fc
  .record({
    id: few,
    type: fc.constantFrom('Call', 'Chat', 'Odd'),
    state: fc.constantFrom('done', 'planned'),
    when: fc.constantFrom('2026-11-03T09:00', '2026-11-20T10:00'),
    dealId: few,
  })
  .map((told) => activityRow(told));
const taken = fc
  .record({ id: few, entity: fc.constantFrom('deal' as const, 'activity' as const) })
  .map(({ id, entity }): Row => ({ entity, id: { strong: id }, values: {}, gone: true }));
const looks = fc.array(
  fc.array(fc.oneof({ arbitrary: aDeal, weight: 3 }, { arbitrary: anActivity, weight: 3 }, taken), {
    minLength: 1,
    maxLength: 4,
  }),
  {
    minLength: 2,
    maxLength: 8,
  },
);

describe('a state that is caught up with', () => {
  it('is the state read anew, whatever was seen, taken back or joined', async () => {
    await fc.assert(
      fc.asyncProperty(looks, async (rows) => {
        const store = await aStore();
        const page = await aStore({ name: store.database.name });
        for (const [step, seen] of rows.entries()) {
          await ingest(store, aReading(seen, { at: now + step * 4_000_000 }));
          // A log names its deal as it was known that day: perhaps by its name, until its record is seen; perhaps long ago.
          if (step % 2 === 1)
            await logQuick(
              store,
              { id: `log ${step}`, kind: 'call', dealKey: step % 4 === 1 ? ofOld : byName },
              { now, zone },
            );
          if (step % 3 === 1) expect(await readState(store, zone, proposals)).toEqual(await readAnew(store));
          // Settings move beside the rows: some of which facts are made, and some of which they are not.
          if (step % 2 === 0)
            await changeSettings(store, (old) => ({
              ...old,
              badge: !old.badge,
              ...(step % 4 === 2 && { stages: { tryton: { Odd: 'won' as const } } }),
            }));
          const anew = await readAnew(store);
          expect(await readState(store, zone, proposals)).toEqual(anew);
          expect(await readState(page, zone, proposals)).toEqual(anew);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives a log from before keys held the CRM to its deal while that is there, and to none once it is gone', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ id: '1', name: 'Alpha', stage: 'New' })], { at: now }));
    await logQuick(store, { id: 'log', kind: 'call', dealKey: ofOld }, { now, zone });
    const dealKey = async () => (await readState(store, zone, proposals)).facts.activities[0]?.dealKey;
    expect(await dealKey()).toBe(identityKey({ crm: 'tryton', site: crmSite }, 'deal', 's', '1'));
    const gone: Row = { entity: 'deal', id: { strong: '1' }, values: {}, gone: true };
    await ingest(store, aReading([gone], { at: now + 4_000_000 }));
    expect(await dealKey()).toBe(ofOld);
  });

  it('leaves the activities alone where a deal moved, so that what was sorted out of them stays remembered', async () => {
    const store = await aStore();
    const call = activityRow({ id: 'a', type: 'Call', when: '2026-11-24T09:00', state: 'done', dealId: '1' });
    await ingest(store, aReading([dealRow({ id: '1', name: 'Alpha', stage: 'New' }), call], { at: now }));
    const before = await readState(store, zone, proposals);
    await ingest(store, aReading([dealRow({ id: '1', name: 'Alpha', stage: 'Won' })], { at: now + 1000 }));
    const after = await readState(store, zone, proposals);
    expect(after.facts.activities).toBe(before.facts.activities);
    expect(after.facts.deals[0]?.status).toBe('won');
  });

  it('reads no row where a setting moved that facts are not made of, on any connection, until a row moves', async () => {
    const store = await aStore();
    const page = await aStore({ name: store.database.name });
    await ingest(store, aReading([dealRow({ id: '1', name: 'Alpha', stage: 'New' })], { at: now }));
    for (const one of [store, page]) {
      const before = await readState(one, zone, proposals);
      await changeSettings(store, (old) => ({ ...old, badge: !old.badge }));
      await saveTargets(store, []);
      const after = await readState(one, zone, proposals);
      expect(after.settings.badge).toBe(!before.settings.badge);
      expect(after.facts.deals).toBe(before.facts.deals);
    }
    await ingest(store, aReading([dealRow({ id: '2', name: 'Beta', stage: 'New' })], { at: now + 4_000_000 }));
    await changeSettings(store, (old) => ({ ...old, badge: !old.badge }));
    for (const one of [store, page]) expect((await readState(one, zone, proposals)).facts.deals).toHaveLength(2);
  });

  it('is read anew once the settings changed, which may mean every row', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ id: '1', name: 'Alpha', stage: 'Odd' })], { at: now }));
    expect((await readState(store, zone, proposals)).facts.deals[0]?.status).toBe('unmapped');
    await changeSettings(store, (old) => ({ ...old, stages: { tryton: { Odd: 'won' } } }));
    expect((await readState(store, zone, proposals)).facts.deals[0]?.status).toBe('won');
  });
});
