import { useRef, useState } from 'preact/hooks';
import { Told } from './Told.tsx';
import { chancePoints, dayText, moneyCompact, percent } from '../lib/app/format.ts';
import { addDays, daysBetween, type Day } from '../lib/domain/day.ts';
import type { In, Out, PanelView } from '../lib/messages/protocol.ts';
import { t } from '../lib/words/panel.ts';
import type { Lang } from '../lib/words/speak.ts';

export type Supposed = Omit<In<'what-if'>, 'crm' | 'id'>;

export type WhatIfProps = {
  lang: Lang;
  deal: NonNullable<PanelView['deal']>;
  share: NonNullable<PanelView['share']>;
  today: Day;
  onSuppose: (supposed: Supposed) => Promise<Out<'what-if'> | { failed: string }>;
  isPerson: (event: Event) => boolean;
};

/** How far ahead a deal can be supposed to be decided, and how many times as large it can be. */
const mostDays = 120;
const mostPercent = 200;

/** Milliseconds between two questions of one drag: fewer a second than a page regains to send (`lib/messages/pacer.ts`). */
const restAfter = 120;

/**
 * The deal as it might be, and what that would do. Sliders, since what is typed into a field a page could search for
 * (ADR 9). Nothing is stored; the CRM is not changed.
 */
export function WhatIf({ lang, deal, share, today, onSuppose, isPerson }: WhatIfProps) {
  const [supposed, setSupposed] = useState<Supposed>({});
  const [answer, setAnswer] = useState<Out<'what-if'> | { failed: string }>();
  const box = useRef<HTMLDetailsElement>(null);
  const asking = useRef(false);
  const wanted = useRef<Supposed>({});
  const { amount } = deal;
  if (!share.chances || !amount) return null;

  const suppose = async (next: Supposed) => {
    setSupposed(next);
    wanted.current = next;
    if (Object.keys(next).length === 0) setAnswer(undefined);
    // A slider speaks at every step. One question is under way at a time; what was moved meanwhile is asked as it is by then.
    if (asking.current) return;
    asking.current = true;
    for (let asked: Supposed | undefined; asked !== wanted.current;) {
      asked = wanted.current;
      const told = Object.keys(asked).length === 0 ? undefined : await onSuppose(asked);
      // An answer that a later question has overtaken is none.
      if (asked === wanted.current) setAnswer(told);
      await new Promise((resolve) => setTimeout(resolve, restAfter));
    }
    asking.current = false;
  };
  const money = (minor: number) => moneyCompact({ minor, currency: amount.currency }, lang);
  const day = supposed.day ?? (deal.closeOn !== undefined && deal.closeOn > today ? deal.closeOn : today);
  const size = supposed.amount ?? amount.minor;
  const chance = supposed.chance ?? share.chances.deal;
  const slides = [
    {
      name: t(lang, 'field_amount'),
      text: money(size),
      max: mostPercent,
      step: 5,
      value: amount.minor > 0 ? Math.round((size / amount.minor) * 100) : 100,
      take: (value: number) => ({ amount: Math.round((amount.minor * value) / 100) }),
    },
    {
      name: t(lang, 'field_closeDate'),
      text: dayText(day, today, lang),
      max: Math.max(mostDays, daysBetween(today, day)),
      step: 1,
      value: daysBetween(today, day),
      take: (value: number) => ({ day: addDays(today, value) }),
    },
    {
      name: t(lang, 'field_probability'),
      text: percent(Math.round(chance * 100) / 100),
      max: 100,
      step: 1,
      value: Math.round(chance * 100),
      take: (value: number) => ({ chance: value / 100 }),
    },
  ];
  return (
    <details ref={box} class="what-if">
      <summary>{t(lang, 'whatIf')}</summary>
      {slides.map(({ name, text, max, step, value, take }) => (
        <label key={name}>
          <span>{name}</span>
          <input
            type="range"
            min="0"
            {...{ max, step, value }}
            aria-valuetext={text}
            onInput={(event) => {
              if (isPerson(event)) void suppose({ ...supposed, ...take(Number(event.currentTarget.value)) });
            }}
          />
          <Told text={text} class="what-if__value" />
        </label>
      ))}
      <div class="what-if__answer" role="status">
        {answer === undefined ? t(lang, 'whatIfHint') : <Answer {...{ lang, answer, money }} />}
      </div>
      {answer !== undefined && (
        <button
          type="button"
          class="button button--small"
          onClick={(event) => {
            if (!isPerson(event)) return;
            // The button goes with the answer: the focus must not fall out of the panel with it.
            box.current?.querySelector('input')?.focus();
            void suppose({});
          }}
        >
          {t(lang, 'whatIfReset')}
        </button>
      )}
    </details>
  );
}

type AnswerProps = { lang: Lang; answer: Out<'what-if'> | { failed: string }; money: (minor: number) => string };

function Answer({ lang, answer, money }: AnswerProps) {
  if ('failed' in answer) return <>{answer.failed}</>;
  if (!answer.outcome) return <>{t(lang, 'whatIfNothing')}</>;
  const { from, to } = answer.outcome;
  const isHitKnown = from.hit !== undefined && to.hit !== undefined;
  return (
    <>
      <Told text={t(lang, 'landingMoves', { from: money(from.landing), to: money(to.landing) })} />
      {isHitKnown && (
        <Told
          text={t(lang, 'hitMoves', {
            from: percent(from.hit ?? 0),
            to: percent(to.hit ?? 0),
            by: chancePoints((to.hit ?? 0) - (from.hit ?? 0)),
          })}
        />
      )}
    </>
  );
}
