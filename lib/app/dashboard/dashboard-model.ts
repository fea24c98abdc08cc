import { signal, type ReadonlySignal } from '@preact/signals';
import type { Instant, Zone } from '../../domain/day.ts';
import type { OpenFailure } from '../../store/open.ts';
import type { Language } from '../settings.ts';
import { changed, choiceFrom, searchOf, type ChoicePart, type DashboardChoice } from './choice.ts';
import { keepDashboard, recallDashboard, type LastSeen } from './last-seen.ts';
import type { DashboardPart, DashboardRequest } from './parts.ts';
import type { Question, Reply } from './reckoner.ts';
import type { RowsFound, RowsWanted } from './rows.ts';

export type DashboardPorts = {
  /** Asks the reckoning thread. */
  ask: (question: Question) => void;
  /** Hears every reply; and `undefined` when the thread died. */
  onReply: (listener: (reply: Reply | undefined) => void) => void;
  onChange: (listener: () => void) => void;
  /** Whether anybody can see the page, and calls when somebody can again. */
  isSeen: () => boolean;
  onSeen: (listener: () => void) => void;
  address: {
    search: () => string;
    /** Puts a query into the address; `back` brings the one before. */
    push: (search: string) => void;
    onBack: (listener: () => void) => void;
  };
  now: () => Instant;
  zone: Zone;
  /** The browser's own. */
  language: Language;
  memory: { load: () => string | null; save: (text: string) => void };
  lastSeen: LastSeen;
};

/**
 * `blank`: nothing is known yet; `remembered`: figures as they were last seen; `partly`: parts are still to come; `live`: all
 * is as the database holds it.
 */
export type DashboardPhase = 'blank' | 'remembered' | 'partly' | 'live' | 'trouble';

/** What stands in the drawer; `rows` absent while they are looked up. */
export type DrawerState = { title: string; rows?: RowsFound; isLost?: true };

export type DashboardModel = {
  choice: ReadonlySignal<DashboardChoice>;
  shown: ReadonlySignal<DashboardPart>;
  phase: ReadonlySignal<DashboardPhase>;
  reason: ReadonlySignal<OpenFailure['reason'] | undefined>;
  language: ReadonlySignal<Language>;
  hasMe: ReadonlySignal<boolean>;
  drawer: ReadonlySignal<DrawerState | undefined>;
  choose: (part: ChoicePart) => void;
  refresh: () => void;
  openRows: (title: string, wanted: RowsWanted) => void;
  closeRows: () => void;
};

const MINUTE = 60_000;

/** What makes other figures, and not only another order of the same. */
const isSameQuestion = (a: DashboardChoice, b: DashboardChoice): boolean =>
  a.who === b.who && a.team === b.team && a.kind === b.kind && a.on === b.on && a.kpi === b.kpi;

/** The dashboard as a page holds it: the choice lives in the address, figures come in parts, the drawer asks for its rows. */
export function createDashboardModel(ports: DashboardPorts): DashboardModel {
  const { ask, address, now, zone, memory } = ports;
  const choice = signal<DashboardChoice>(choiceFrom(address.search()));
  const remembered = recallDashboard(ports.lastSeen, choice.value, now(), zone);
  const shown = signal<DashboardPart>(remembered ?? {});
  const phase = signal<DashboardPhase>(remembered ? 'remembered' : 'blank');
  const reason = signal<OpenFailure['reason'] | undefined>(undefined);
  const language = signal<Language>(rememberedLanguage(memory) ?? ports.language);
  const hasMe = signal(true);
  const drawer = signal<DrawerState | undefined>(undefined);
  let last = 0;
  let figures = 0;
  let rows = 0;
  let coming: DashboardPart = {};
  let hasMoved = false;
  let askedAt: Instant | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const request = (): DashboardRequest => ({ choice: choice.value, now: now(), zone });
  const refresh = () => {
    clearTimeout(rest);
    rest = undefined;
    figures = last += 1;
    coming = {};
    hasMoved = false;
    askedAt = now();
    ask({ id: figures, request: request() });
  };
  /**
   * What moves while an answer is on its way, or while nobody looks, is looked at afterwards: a CRM that is being read moves
   * all the time, and an answer that is begun anew at every move would never come.
   */
  const follow = () => {
    if (askedAt !== undefined || rest !== undefined || !ports.isSeen()) hasMoved = true;
    else refresh();
  };
  /** After an answer the thread rests for as long as the answer took. */
  const restAfter = (begun: Instant) => {
    rest = setTimeout(
      () => {
        rest = undefined;
        if (hasMoved && ports.isSeen()) refresh();
      },
      Math.max(0, now() - begun),
    );
  };
  /** Which teams there are stays while the figures come: what was just pressed must not go and come again. */
  const kept = ({ who, team }: DashboardChoice): DashboardPart => {
    const names = shown.value.teams?.names;
    return names ? { teams: { names, ...(who === 'team' && team !== undefined && { shown: team }) } } : {};
  };
  const turnTo = (next: DashboardChoice) => {
    const isSame = isSameQuestion(choice.value, next);
    choice.value = next;
    if (isSame) return;
    if (phase.value !== 'blank') phase.value = 'partly';
    shown.value = kept(next);
    drawer.value = undefined;
    refresh();
  };

  ports.onReply((reply) => {
    if (!reply || (reply.told === 'failed' && reply.id === figures)) {
      askedAt = undefined;
      phase.value = 'trouble';
      reason.value = reply?.told === 'failed' ? reply.reason : undefined;
      return;
    }
    if (reply.id === rows && drawer.value) {
      const { title } = drawer.value;
      if (reply.told === 'rows') drawer.value = { title, rows: reply.rows };
      if (reply.told === 'failed') drawer.value = { title, isLost: true };
    }
    if (reply.id !== figures) return;
    if (reply.told === 'setting') {
      language.value = reply.language === 'auto' ? ports.language : reply.language;
      hasMe.value = reply.hasMe;
      remember(memory, language.value);
      // Figures of the invented team and of the person's own never stand side by side, not for the moment of a change.
      if (reply.isSample !== (shown.value.overview?.sample !== undefined)) {
        shown.value = {};
        drawer.value = undefined;
      }
    }
    if (reply.told === 'part') {
      coming = { ...coming, ...reply.part };
      // What stands there stays until its successor comes: nothing flickers while the same question is asked again.
      shown.value = { ...shown.value, ...reply.part };
      if (phase.value === 'blank' || phase.value === 'trouble') phase.value = 'partly';
    }
    if (reply.told === 'done') {
      shown.value = coming;
      phase.value = 'live';
      keepDashboard(ports.lastSeen, choice.value, coming);
      restAfter(askedAt ?? now());
      askedAt = undefined;
    }
  });
  ports.onChange(follow);
  ports.onSeen(() => {
    if (hasMoved) follow();
  });
  address.onBack(() => turnTo(choiceFrom(address.search())));
  setInterval(follow, MINUTE);
  refresh();

  return {
    choice,
    shown,
    phase,
    reason,
    language,
    hasMe,
    drawer,
    choose(part) {
      const next = changed(choice.value, part);
      if (searchOf(next) === searchOf(choice.value)) return;
      address.push(searchOf(next));
      turnTo(next);
    },
    refresh,
    openRows(title, wanted) {
      rows = last += 1;
      drawer.value = { title };
      ask({ id: rows, request: request(), rows: wanted });
    },
    closeRows() {
      drawer.value = undefined;
    },
  };
}

/** The popup keeps the language under the same key, so that the first paint already speaks it. */
function rememberedLanguage({ load }: DashboardPorts['memory']): Language | undefined {
  try {
    const { language } = JSON.parse(load() ?? '{}') as { language?: unknown };
    return language === 'ja' || language === 'en' ? language : undefined;
  } catch {
    return undefined;
  }
}

function remember({ load, save }: DashboardPorts['memory'], language: Language): void {
  try {
    save(JSON.stringify({ ...(JSON.parse(load() ?? '{}') as object), language }));
  } catch {
    // Only the first paint of the next opening knows less.
  }
}
