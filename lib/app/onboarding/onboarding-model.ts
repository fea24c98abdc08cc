import { signal, type ReadonlySignal } from '@preact/signals';
import type { Instant } from '../../domain/day.ts';
import type { Target } from '../../domain/target.ts';
import type { Answer, In, Lost, MessageName } from '../../messages/protocol.ts';
import type { Recipe } from '../../recipes/recipe.ts';
import { editTarget, targetAt, type TargetPlace } from '../edit-targets.ts';
import { failureText } from '../failure-text.ts';
import { valueText } from '../format.ts';
import { moneyFromTyped } from '../typed.ts';
import { calendarOf } from '../overview.ts';
import { isAllowed, type Policy } from '../policy.ts';
import type { Overview } from '../progress.ts';
import type { Language, Settings } from '../settings.ts';
import { addressFrom, cardsOf, type CrmCard } from './crm-cards.ts';
import { firstFigure, type FirstFigure } from './first-figure.ts';
import { keepPlace, placeFrom, stepIds, type Place, type StepId } from './place.ts';

/** What the database holds that the steps stand on. */
export type Ground = { settings: Settings; targets: readonly Target[]; overview: Overview; policy: Policy };

export type OnboardingPorts = {
  send: <N extends MessageName>(name: N, input: In<N>) => Promise<Answer<N> | Lost>;
  read: () => Promise<Ground>;
  recipes: () => Promise<readonly Recipe[]>;
  isGranted: (url: string) => Promise<boolean>;
  /** Asks the person. The browser takes it for theirs only when it is the first thing that a click does. */
  request: (url: string) => Promise<boolean>;
  /** Calls when permissions came or went, here or in the browser's own settings. */
  onGrants: (listener: () => void) => void;
  onChange: (listener: () => void) => void;
  /** Whether an address is of one of the patterns. */
  isOf: (patterns: readonly string[], url: string) => boolean;
  memory: { load: () => string | null; save: (text: string) => void };
  /** The browser's own. */
  language: Language;
  now: () => Instant;
  newId: () => string;
};

/** `forbidden`: the company does not allow the site. */
export type Permission = 'unasked' | 'asking' | 'denied' | 'granted' | 'forbidden';

const revenue: TargetPlace = { kpi: 'revenue', span: 'month', who: 'me' };

/** The steps from a fresh installation to the first number. Each may be skipped; where one stopped, one goes on. */
export function createOnboarding(ports: OnboardingPorts) {
  const { send, isGranted, request, memory } = ports;
  const place = placeFrom(memory);
  const language = signal<Language>(ports.language);
  const step = signal<StepId>(place.step);
  const cards = signal<readonly CrmCard[]>([]);
  const crm = signal<string | undefined>(place.crm);
  const address = signal(place.address);
  const isWrongAddress = signal(false);
  const permission = signal<Permission>('unasked');
  const figure = signal<FirstFigure | undefined>(undefined);
  const currency = signal('JPY');
  const target = signal<string | undefined>(undefined);
  const isWrongTarget = signal(false);
  const said = signal<string | undefined>(undefined);
  let ground: Ground | undefined;

  const keep = (change: Partial<Place>): void => keepPlace(memory, Object.assign(place, change));
  const go = (next: StepId): void => {
    said.value = undefined;
    step.value = next;
    keep({ step: next });
  };
  /** Who has another CRM is not sent to a page of it. */
  const move = (by: 1 | -1): void => {
    let at = stepIds.indexOf(step.value) + by;
    if (stepIds[at] === 'list' && crm.value === 'other') at += by;
    go(stepIds[at] ?? step.value);
  };

  const read = async (): Promise<void> => {
    ground = await ports.read();
    const { settings, targets, overview } = ground;
    language.value = settings.language === 'auto' ? ports.language : settings.language;
    currency.value = settings.currency;
    figure.value = firstFigure(overview, language.value);
    const held = targetAt(targets, revenue, momentOf(ground));
    target.value = held && valueText(held.value, 'money', settings.currency, language.value);
  };
  const refresh = (): void => void read().catch(() => undefined);

  const settle = async (isGiven: boolean): Promise<void> => {
    permission.value = isGiven ? 'granted' : 'denied';
    if (!isGiven) return;
    await send('sites-changed', {});
    if (step.value === 'permission') go('list');
  };
  /** Also a permission that was given, or taken, elsewhere. */
  const lookAtGrant = async (): Promise<void> => {
    const url = addressFrom(address.value);
    const isGiven = url !== undefined && (await isGranted(url));
    if (isGiven && permission.value !== 'granted') await settle(true);
    else if (!isGiven && permission.value === 'granted') permission.value = 'unasked';
  };

  ports.onChange(refresh);
  ports.onGrants(() => void lookAtGrant());
  refresh();
  void ports.recipes().then((recipes) => (cards.value = cardsOf(recipes)));
  if (step.value !== 'permission') void lookAtGrant();

  return {
    language: language as ReadonlySignal<Language>,
    step: step as ReadonlySignal<StepId>,
    cards: cards as ReadonlySignal<readonly CrmCard[]>,
    crm: crm as ReadonlySignal<string | undefined>,
    address: address as ReadonlySignal<string>,
    isWrongAddress: isWrongAddress as ReadonlySignal<boolean>,
    permission: permission as ReadonlySignal<Permission>,
    figure: figure as ReadonlySignal<FirstFigure | undefined>,
    currency: currency as ReadonlySignal<string>,
    /** This month's revenue target, where there is one. */
    target: target as ReadonlySignal<string | undefined>,
    isWrongTarget: isWrongTarget as ReadonlySignal<boolean>,
    said: said as ReadonlySignal<string | undefined>,
    say: (text: string) => void (said.value = text),
    go,
    next: () => move(1),
    back: () => move(-1),
    async speak(next: Language): Promise<void> {
      language.value = next;
      const answer = await send('save-settings', { changes: { language: next } });
      if (!('saved' in answer)) said.value = failureText(answer, next);
    },
    choose(id: string): void {
      if (id !== crm.value) permission.value = 'unasked';
      crm.value = id;
      keep({ crm: id });
    },
    type(text: string): void {
      address.value = text;
      isWrongAddress.value = false;
      if (permission.value !== 'unasked') permission.value = 'unasked';
      keep({ address: text });
    },
    /** The address looks like none of the CRM that was chosen: worth a second look, and no more. */
    isStrange(): boolean {
      const url = addressFrom(address.value);
      const card = cards.value.find(({ id }) => id === crm.value);
      return url !== undefined && card !== undefined && card.patterns.length > 0 && !ports.isOf(card.patterns, url);
    },
    /** The request has to be the first thing the click does: nothing is awaited before it. */
    ask(): void {
      const url = addressFrom(address.value);
      isWrongAddress.value = url === undefined;
      if (url === undefined) return;
      if (ground && !isAllowed(ground.policy, new URL(url).origin)) {
        permission.value = 'forbidden';
        return;
      }
      permission.value = 'asking';
      void request(url).then(settle, () => settle(false));
    },
    async aim(typed: string): Promise<void> {
      const amount = moneyFromTyped(typed, currency.value)?.minor;
      isWrongTarget.value = amount === undefined || amount <= 0;
      if (isWrongTarget.value || amount === undefined || !ground) return;
      const moment = { ...momentOf(ground), at: ports.now(), newId: ports.newId };
      const answer = await send('save-targets', { targets: editTarget(ground.targets, revenue, amount, moment) });
      if ('saved' in answer) {
        go('done');
        refresh();
      } else said.value = failureText(answer, language.value);
    },
  };
}

const momentOf = ({ settings, overview }: Ground) => ({
  today: overview.today,
  fiscal: settings.fiscal,
  calendar: calendarOf(settings),
  me: settings.me,
});
