import { FormGroup } from './FormRow.tsx';
import { TypedNumber } from './TypedNumber.tsx';
import { defaultWeights, scoredIds } from '../lib/kpis/activity-score.ts';
import { kpiById } from '../lib/kpis/index.ts';
import { t } from '../lib/words/rules.ts';
import type { Lang } from '../lib/words/speak.ts';

type Props = {
  lang: Lang;
  weights: Readonly<Record<string, number>> | undefined;
  locked: string | undefined;
  onChange: (weights: Record<string, number>) => void;
};

/** How much each activity weighs in the activity score. */
export const Weights = ({ lang, weights = defaultWeights, locked, onChange }: Props) => (
  <FormGroup label={t(lang, 'weights')} hint={locked ?? t(lang, 'weightsHint')}>
    {scoredIds.map((id) => (
      <TypedNumber
        key={id}
        label={kpiById(id)?.label[lang] ?? id}
        unit="points"
        value={weights[id]}
        shown={String(weights[id] ?? 0)}
        wrong={t(lang, 'weightWrong')}
        disabled={locked !== undefined}
        onKeep={(weight) => onChange({ ...weights, [id]: weight ?? 0 })}
      />
    ))}
  </FormGroup>
);
