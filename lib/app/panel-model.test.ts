import { describe, expect, it } from 'vitest';
import { createPanelModel } from './panel-model.ts';
import type { PageDeal } from './page-deal.ts';
import type { PanelView } from '../messages/protocol.ts';

const a: PageDeal = { crm: 'tryton', id: { strong: '1' } };
const b: PageDeal = { crm: 'tryton', id: { strong: '2' } };
const viewOf = (deal: PageDeal, known = true): PanelView => ({
  language: 'ja',
  open: false,
  side: 'right',
  today: '2026-11-25',
  zone: 'Asia/Tokyo',
  ...(known && {
    deal: {
      key: deal.id.strong ?? '',
      status: 'open',
      approximate: false,
      pushes: 0,
      seenAt: 0,
      missing: [],
      changes: [],
    },
  }),
});

/** A background that answers when it is told to. */
function bench() {
  const asked: { name: string; input: unknown; answer: (value: unknown) => Promise<void> }[] = [];
  const later: (() => void)[] = [];
  const changes: (PanelView | undefined)[] = [];
  let left = 0;
  const model = createPanelModel({
    send: (name, input) =>
      new Promise((resolve) =>
        asked.push({
          name,
          input,
          answer: async (value) => {
            resolve(value as never);
            await Promise.resolve();
            await Promise.resolve();
          },
        }),
      ),
    later: (work) => void later.push(work),
    changed: (view) => void changes.push(view),
    leave: () => void (left += 1),
  });
  return { asked, later, model, changes, hasLeft: () => left > 0 };
}

describe('the panel beside a deal', () => {
  it('asks what would be of the deal it shows, and keeps its view', async () => {
    const { asked, model } = bench();
    expect(await model.suppose({ chance: 0.5 })).toEqual({ outcome: null });
    void model.show(a);
    await asked[0]?.answer(viewOf(a));
    const before = model.view();
    const told = model.suppose({ amount: 120, chance: 0.5 });
    expect(asked[1]).toMatchObject({ name: 'what-if', input: { ...a, amount: 120, chance: 0.5 } });
    await asked[1]?.answer({ outcome: { from: { landing: 1 }, to: { landing: 2 } } });
    expect([await told, model.view()]).toEqual([{ outcome: { from: { landing: 1 }, to: { landing: 2 } } }, before]);
  });

  it('shows what the background knows of the deal', async () => {
    const { asked, model } = bench();
    void model.show(a);
    expect(asked).toMatchObject([{ name: 'panel', input: a }]);
    await asked[0]?.answer(viewOf(a));
    expect(model.view()?.deal?.key).toBe('1');
  });

  it('drops the answer for a deal that is no longer shown', async () => {
    const { asked, model } = bench();
    void model.show(a);
    void model.show(b);
    await asked[1]?.answer(viewOf(b));
    await asked[0]?.answer(viewOf(a));
    expect(model.view()?.deal?.key).toBe('2');
  });

  it('is gone at once when the record is left, and stays gone', async () => {
    const { asked, model, changes } = bench();
    void model.show(a);
    await asked[0]?.answer(viewOf(a));
    void model.show(undefined);
    expect(model.view()).toBeUndefined();
    expect(changes.at(-1)).toBeUndefined();
    void model.show(a);
    void model.show(undefined);
    await asked[1]?.answer(viewOf(a));
    expect(model.view()).toBeUndefined();
  });

  it("never shows one deal's figures beside another", async () => {
    const { asked, model } = bench();
    void model.show(a);
    await asked[0]?.answer(viewOf(a));
    void model.show(b);
    expect(model.view()).toMatchObject({ language: 'ja' });
    expect(model.view()?.deal).toBeUndefined();
  });

  it('asks again a few times while the deal is still being stored, then rests', async () => {
    const { asked, later, model } = bench();
    void model.show(a);
    for (let tries = 0; tries < 8; tries += 1) {
      await asked.at(-1)?.answer(viewOf(a, false));
      later.splice(0).forEach((work) => work());
    }
    expect(asked.length).toBe(6);
  });

  it('remembers being opened and moved, whatever an older answer says', async () => {
    const { asked, model } = bench();
    void model.show(a);
    await asked[0]?.answer(viewOf(a));
    void model.show(a);
    model.open(true);
    model.side('left');
    await asked[1]?.answer(viewOf(a));
    expect(model.view()).toMatchObject({ open: true, side: 'left' });
    expect(asked.filter(({ name }) => name === 'panel-state').map(({ input }) => input)).toEqual([
      { open: true, side: 'right' },
      { open: true, side: 'left' },
    ]);
  });

  it('logs to the deal shown and asks anew; a refusal comes back as it is', async () => {
    const { asked, model } = bench();
    void model.show(a);
    await asked[0]?.answer(viewOf(a));
    const logged = model.log('call');
    expect(asked.at(-1)).toMatchObject({ name: 'log', input: { kind: 'call', dealKey: '1' } });
    await asked.at(-1)?.answer({ id: 'x' });
    expect(await logged).toEqual({ id: 'x' });
    expect(asked.at(-1)?.name).toBe('panel');
    const refused = model.log('meeting');
    await asked.at(-1)?.answer({ refused: true, reason: 'storage-full' });
    expect(await refused).toEqual({ refused: true, reason: 'storage-full' });
  });

  it('leaves when the extension behind it is gone', async () => {
    const { asked, model, hasLeft } = bench();
    void model.show(a);
    await asked[0]?.answer({ lost: 'context-gone' });
    expect(hasLeft()).toBe(true);
  });
});
