import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { someMoves } from '../../test/sample-moves.ts';
import { anOverview, sampleNow, sampleZone } from '../../test/sample-overview.ts';
import { createMovesModel } from './moves-model.ts';
import type { Moves } from './moves.ts';
import type { OverviewChoice, Phase } from './overview-model.ts';
import type { Overview } from './progress.ts';
import type { MovesQuestion } from './read-moves.ts';

function page(kept: string | null = null) {
  const overview = signal<Overview | undefined>(undefined);
  const phase = signal<Phase>('empty');
  const choice = signal<OverviewChoice>({ periodKind: 'month', who: 'me' });
  const asked: MovesQuestion[] = [];
  const answers: { resolve: (moves: Moves) => void; reject: (error: Error) => void }[] = [];
  const memory = { text: kept };
  const model = createMovesModel(
    { overview, phase, choice },
    {
      read: (question) => {
        asked.push(question);
        return new Promise((resolve, reject) => answers.push({ resolve, reject }));
      },
      now: () => sampleNow,
      zone: sampleZone,
      memory: { load: () => memory.text, save: (text) => (memory.text = text) },
    },
  );
  const show = (part: Partial<Overview> = {}) => {
    overview.value = anOverview(part);
    phase.value = 'live';
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return { model, overview, phase, choice, asked, answers, memory, show, settled };
}

describe('what moved the landing, as a surface asks', () => {
  it('asks once the figures are live, for their main target', async () => {
    const { model, overview, asked, answers, show, settled } = page();
    overview.value = anOverview();
    expect(asked).toEqual([]);
    show();
    expect(asked.at(-1)).toMatchObject({ kpi: 'revenue', who: 'me', since: 'day', period: { start: '2026-11-01' } });
    expect(model.moves.value).toBeUndefined();
    answers.at(-1)?.resolve(someMoves());
    await settled();
    expect(model.moves.value).toEqual(someMoves());
  });

  it('asks anew when a figure moved, and leaves what it said until the answer is there', async () => {
    const { model, asked, answers, show, settled } = page();
    show();
    answers.at(-1)?.resolve(someMoves());
    await settled();
    const before = asked.length;
    show({ at: sampleNow + 1 });
    expect(asked.length).toBe(before + 1);
    expect(model.moves.value).toEqual(someMoves());
  });

  it('of another choice says nothing old, and lets no late answer of the earlier one in', async () => {
    const { model, choice, answers, show, settled } = page();
    show();
    const late = answers.at(-1);
    model.choose('week');
    expect(model.moves.value).toBeUndefined();
    answers.at(-1)?.resolve(someMoves({ day: '2026-11-18' }));
    late?.resolve(someMoves());
    await settled();
    expect(model.moves.value?.day).toBe('2026-11-18');
    choice.value = { periodKind: 'quarter', who: 'me' };
    show({ period: { start: '2026-10-01', end: '2027-01-01' } });
    expect(model.moves.value).toBeUndefined();
  });

  it('says that it failed, and no longer once it worked', async () => {
    const { model, answers, show, settled } = page();
    show();
    answers.at(-1)?.reject(new Error('the thread died'));
    await settled();
    expect(model.isFailed.value).toBe(true);
    show({ at: sampleNow + 1 });
    answers.at(-1)?.resolve(someMoves());
    await settled();
    expect(model.isFailed.value).toBe(false);
  });

  it('keeps the day that was chosen for its next opening, and begins with yesterday', () => {
    const { model, memory } = page();
    expect(model.since.value).toBe('day');
    model.choose('week');
    expect(memory.text).toBe('week');
    expect(page('week').model.since.value).toBe('week');
    expect(page('nonsense').model.since.value).toBe('day');
  });

  it('asks nothing any more once it is stopped', () => {
    const { model, asked, show } = page();
    model.stop();
    show();
    expect(asked).toEqual([]);
  });
});
