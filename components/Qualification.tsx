import { FormGroup } from './FormRow.tsx';
import { percent } from '../lib/app/format.ts';
import { TypedNumber } from './TypedNumber.tsx';
import type { Qualification as Rule } from '../lib/kpis/kpi.ts';
import { defaultQualification } from '../lib/kpis/qualified-meetings.ts';
import { t } from '../lib/words/rules.ts';
import type { Lang } from '../lib/words/speak.ts';

const fields = ['amount', 'closeOn', 'nextStep', 'account', 'probability'] as const;

type Props = {
  lang: Lang;
  stages: readonly string[];
  rule: Rule | undefined;
  locked: string | undefined;
  /** What it makes of this month. */
  effect: string;
  onChange: (rule: Rule) => void;
};

/** What makes a held meeting a qualified one: stages reached, fields known, a probability. */
export function Qualification({ lang, stages, rule = defaultQualification, locked, effect, onChange }: Props) {
  const { stages: wanted = [], known = [], probability } = rule;
  const toggled = <T,>(list: readonly T[], one: T): T[] =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const change = (part: { stages?: readonly string[]; known?: Rule['known']; probability?: number | undefined }) => {
    const next = { stages: wanted, known, probability, ...part };
    onChange({
      ...(next.stages.length > 0 && { stages: next.stages }),
      ...(next.known && next.known.length > 0 && { known: next.known }),
      ...(next.probability !== undefined && { probability: next.probability }),
    });
  };
  return (
    <FormGroup
      label={t(lang, 'qualification')}
      hint={locked ?? `${t(lang, 'qualificationHint')} ${t(lang, 'effectNow', { value: effect })}`}
    >
      <div class="ticks" role="group" aria-label={t(lang, 'qualificationKnown')}>
        <span class="ticks__head">{t(lang, 'qualificationKnown')}</span>
        {fields.map((field) => (
          <label key={field} class="tick">
            <input
              type="checkbox"
              checked={known.includes(field)}
              disabled={locked !== undefined}
              onChange={() => change({ known: toggled(known, field) })}
            />
            <span>{t(lang, `known_${field}`)}</span>
          </label>
        ))}
      </div>
      {stages.length + wanted.length > 0 && (
        <div class="ticks" role="group" aria-label={t(lang, 'qualificationStages')}>
          <span class="ticks__head">{t(lang, 'qualificationStages')}</span>
          {[...new Set([...wanted, ...stages])].slice(0, 40).map((stage) => (
            <label key={stage} class="tick">
              <input
                type="checkbox"
                checked={wanted.includes(stage)}
                disabled={locked !== undefined}
                onChange={() => change({ stages: toggled(wanted, stage) })}
              />
              <span>{stage}</span>
            </label>
          ))}
        </div>
      )}
      <TypedNumber
        label={t(lang, 'qualificationProbability')}
        value={probability}
        unit="rate"
        most={1}
        shown={probability === undefined ? '' : percent(probability)}
        wrong={t(lang, 'metricWrong_value')}
        disabled={locked !== undefined}
        onKeep={(next) => change({ probability: next })}
      />
    </FormGroup>
  );
}
