import type { GapPart } from '../../landing/gap.ts';
import { t } from '../../words/dashboard.ts';
import type { Lang } from '../../words/speak.ts';
import { signedText, valueText } from '../format.ts';
import type { Overview } from '../progress.ts';
import type { RowsWanted } from './rows.ts';
import { changeText, cutParts, factorText, pastText, type Saying } from '../why-view.ts';

/** A step of the waterfall, in the unit of the target: from where the sum stood to where it stands. */
export type FallStep = {
  key: string;
  label: string;
  /** How the factor itself differs from the plan. */
  change?: string;
  effect: string;
  from: number;
  to: number;
  kind: 'whole' | 'short' | 'over';
  /** What it is made of; absent of a target, which nothing is counted for. */
  wanted?: RowsWanted;
  /** The same, for readers. */
  rowsLabel: string;
};

/** From the target to the landing, part by part; the parts shown sum to the difference shown. */
export type FallView = { title: string; steps: FallStep[]; past?: string };

/** `undefined` where there is no gap to take apart. */
export function fallView({ steering, progress, currency, today }: Overview, lang: Lang): FallView | undefined {
  const planned = steering?.gaps.find(({ against }) => against === 'plan');
  const past = steering?.gaps.find(({ against }) => against === 'past');
  const main = progress.find(({ kpi }) => kpi === steering?.kpi);
  if (!planned || !main?.target) return undefined;
  const { unit } = main.measure;
  const saying: Saying = { lang, unit, currency, today };
  const text = (value: number) => valueText(value, unit, currency, lang);
  const signed = (value: number) => signedText(value, unit, currency, lang);
  const parts = cutParts(planned, saying);
  const target = Math.round(main.target.value);
  let sum = target;
  const steps = parts.map((part): FallStep => {
    const from = sum;
    sum += part.effect;
    return {
      key: `${part.kind} ${part.from ?? ''} ${part.to}`,
      label: factorText(part, lang),
      change: changeText(part, { lang, unit, currency }),
      effect: signed(part.effect),
      from,
      to: sum,
      kind: part.effect < 0 ? 'short' : 'over',
      wanted: partRows(part, main.kpi),
      rowsLabel: t(lang, 'rowsOf', { kpi: factorText(part, lang) }),
    };
  });
  const total = parts.reduce((all, { effect }) => all + effect, 0);
  return {
    title: t(lang, 'fallTitle', { gap: signed(total) }),
    steps: [
      {
        key: 'target',
        label: t(lang, 'target'),
        effect: text(target),
        from: 0,
        to: target,
        kind: 'whole',
        rowsLabel: '',
      },
      ...steps,
      {
        key: 'landing',
        label: t(lang, 'landing'),
        effect: text(sum),
        from: 0,
        to: sum,
        kind: 'whole',
        wanted: { of: 'landing', kpi: main.kpi },
        rowsLabel: t(lang, 'rowsOf', { kpi: t(lang, 'landing') }),
      },
    ],
    ...(past && { past: pastText(past, saying) }),
  };
}

/** How many there were of what a factor counts, so far; of a size, what was counted at that size. */
const partRows = ({ kind, to }: GapPart, kpi: string): RowsWanted =>
  kind === 'size' || to === 'amount' ? { of: 'kpi', kpi } : { of: 'stage', stage: to };
