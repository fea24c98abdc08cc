import { useState } from 'preact/hooks';
import { FigureFields, Pick } from './FigureFields.tsx';
import { valueText } from '../lib/app/format.ts';
import { metricOf, problemKind, type MetricDraft } from '../lib/app/metric-draft.ts';
import { contextOf, type Look } from '../lib/app/progress-of.ts';
import { periodOf } from '../lib/domain/periods.ts';
import { kpiOf } from '../lib/kpis/custom/kpi-of.ts';
import type { CustomMetric } from '../lib/kpis/custom/metric.ts';
import { t } from '../lib/words/rules.ts';
import type { Lang } from '../lib/words/speak.ts';

export type MetricEditorProps = {
  lang: Lang;
  look: Look;
  start: MetricDraft;
  onKeep: (metric: CustomMetric) => void;
  onCancel: () => void;
};

/** How many rows a preview names. */
const samples = 5;

export function MetricEditor({ lang, look, start, onKeep, onCancel }: MetricEditorProps) {
  const [draft, setDraft] = useState(start);
  // Nobody is told off before they have tried to save.
  const [isTold, setTold] = useState(false);
  const { currency } = look.settings;
  const read = metricOf(draft, currency);
  const change = (part: Partial<MetricDraft>) => setDraft({ ...draft, ...part });
  return (
    <form
      class="metric"
      onSubmit={(event) => {
        event.preventDefault();
        setTold(true);
        if ('metric' in read) onKeep(read.metric);
      }}
    >
      <div class="metric__row">
        <label>
          {t(lang, 'metricName')}
          <input
            type="text"
            maxLength={60}
            value={draft.label}
            onInput={(event) => change({ label: event.currentTarget.value })}
          />
        </label>
        <Pick
          label={t(lang, 'metricShape')}
          value={draft.isRatio ? 'ratio' : 'one'}
          options={[
            ['one', `${t(lang, 'shape_count')} / ${t(lang, 'shape_sum')}`],
            ['ratio', t(lang, 'shape_ratio')],
          ]}
          onPick={(shape) => change({ isRatio: shape === 'ratio' })}
        />
        <Pick
          label={t(lang, 'metricBetter')}
          value={draft.better}
          options={(['higher', 'lower'] as const).map((one) => [one, t(lang, `better_${one}`)])}
          onPick={(better) => change({ better })}
        />
        {draft.isRatio && (
          <Pick
            label={t(lang, 'metricAs')}
            value={draft.as}
            options={(['rate', 'ratio'] as const).map((one) => [one, t(lang, `as_${one}`)])}
            onPick={(as) => change({ as })}
          />
        )}
      </div>
      <FigureFields
        lang={lang}
        title={t(lang, draft.isRatio ? 'figureAbove' : 'figureTop')}
        figure={draft.figure}
        onChange={(figure) => change({ figure })}
      />
      {draft.isRatio && (
        <FigureFields
          lang={lang}
          title={t(lang, 'figureBelow')}
          figure={draft.per}
          onChange={(per) => change({ per })}
        />
      )}
      {/* A name is asked for at the end; what is being made is shown before it has one. */}
      <Preview lang={lang} look={look} read={metricOf({ ...draft, label: draft.label.trim() || '—' }, currency)} />
      <p class="field-note field-note--wrong" role="alert">
        {isTold && 'problem' in read ? t(lang, `metricWrong_${problemKind(read.problem)}`) : ''}
      </p>
      <div class="sheet__actions">
        <button type="submit" class="button button--main">
          {t(lang, 'metricSave')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {t(lang, 'metricCancel')}
        </button>
      </div>
    </form>
  );
}

type PreviewProps = { lang: Lang; look: Look; read: ReturnType<typeof metricOf> };

/** What the metric comes to this month on the person's own rows, and the first of them. */
function Preview({ lang, look, read }: PreviewProps) {
  if ('problem' in read)
    return <p class="metric__preview field-note">{t(lang, `metricWrong_${problemKind(read.problem)}`)}</p>;
  const kpi = kpiOf(read.metric);
  const period = periodOf('month', look.now.slice(0, 10), look.settings.fiscal);
  const measure = kpi.measure(look.everything, contextOf(period, look));
  const { value, unit, known, of } = measure;
  const names = namesOf(measure.rows.slice(0, samples), look);
  return (
    <div class="metric__preview" aria-live="polite">
      <small>{kpi.formula[lang]}</small>
      <p>
        {t(lang, 'preview')}{' '}
        <b>{value === undefined ? t(lang, 'effectNone') : valueText(value, unit, look.settings.currency, lang)}</b>{' '}
        {of === 0 ? t(lang, 'previewNone') : t(lang, 'previewRows', { known, of })}
      </p>
      {names.length > 0 && (
        <>
          <small>{t(lang, 'previewSample')}</small>
          <ul>
            {names.map((name, index) => (
              <li key={measure.rows[index]}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function namesOf(keys: readonly string[], { everything, settings, now }: Look): string[] {
  const wanted = new Set(keys);
  const { currency } = settings;
  const deals = everything.deals.flatMap((deal) =>
    wanted.has(deal.key)
      ? [
          [
            deal.name ?? deal.account ?? deal.key,
            deal.amount?.currency === currency && moneyOf(deal.amount.minor, currency),
            deal.owner,
          ]
            .filter(Boolean)
            .join(' · '),
        ]
      : [],
  );
  const activities = everything.activities.flatMap((one) =>
    wanted.has(one.key)
      ? [[one.subject ?? one.kind, one.on ?? now.slice(0, 10), one.owner].filter(Boolean).join(' · ')]
      : [],
  );
  return [...deals, ...activities].slice(0, samples);
}

const moneyOf = (minor: number, currency: string): string => valueText(minor, 'money', currency, 'en', { full: true });
