import { useId } from 'preact/hooks';
import { Choice, FormGroup } from './FormRow.tsx';
import { Qualification } from './Qualification.tsx';
import { Margin } from './RulesFields.tsx';
import { Weights } from './Weights.tsx';
import { chosenOf, effectOf, switches, type SwitchId } from '../lib/app/definition-effects.ts';
import { valueText } from '../lib/app/format.ts';
import type { Look } from '../lib/app/progress-of.ts';
import type { Settings } from '../lib/app/settings.ts';
import type { KpiId } from '../lib/kpis/index.ts';
import type { Definitions } from '../lib/kpis/kpi.ts';
import { t } from '../lib/words/rules.ts';
import type { Lang } from '../lib/words/speak.ts';

export type DefinitionsFormProps = {
  lang: Lang;
  look: Look;
  /** Stages seen, for the criteria of a qualified meeting. */
  stages: readonly string[];
  /** Fields the company has fixed. */
  locked: readonly string[];
  onChange: (changes: Partial<Settings>) => void;
};

const ids = Object.keys(switches) as SwitchId[];

/** Every switch between definitions with its one sentence, and beside each choice what it makes of this month. */
export function DefinitionsForm({ lang, look, stages, locked, onChange }: DefinitionsFormProps) {
  const { definitions, spread } = look.settings;
  const change = (part: Partial<Definitions>) => onChange({ definitions: { ...definitions, ...part } });
  const lockedBy = locked.includes('definitions') ? t(lang, 'lockedBy') : undefined;
  return (
    <div class="form">
      <p class="lead">{t(lang, 'definitionsLead')}</p>
      {ids.map((id) => (
        <Switch
          key={id}
          lang={lang}
          id={id}
          look={look}
          locked={lockedBy}
          onChoose={(value) => change({ [id]: value })}
        />
      ))}
      <Qualification
        lang={lang}
        stages={stages}
        rule={definitions.qualification}
        locked={lockedBy}
        effect={effectText('qualified-meetings', {}, look, lang)}
        onChange={(qualification) => change({ qualification })}
      />
      <Margin
        lang={lang}
        margin={definitions.defaultMargin}
        effect={t(lang, 'effectNow', { value: effectText('gross-profit', {}, look, lang) })}
        locked={lockedBy}
        onChange={(margin) => {
          const { defaultMargin: _, ...rest } = definitions;
          onChange({ definitions: margin === undefined ? rest : { ...rest, defaultMargin: margin } });
        }}
      />
      <Weights
        lang={lang}
        weights={definitions.scoreWeights}
        locked={lockedBy}
        onChange={(scoreWeights) => change({ scoreWeights })}
      />
      <Choice
        label={t(lang, 'spread')}
        hint={t(lang, 'spreadHint')}
        value={spread}
        options={(['even', 'weekday'] as const).map((one) => ({ value: one, label: t(lang, `spread_${one}`) }))}
        locked={locked.includes('spread') ? t(lang, 'lockedBy') : undefined}
        onChange={(next) => onChange({ spread: next })}
      />
    </div>
  );
}

/** A metric this month, with its coverage where that is not whole. */
function effectText(kpi: KpiId, change: Partial<Definitions>, look: Look, lang: Lang): string {
  const measure = effectOf(kpi, change, look);
  if (!measure) return t(lang, 'effectNone');
  const { value, unit, known, of } = measure;
  const figure = value === undefined ? t(lang, 'effectNone') : valueText(value, unit, look.settings.currency, lang);
  const partly = known < of ? t(lang, 'effectPartly', { known, of }) : '';
  return partly === '' ? figure : lang === 'ja' ? `${figure}（${partly}）` : `${figure} (${partly})`;
}

type SwitchProps = {
  lang: Lang;
  id: SwitchId;
  look: Look;
  locked: string | undefined;
  onChoose: (value: string) => void;
};

function Switch({ lang, id, look, locked, onChoose }: SwitchProps) {
  const name = useId();
  const { kpi } = switches[id];
  const chosen = chosenOf(look.settings.definitions, id);
  return (
    <FormGroup label={t(lang, `switch_${id}`)} hint={locked ?? t(lang, `switch_${id}_hint`)}>
      <ul class="switch">
        {(switches[id].options as readonly string[]).map((option) => (
          <li key={option}>
            <label>
              <input
                type="radio"
                name={name}
                value={option}
                checked={option === chosen}
                disabled={locked !== undefined}
                onChange={() => onChoose(option)}
              />
              <span>{wordOf(id, option, lang)}</span>
              <small>{effectText(kpi, { [id]: option }, look, lang)}</small>
            </label>
          </li>
        ))}
      </ul>
    </FormGroup>
  );
}

function wordOf(id: SwitchId, option: string, lang: Lang): string {
  const words: Record<SwitchId, Record<string, string>> = {
    revenueDate: {
      closed: t(lang, 'revenueDate_closed'),
      booked: t(lang, 'revenueDate_booked'),
      paid: t(lang, 'revenueDate_paid'),
    },
    callCounts: { attempt: t(lang, 'callCounts_attempt'), connected: t(lang, 'callCounts_connected') },
    appointmentPer: { call: t(lang, 'appointmentPer_call'), connected: t(lang, 'appointmentPer_connected') },
    repeatPer: { ever: t(lang, 'repeatPer_ever'), period: t(lang, 'repeatPer_period') },
  };
  return words[id][option] ?? option;
}
