import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { OptionsState } from './options-model.ts';
import { noPolicy } from './policy.ts';
import { defaultSettings } from './settings.ts';
import type { GridEdit } from './target-cells.ts';
import { createTargetDesk } from './target-desk.ts';
import type { Target } from '../domain/target.ts';
import { anOverview, aTarget } from '../../test/sample-overview.ts';

function bench(start: Target[] = []) {
  const state = signal<OptionsState | undefined>({
    settings: defaultSettings,
    targets: start,
    overview: anOverview(),
    facts: { deals: [], activities: [] },
    policy: noPolicy,
    seen: { stages: [], types: [], counts: { deals: 0, activities: 0 }, sites: [] },
    sites: [],
    mayNotify: false,
    bindings: [],
    taught: { recipes: [], overrides: [], drifts: [], lessons: [], apps: [] },
  });
  const told: string[] = [];
  const download = vi.fn((_name: string, _text: string) => {});
  let ids = 0;
  const desk = createTargetDesk({
    state,
    language: signal('en' as const),
    keep: (targets, text) => {
      if (state.value) state.value = { ...state.value, targets };
      told.push(text);
      return Promise.resolve();
    },
    say: (text) => void told.push(text),
    download,
    now: () => 7,
    zone: 'Asia/Tokyo',
    newId: () => `n${(ids += 1)}`,
  });
  return { desk, told, download, values: () => state.value?.targets.map(({ kpi, value }) => `${kpi} ${value}`) };
}

const cell = (value: number | undefined, kpi = 'calls'): GridEdit => ({
  kpi,
  scope: { kind: 'me' },
  period: { start: '2026-11-01', end: '2026-12-01' },
  value,
});
const plain = { reason: '', unread: [] };

describe('the target sheet’s desk', () => {
  it('goes back and forth over every step, until something new is set', () => {
    const { desk, values } = bench();
    desk.edit([cell(100)], plain);
    desk.edit([cell(200)], plain);
    desk.undo();
    expect(values()).toEqual(['calls 100']);
    desk.undo();
    expect([values(), desk.canUndo.value, desk.canRedo.value]).toEqual([[], false, true]);
    desk.redo();
    desk.redo();
    expect(values()).toEqual(['calls 200']);
    desk.undo();
    desk.edit([cell(300)], plain);
    expect([values(), desk.canRedo.value]).toEqual([['calls 300'], false]);
    desk.redo();
    expect(values()).toEqual(['calls 300']);
  });

  it('tells what was set, what the company fixed and what changed nothing', () => {
    const { desk, told } = bench([{ ...aTarget('deals-won', 10), by: 'company' }]);
    desk.edit([cell(100), cell(3, 'deals-won')], plain);
    desk.edit([cell(100)], plain);
    expect(told).toEqual(['1 cell saved. 1 cell left alone: given by your company.', 'Nothing has changed.']);
  });

  it('keeps what could not be read until it is put away', () => {
    const { desk } = bench();
    desk.edit([], { reason: '', unread: ['Calls, Nov: “x”'] });
    expect([desk.problems.value, desk.canUndo.value]).toEqual([['Calls, Nov: “x”'], false]);
    desk.hideProblems();
    expect(desk.problems.value).toEqual([]);
  });

  it('reads a file, names each line that is wrong, and takes all of it back in one step', () => {
    const { desk, told, values } = bench();
    expect(desk.read('metric,2026-11,2026-12\nCalls,400,lots\nHappiness,5,\n', '')).toBe(true);
    expect(values()).toEqual(['calls 400']);
    expect(told).toEqual(['1 target added, 0 changed.']);
    expect(desk.problems.value).toEqual([
      'Line 2, target: “lots” could not be read. The rest of the line was used.',
      'Line 3: no metric is called “Happiness”. Use a name from this sheet.',
    ]);
    desk.undo();
    expect(values()).toEqual([]);
  });

  it.each([
    ['', 'The file has no rows. Your targets are as they were.'],
    ['a,b\n1,2', expect.stringContaining('does not look like a table of targets')],
  ])('%j is refused with a sentence', (text, sentence) => {
    const { desk, told, values } = bench();
    expect(desk.read(text, '')).toBe(false);
    expect([told, values()]).toEqual([[sentence], []]);
  });

  it('a saved year is read back to the same, repeating targets written out', () => {
    const { desk, download, values } = bench([{ ...aTarget('calls', 400), repeats: 'month' }]);
    desk.save(2026);
    const [name, text] = download.mock.calls[0] ?? [];
    expect(name).toBe('chakuchi-targets-2026.csv');
    expect(text?.split('\r\n').slice(1, 3)).toEqual([
      'calls,me,2026-11,2026-11-30,400,,',
      'calls,me,2026-12,2026-12-31,400,,',
    ]);
    desk.edit([{ ...cell(undefined), period: { start: '2026-11-01', end: '2026-12-01' } }], plain);
    desk.read(text ?? '', '');
    expect(values()).toHaveLength(6);
  });
});
