import { describe, expect, it } from 'vitest';
import { createOptionsModel, type OptionsState } from './options-model.ts';
import { noPolicy } from './policy.ts';
import { defaultSettings, withChanges, type Settings, type SettingsChange } from './settings.ts';
import type { Target } from '../domain/target.ts';
import { anOverview } from '../../test/sample-overview.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A background that does what it is told, unless told to refuse. */
function bench(start: Partial<Settings> = {}) {
  let settings: Settings = { ...defaultSettings, language: 'en', ...start };
  let targets: Target[] = [];
  let refusal: object | undefined;
  const sent: { name: string; input: unknown }[] = [];
  const model = createOptionsModel({
    send: (name, input) => {
      sent.push({ name, input });
      if (refusal) return Promise.resolve(refusal as never);
      if (name === 'save-settings') settings = withChanges(settings, (input as { changes: SettingsChange }).changes);
      if (name === 'save-targets') ({ targets } = input as { targets: Target[] });
      return Promise.resolve({ saved: true } as never);
    },
    read: () =>
      Promise.resolve({
        settings,
        targets,
        overview: anOverview(),
        facts: { deals: [], activities: [] },
        policy: noPolicy,
        seen: { stages: [], types: [], counts: { deals: 44, activities: 260 }, sites: [] },
        sites: [],
        mayNotify: false,
        bindings: [],
        taught: { recipes: [], overrides: [], drifts: [], lessons: [], apps: [] },
      } satisfies OptionsState),
    onChange: () => () => {},
    removeSite: () => Promise.resolve(true),
    now: () => 1,
    newId: () => 'new',
    language: 'ja',
  });
  return {
    model,
    sent,
    settings: () => settings,
    targets: () => targets,
    refuse: (reason: string | undefined) =>
      void (refusal = reason === undefined ? undefined : { refused: true, reason }),
  };
}

describe('the settings page', () => {
  it('keeps a change, says so, and takes it back', async () => {
    const { model, settings } = bench();
    await settle();
    model.change({ currency: 'USD' });
    await settle();
    expect([settings().currency, model.said.value?.text]).toEqual(['USD', 'Saved.']);
    model.said.value?.undo?.();
    await settle();
    expect([settings().currency, model.said.value?.text]).toEqual(['JPY', 'Undone. It is as it was before.']);
    expect(model.said.value?.undo).toBeUndefined();
  });

  it('sends only what changed', async () => {
    const { model, sent } = bench({ stages: { tryton: { Won: 'won' } } });
    await settle();
    model.mapStage('tryton', '稟議中', 'open');
    await settle();
    expect(sent).toEqual([
      { name: 'save-settings', input: { changes: { stages: { tryton: { Won: 'won', 稟議中: 'open' } } } } },
    ]);
  });

  it('after a refusal shows what still holds and why', async () => {
    const { model, refuse } = bench();
    await settle();
    refuse('storage-full');
    model.change({ currency: 'USD' });
    await settle();
    expect(model.state.value?.settings.currency).toBe('JPY');
    expect(model.said.value).toMatchObject({ isTrouble: true, text: expect.stringContaining('no room left') });
  });

  it('sets a target for the person chosen and takes it back', async () => {
    const { model, targets } = bench();
    await settle();
    model.choose('all');
    await settle();
    model.setTarget({ kpi: 'revenue', span: 'month' }, 15_000_000);
    await settle();
    expect(targets()).toMatchObject([
      { id: 'new', kpi: 'revenue', scope: { kind: 'all' }, repeats: 'month', value: 15_000_000 },
    ]);
    expect(model.said.value?.text).toBe('Revenue: target ¥15M saved.');
    model.said.value?.undo?.();
    await settle();
    expect(targets()).toEqual([]);
  });

  it.each(['target', 'setting'] as const)(
    'the way back of an earlier change is gone as soon as a %s is changed',
    async (what) => {
      const { model } = bench();
      await settle();
      model.setTarget({ kpi: 'revenue', span: 'month' }, 15_000_000);
      await settle();
      expect(model.said.value?.undo).toBeDefined();
      if (what === 'target') model.setTarget({ kpi: 'deals-won', span: 'month' }, 12);
      else model.change({ currency: 'USD' });
      expect(model.said.value).toBeUndefined();
      await settle();
      expect(model.said.value?.undo).toBeDefined();
    },
  );

  it('pauses every origin of a site at once and leaves the others', async () => {
    const other = { paused: false, panel: { open: true, side: 'left' as const } };
    const { model, settings } = bench({ sites: { 'https://b.example': other } });
    await settle();
    model.changeSites(['http://127.0.0.1:1', 'http://127.0.0.1:2'], { paused: true });
    await settle();
    expect(Object.entries(settings().sites).map(([origin, { paused }]) => [origin, paused])).toEqual([
      ['https://b.example', false],
      ['http://127.0.0.1:1', true],
      ['http://127.0.0.1:2', true],
    ]);
  });

  it('names of a site only what was changed, on the way back too', async () => {
    const here = 'https://a.example';
    const panel = { open: true, side: 'left' as const };
    const { model, settings, sent } = bench({ sites: { [here]: { paused: false, panel } } });
    await settle();
    model.changeSites([here], { chips: false });
    await settle();
    model.said.value?.undo?.();
    await settle();
    expect(sent.map(({ input }) => input)).toEqual([
      { changes: { sites: { [here]: { chips: false } } } },
      { changes: { sites: { [here]: { chips: true } } } },
    ]);
    expect(settings().sites[here]).toEqual({ paused: false, panel, chips: true });
  });
});
