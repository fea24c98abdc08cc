import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleDashboard } from '../../../test/sample-dashboard.ts';
import { sampleNow, sampleZone } from '../../../test/sample-overview.ts';
import { createDashboardModel } from './dashboard-model.ts';
import type { Question, Reply } from './reckoner.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const { overview, team } = sampleDashboard();
const parts = [{ overview: overview! }, { team: team! }];

/** A page with a history of its own and a thread that answers when told to. */
function aPage(search = '', last: string | null = null) {
  let kept = last;
  const history = [search];
  const asked: Question[] = [];
  let hear: (reply: Reply | undefined) => void = () => {};
  let goBack = () => {};
  let move = () => {};
  let see = () => {};
  let isSeen = true;
  let clock = sampleNow;
  const model = createDashboardModel({
    ask: (question) => void asked.push(question),
    onReply: (listener) => (hear = listener),
    onChange: (listener) => (move = listener),
    isSeen: () => isSeen,
    onSeen: (listener) => (see = listener),
    address: {
      search: () => history.at(-1) ?? '',
      push: (next) => void history.push(next),
      onBack: (listener) => (goBack = listener),
    },
    now: () => clock,
    zone: sampleZone,
    language: 'en',
    memory: { load: () => null, save: () => {} },
    lastSeen: { load: () => kept, save: (text) => void (kept = text) },
  });
  const answer = (id: number, ...given: { overview?: typeof overview; team?: typeof team }[]) => {
    for (const part of given) hear({ id, told: 'part', part });
  };
  return {
    model,
    asked,
    history,
    hear: (reply: Reply | undefined) => hear(reply),
    answer,
    finish: (id: number) => {
      answer(id, ...parts);
      hear({ id, told: 'done' });
    },
    back() {
      history.pop();
      goBack();
    },
    move: () => move(),
    hide: () => void (isSeen = false),
    show() {
      isSeen = true;
      see();
    },
    pass(ms: number) {
      clock += ms;
      vi.advanceTimersByTime(ms);
    },
    kept: () => kept,
  };
}

describe('the dashboard on its page', () => {
  it('asks for what the address says, and paints part by part', () => {
    const page = aPage('?who=me&period=quarter');
    expect(page.asked.map(({ request }) => request.choice)).toEqual([{ who: 'me', kind: 'quarter' }]);
    expect(page.model.phase.value).toBe('blank');
    page.answer(1, parts[0]!);
    expect([page.model.phase.value, Object.keys(page.model.shown.value)]).toEqual(['partly', ['overview']]);
    page.answer(1, parts[1]!);
    page.hear({ id: 1, told: 'done' });
    expect([page.model.phase.value, Object.keys(page.model.shown.value)]).toEqual(['live', ['overview', 'team']]);
  });

  it('another period is a step in the history, and the way back asks anew', () => {
    const page = aPage();
    page.finish(1);
    page.model.choose({ kind: 'quarter' });
    expect(page.history).toEqual(['', '?period=quarter']);
    expect(page.model.shown.value).toEqual({});
    page.finish(2);
    page.back();
    expect(page.asked.at(-1)?.request.choice).toEqual({ who: 'all', kind: 'month' });
    expect(page.model.choice.value.kind).toBe('month');
  });

  it('which teams there are stays while the figures of another come, so that the choice does not go and come again', () => {
    const page = aPage();
    page.hear({ id: 1, told: 'part', part: { teams: { names: ['East', 'West'] } } });
    page.finish(1);
    page.model.choose({ who: 'team', team: 'West' });
    expect(page.history.at(-1)).toBe('?who=team&team=West');
    expect(page.model.shown.value).toEqual({ teams: { names: ['East', 'West'], shown: 'West' } });
    page.model.choose({ who: 'all', team: undefined });
    expect(page.model.shown.value).toEqual({ teams: { names: ['East', 'West'] } });
    page.finish(3);
    expect(page.model.shown.value.teams).toBeUndefined();
  });

  it('another order is a step in the history but no new question', () => {
    const page = aPage();
    page.finish(1);
    page.model.choose({ sort: 'gap', isDown: true });
    expect([page.history.at(-1), page.asked.length]).toEqual(['?sort=gap&down=1', 1]);
    expect(page.model.shown.value.team).toBeDefined();
    page.back();
    expect([page.model.choice.value, page.asked.length]).toEqual([{ who: 'all', kind: 'month' }, 1]);
  });

  it('an answer that a newer question has overtaken is dropped', () => {
    const page = aPage();
    page.model.choose({ who: 'me' });
    page.finish(1);
    expect(page.model.shown.value).toEqual({});
    page.finish(2);
    expect(page.model.phase.value).toBe('live');
  });

  it('what moves in between is looked at once, after a rest as long as the answer took, and keeps what stands until then', () => {
    const page = aPage();
    page.move();
    page.move();
    page.pass(3_000);
    page.finish(1);
    page.move();
    page.pass(2_999);
    expect(page.asked).toHaveLength(1);
    page.pass(1);
    expect(page.asked).toHaveLength(2);
    expect([page.model.phase.value, page.model.shown.value.team]).toEqual(['live', team]);
    page.finish(2);
    page.pass(1);
    expect(page.asked).toHaveLength(2);
  });

  it('moves that come faster than answers do not begin the answer anew', () => {
    const page = aPage();
    page.finish(1);
    page.pass(1);
    for (let moves = 0; moves < 20; moves += 1) page.move();
    expect(page.asked).toHaveLength(2);
    page.finish(2);
    expect(page.model.phase.value).toBe('live');
  });

  it('nothing is reckoned while nobody looks, and once somebody does', () => {
    const page = aPage();
    page.finish(1);
    page.pass(1);
    page.hide();
    page.move();
    page.pass(180_000);
    expect(page.asked).toHaveLength(1);
    page.show();
    expect(page.asked).toHaveLength(2);
    page.finish(2);
    page.pass(1);
    page.hide();
    page.show();
    expect(page.asked).toHaveLength(2);
  });

  it('a minute later it looks again: the pace moves without any row', () => {
    const page = aPage();
    page.finish(1);
    page.pass(60_000);
    expect(page.asked).toHaveLength(2);
  });

  it('trouble says why, keeps what was shown, and passes with the next answer', () => {
    const page = aPage();
    page.finish(1);
    page.pass(1);
    page.move();
    page.hear({ id: 2, told: 'failed', reason: 'blocked' });
    expect([page.model.phase.value, page.model.reason.value, page.model.shown.value.team]).toEqual([
      'trouble',
      'blocked',
      team,
    ]);
    page.model.refresh();
    page.finish(3);
    expect(page.model.phase.value).toBe('live');
    page.hear(undefined);
    expect([page.model.phase.value, page.model.reason.value]).toEqual(['trouble', undefined]);
  });

  it('paints what was last seen at once, and anew part by part, and is live when all is there', () => {
    const before = aPage();
    before.finish(1);
    const page = aPage('', before.kept());
    expect([page.model.phase.value, page.model.shown.value.team?.reps.length]).toEqual([
      'remembered',
      team?.reps.length,
    ]);
    page.answer(1, parts[0]!);
    expect(page.model.phase.value).toBe('remembered');
    page.answer(1, parts[1]!);
    page.hear({ id: 1, told: 'done' });
    expect([page.model.phase.value, page.model.shown.value.team]).toEqual(['live', team]);
    expect(aPage('?who=me', before.kept()).model.phase.value).toBe('blank');
  });

  it('speaks the language of the settings', () => {
    const page = aPage();
    page.hear({ id: 1, told: 'setting', language: 'ja', hasMe: false, isSample: false });
    expect([page.model.language.value, page.model.hasMe.value]).toEqual(['ja', false]);
    page.hear({ id: 1, told: 'setting', language: 'auto', hasMe: true, isSample: false });
    expect(page.model.language.value).toBe('en');
  });
});

describe('the drawer', () => {
  const rows = { rows: [], of: 3, left: [], leftOf: 0 };

  it('opens at once, and takes the rows of the number asked for last', () => {
    const page = aPage();
    page.finish(1);
    page.model.openRows('Calls', { of: 'kpi', kpi: 'calls' });
    expect(page.model.drawer.value).toEqual({ title: 'Calls' });
    page.model.openRows('Revenue', { of: 'kpi', kpi: 'revenue' });
    page.hear({ id: 2, told: 'rows', rows: { ...rows, of: 9 } });
    expect(page.model.drawer.value).toEqual({ title: 'Revenue' });
    page.hear({ id: 3, told: 'rows', rows });
    expect(page.model.drawer.value).toEqual({ title: 'Revenue', rows });
    page.model.closeRows();
    expect(page.model.drawer.value).toBeUndefined();
  });

  it('says so where the rows cannot be read, and leaves the page as it is', () => {
    const page = aPage();
    page.finish(1);
    page.model.openRows('Calls', { of: 'kpi', kpi: 'calls' });
    page.hear({ id: 2, told: 'failed' });
    expect([page.model.drawer.value, page.model.phase.value]).toEqual([{ title: 'Calls', isLost: true }, 'live']);
  });
});
