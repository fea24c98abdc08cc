import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOverviewModel, type OverviewChoice } from './overview-model.ts';
import type { Overview } from './progress.ts';
import { anOverview } from '../../test/sample-overview.ts';
import { aSteering } from '../../test/sample-steering.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

/** A store whose answers come when they are let go. */
function bench({ kept = null as string | null, initial }: { kept?: string | null; initial?: OverviewChoice } = {}) {
  const asked: { choice: OverviewChoice; answer: (overview: Overview) => void; fail: (error: Error) => void }[] = [];
  let changed = (_moved?: 'everything') => {};
  let memory = kept;
  let stopped = false;
  const model = createOverviewModel(
    {
      read: (choice) => new Promise((answer, fail) => asked.push({ choice, answer, fail })),
      onChange: (listener) => {
        changed = listener;
        return () => void (stopped = true);
      },
      now: () => 0,
      memory: { load: () => memory, save: (text) => void (memory = text) },
    },
    initial,
  );
  return {
    model,
    asked,
    change: (moved?: 'everything') => changed(moved),
    memory: () => memory,
    isStopped: () => stopped,
  };
}

const month: OverviewChoice = { periodKind: 'month', who: 'me' };

describe('an overview for one surface', () => {
  it('asks at once and shows what comes', async () => {
    const { model, asked } = bench();
    expect(model.phase.value).toBe('empty');
    expect(asked.map(({ choice }) => choice)).toEqual([month]);
    asked[0]?.answer(anOverview());
    await settle();
    expect(model.phase.value).toBe('live');
    expect(model.overview.value?.currency).toBe('JPY');
  });

  it('paints the last known state before anything is awaited', async () => {
    const first = bench();
    first.asked[0]?.answer(anOverview({ currency: 'EUR' }));
    await settle();
    const { model } = bench({ kept: first.memory() });
    expect([model.phase.value, model.overview.value?.currency]).toEqual(['remembered', 'EUR']);
  });

  it('opens with the period and person that were last chosen', async () => {
    const first = bench();
    first.model.choose({ periodKind: 'week', who: 'all' });
    first.asked[1]?.answer(anOverview());
    await settle();
    const { model, asked } = bench({ kept: first.memory() });
    expect(model.choice.value).toEqual({ periodKind: 'week', who: 'all' });
    expect(asked[0]?.choice).toEqual({ periodKind: 'week', who: 'all' });
  });

  it('remembers no row keys: they may be a hundred thousand', async () => {
    const { asked, memory } = bench();
    const overview = anOverview();
    const [first] = overview.progress;
    if (first) first.measure = { ...first.measure, rows: ['deal-key-1'], left: ['deal-key-2'] };
    asked[0]?.answer(overview);
    await settle();
    expect(memory()).not.toContain('deal-key');
  });

  it('remembers no deal by name: erasing the database must erase every customer', async () => {
    const { asked, memory } = bench();
    const steering = aSteering();
    asked[0]?.answer({ ...anOverview(), steering });
    await settle();
    const names = JSON.stringify(steering).matchAll(/"(?:name|account|url)":"([^"]+)"/g);
    const told = [...names].map(([, name = '']) => name);
    expect(told.length).toBeGreaterThan(7);
    expect(told.filter((name) => memory()?.includes(name))).toEqual([]);
    expect(memory()).not.toContain('"d1"');
  });

  it('remembers the plan and the room its deals take, so that the first paint stays where it is', async () => {
    const first = bench();
    const overview = { ...anOverview(), steering: aSteering() };
    first.asked[0]?.answer(overview);
    await settle();
    const { steering } = bench({ kept: first.memory() }).model.overview.value ?? {};
    expect([steering?.plan?.today, steering?.gaps]).toEqual([overview.steering.plan?.today, overview.steering.gaps]);
    expect(steering?.decisive.map(({ criticality, name }) => [criticality, name])).toEqual([
      [0.31, ''],
      [0.19, ''],
      [0.084, ''],
    ]);
  });

  it.each(['{', 'null', '[]', '{"version":9}', '{"version":1,"choice":{},"seen":{"month me":{"progress":[]}}}'])(
    'a spoilt memory %s is no memory',
    (kept) => {
      const { model, asked } = bench({ kept });
      expect(model.phase.value).toBe('empty');
      expect(asked[0]?.choice).toEqual(month);
    },
  );

  it('drops an answer that a newer question has overtaken', async () => {
    const { model, asked } = bench();
    model.choose({ periodKind: 'week' });
    asked[1]?.answer(anOverview({ periodKind: 'week' }));
    await settle();
    asked[0]?.answer(anOverview({ periodKind: 'month' }));
    await settle();
    expect(model.overview.value?.periodKind).toBe('week');
  });

  it('reads again when the store moved, and every minute, for the pace moves by itself', async () => {
    const { asked, change } = bench();
    asked[0]?.answer(anOverview());
    await settle();
    change();
    expect(asked).toHaveLength(2);
    asked[1]?.answer(anOverview());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(3);
  });

  it('shows every answer, and asks once more, while rows come quicker than answers do', async () => {
    const { model, asked, change } = bench();
    for (const currency of ['JPY', 'EUR', 'USD']) {
      const before = asked.length;
      change();
      change();
      expect(asked).toHaveLength(before);
      asked.at(-1)?.answer(anOverview({ currency }));
      await settle();
      expect([model.overview.value?.currency, asked.length]).toEqual([currency, before + 1]);
    }
    asked.at(-1)?.answer(anOverview());
    await settle();
    expect(asked).toHaveLength(4);
  });

  it('asks once more after an answer that failed while something moved, and at once', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { model, asked, change } = bench();
    change();
    asked[0]?.fail(new Error('blocked'));
    await settle();
    expect(asked).toHaveLength(2);
    asked[1]?.answer(anOverview());
    await vi.advanceTimersByTimeAsync(5_000);
    expect([model.phase.value, asked.length]).toEqual(['live', 2]);
  });

  it('an answer out of the database of before an erasure is dropped', async () => {
    const { model, asked, change } = bench();
    change('everything');
    asked[0]?.answer(anOverview({ currency: 'EUR' }));
    await settle();
    expect(model.overview.value).toBeUndefined();
    asked[1]?.answer(anOverview());
    await settle();
    expect([model.overview.value?.currency, asked.length]).toEqual(['JPY', 2]);
  });

  it('keeps the last state when a read fails, says so, and recovers', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { model, asked } = bench();
    asked[0]?.answer(anOverview());
    await settle();
    void model.refresh();
    asked[1]?.fail(new Error('closed'));
    await settle();
    expect([model.phase.value, model.overview.value?.currency]).toEqual(['trouble', 'JPY']);
    void model.refresh();
    asked[2]?.answer(anOverview());
    await settle();
    expect(model.phase.value).toBe('live');
  });

  it('tries again by itself, sooner at first, and stops when it is stopped', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { model, asked } = bench();
    for (const wait of [1_000, 2_000, 4_000]) {
      asked.at(-1)?.fail(new Error('blocked'));
      await settle();
      const before = asked.length;
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(asked).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(asked).toHaveLength(before + 1);
    }
    asked.at(-1)?.fail(new Error('blocked'));
    await settle();
    model.stop();
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(before);
  });

  it('a choice seen before is there at once, live a moment later', async () => {
    const { model, asked } = bench();
    asked[0]?.answer(anOverview());
    await settle();
    model.choose({ who: 'all' });
    asked[1]?.answer(anOverview({ who: 'all' }));
    await settle();
    model.choose({ who: 'me' });
    expect([model.phase.value, model.overview.value?.who]).toEqual(['remembered', 'me']);
  });

  it('remembers everybody’s figures that stood in for “me” under both', async () => {
    const first = bench();
    first.asked[0]?.answer(anOverview({ who: 'all', isStandIn: true }));
    await settle();
    const { model } = bench({ kept: first.memory() });
    expect(model.overview.value?.isStandIn).toBe(true);
    model.choose({ who: 'all' });
    expect([model.phase.value, model.overview.value?.who, model.overview.value?.isStandIn]).toEqual([
      'remembered',
      'all',
      undefined,
    ]);
  });

  it("never shows one person's figures under another's name", async () => {
    const { model, asked } = bench();
    asked[0]?.answer(anOverview());
    await settle();
    model.choose({ who: 'all' });
    expect([model.phase.value, model.overview.value]).toEqual(['empty', undefined]);
  });

  it('remembers nothing of before an erasure that it was open for', async () => {
    const { model, asked, change, memory } = bench();
    asked[0]?.answer(anOverview({ owners: [{ name: '高田 真理', rows: 3 }] }));
    await settle();
    model.choose({ periodKind: 'quarter' });
    asked[1]?.answer(anOverview());
    await settle();
    expect(memory()).toContain('高田 真理');
    change('everything');
    asked[2]?.answer(anOverview({ owners: [] }));
    await settle();
    expect(memory()).not.toContain('高田 真理');
  });

  it('is quiet after it was stopped', async () => {
    const { model, asked, isStopped } = bench();
    model.stop();
    asked[0]?.answer(anOverview());
    await vi.advanceTimersByTimeAsync(120_000);
    expect([asked.length, model.overview.value, isStopped()]).toEqual([1, undefined, true]);
  });
});
