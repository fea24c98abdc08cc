import { describe, expect, it } from 'vitest';
import { aYear } from '../../test/a-year.ts';
import { aStore } from '../../test/database.ts';
import { activityRow, aReading, crmSite, dealRow } from '../../test/readings.ts';
import type { RowIdentity } from '../domain/reading.ts';
import type { Store } from '../store/open.ts';
import { chipsView } from './chips-view.ts';
import { ingest } from './ingest.ts';
import { panelView } from './panel-view.ts';
import { changeSettings } from './settings-document.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 24, 3);
const moment = { now, zone: 'Asia/Tokyo', language: 'en' } as const;

const ask = async (store: Store, ids: (string | RowIdentity)[], site = crmSite, crm = 'tryton') => {
  const asked = ids.map((id) => (typeof id === 'string' ? { strong: id } : id));
  const { chips } = await chipsView(store, { site, crm, ids: asked }, moment);
  return new Map(chips.map(({ at, chip }) => [at, chip]));
};

describe('the chips of a page', () => {
  it('are of the deals asked for, by their places; of a deal without a sign and of one that is not stored there is none', async () => {
    const store = await aStore();
    const rows = [
      dealRow({ id: '1', name: 'Late', stage: 'Lead', closeDate: '2026-11-20' }),
      dealRow({ id: '2', name: 'Well', stage: 'Lead', closeDate: '2026-11-28' }),
      dealRow({ id: '3', name: 'Won', stage: 'Won', closeDate: '2026-11-10' }),
    ];
    await ingest(store, aReading(rows, { at: now - day }));
    const chips = await ask(store, ['2', '3', 'nobody', '1']);
    expect([...chips.keys()]).toEqual([3]);
    expect(chips.get(3)).toEqual({
      kind: 'risk',
      label: 'At risk',
      says: ['Its planned day, Fri, Nov 20, was 4 days ago.'],
    });
  });

  it('find a deal by its number, and by what is written on its row where it has neither id nor number', async () => {
    const store = await aStore();
    const late = { stage: 'Lead', closeDate: '2026-11-20' };
    const rows = [dealRow({ number: 'SO-1', name: 'A', ...late }), dealRow({ name: 'B', account: 'Kato', ...late })];
    await ingest(store, aReading([...rows, dealRow({ name: 'C', ...late })], { at: now - day }));
    const ids = [{ business: 'so-1' }, { provisional: 'b | kato' }, { provisional: 'c | ' }, { provisional: 'b | ' }];
    expect([...(await ask(store, ids)).keys()]).toEqual([0, 1, 2]);
  });

  it('tell nothing of another site, and of another CRM of the same', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ id: '1', stage: 'Lead', closeDate: '2026-11-20' })], { at: now - day }));
    expect((await ask(store, ['1'])).size).toBe(1);
    expect((await ask(store, ['1'], 'https://other.example.com')).size).toBe(0);
    expect((await ask(store, ['1'], crmSite, 'odoo')).size).toBe(0);
  });

  it('are none where the person switched them off', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ id: '1', stage: 'Lead', closeDate: '2026-11-20' })], { at: now - day }));
    const panel = { open: false, side: 'right' } as const;
    await changeSettings(store, (old) => ({
      ...old,
      sites: { [crmSite]: { paused: false, panel, chips: false } },
    }));
    expect((await ask(store, ['1'])).size).toBe(0);
  });

  it('name the deals that decide the target, with what the panel says hangs on them', async () => {
    const store = await aYear(500);
    const chips = await ask(store, ['6', '7', '8', 'p0']);
    expect([...chips.keys()]).toEqual([0, 1, 2]);
    for (const [at, id] of ['6', '7', '8'].entries()) {
      const { share } = await panelView(store, { site: crmSite, crm: 'tryton', id: { strong: id } }, moment);
      const { ifWon = 0, ifLost = 0 } = share?.chances ?? {};
      const points = Number(/^\+([\d.]+)pt$/.exec(chips.get(at)?.label ?? '')?.[1]);
      expect(chips.get(at)?.kind).toBe('decisive');
      expect(points / 100).toBeCloseTo(ifWon - ifLost, 1);
      expect(Math.abs(points - 100 * (ifWon - ifLost))).toBeLessThanOrEqual(0.5);
      expect(chips.get(at)?.says[0]).toMatch(
        /^It decides [\d.]+pt of the chance .* \d[\d.]*% if won, \d[\d.]*% if lost\.$/,
      );
    }
  });

  it('say every sign with its evidence, strongest first', async () => {
    const store = await aStore();
    const pushed = ['2026-08-31', '2026-09-30', '2026-10-31', '2026-12-10'];
    for (const [at, closeDate] of pushed.entries())
      await ingest(
        store,
        aReading([dealRow({ id: '1', name: 'A', stage: 'Lead', closeDate })], { at: now - (60 - at) * day }),
      );
    await ingest(store, aReading([dealRow({ id: '2', nextStep: 'Call', stage: 'Lead' })], { at: now - day }));
    const call = activityRow({ id: 'a', type: 'Call', when: '2026-10-20', subject: 'Hello', dealId: '1' });
    await ingest(store, aReading([call], { kind: 'activity-list', page: 'activities', at: now - day }));
    expect((await ask(store, ['1'])).get(0)).toEqual({
      kind: 'stale',
      label: 'Stale 35 d',
      says: [
        'No activity was seen on it for 35 days, since Tue, Oct 20.',
        'Its planned day was pushed 3 times; when first seen it was Mon, Aug 31.',
      ],
    });
  });

  it('say that a next step is missing only where one was looked for', async () => {
    const store = await aStore();
    const row = (id: string, nextStep?: string) =>
      dealRow({ id, name: `Deal ${id}`, stage: 'Lead', ...(nextStep !== undefined && { nextStep }) });
    const emptied = { ...row('4'), values: { ...row('4').values, nextStep: { text: '', value: null } } };
    // A list that shows no next steps, one that does, and a record where one was taken away.
    await ingest(store, aReading([row('1')], { at: now - 9 * day }));
    await ingest(store, aReading([row('2', 'Call'), row('3')], { at: now - 3 * day }));
    await ingest(store, aReading([row('4', 'Visit')], { at: now - 3 * day }));
    await ingest(store, aReading([emptied], { at: now - 2 * day }));
    await ingest(store, aReading([row('1'), row('3'), row('4')], { at: now - day }));
    const chips = await ask(store, ['1', '2', '3', '4']);
    expect([...chips].map(([at, { says }]) => [at, says])).toEqual([
      [2, ['Its next step was empty when it was last shown, Sat, Nov 21, and nothing planned for it is known.']],
      [3, ['Its next step was empty when it was last shown, Sun, Nov 22, and nothing planned for it is known.']],
    ]);
    const planned = { id: 'a', type: 'Call', when: '2026-11-26', subject: 'Hello', state: 'planned', dealId: '3' };
    await ingest(store, aReading([activityRow(planned)], { kind: 'activity-list', page: 'activities', at: now - day }));
    await ingest(store, aReading([row('4', 'Call again')], { at: now }));
    expect((await ask(store, ['1', '2', '3', '4'])).size).toBe(0);
  });

  it('speak the language of the settings', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ id: '1', stage: 'Lead', closeDate: '2026-11-20' })], { at: now - day }));
    await changeSettings(store, (old) => ({ ...old, language: 'ja' }));
    const told = await chipsView(store, { site: crmSite, crm: 'tryton', ids: [{ strong: '1' }] }, moment);
    expect(told.language).toBe('ja');
    expect(told.chips[0]?.chip).toMatchObject({
      label: '要注意',
      says: ['完了予定日の11/20(金)を4日過ぎています。'],
    });
  });
});
