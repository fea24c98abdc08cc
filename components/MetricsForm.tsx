import { useEffect, useRef, useState } from 'preact/hooks';
import { MetricEditor } from './MetricEditor.tsx';
import { draftOf, freshDraft, type MetricDraft } from '../lib/app/metric-draft.ts';
import type { Look } from '../lib/app/progress-of.ts';
import { kpiOf } from '../lib/kpis/custom/kpi-of.ts';
import type { CustomMetric } from '../lib/kpis/custom/metric.ts';
import { t } from '../lib/words/rules.ts';
import type { Lang } from '../lib/words/speak.ts';

export type MetricsFormProps = {
  lang: Lang;
  look: Look;
  isLocked: boolean;
  newId: () => string;
  onChange: (metrics: CustomMetric[]) => void;
};

/** Metrics of the person's own: what each is in words, and a form that shows what it comes to while it is being made. */
export function MetricsForm({ lang, look, isLocked, newId, onChange }: MetricsFormProps) {
  const { customMetrics: metrics, currency } = look.settings;
  const [draft, setDraft] = useState<MetricDraft>();
  const editor = useRef<HTMLDivElement>(null);
  // It opens far from the button that opened it.
  useEffect(() => editor.current?.querySelector('input')?.focus(), [draft?.id]);
  const keep = (metric: CustomMetric) => {
    const isNew = !metrics.some(({ id }) => id === metric.id);
    onChange(isNew ? [...metrics, metric] : metrics.map((one) => (one.id === metric.id ? metric : one)));
    setDraft(undefined);
  };
  return (
    <>
      <p class="lead">{isLocked ? t(lang, 'lockedBy') : t(lang, 'metricsLead')}</p>
      {metrics.length === 0 && <p class="field-note">{t(lang, 'metricsNone')}</p>}
      <ul class="metrics">
        {metrics.map((metric) => (
          <li key={metric.id}>
            <div>
              <b>{metric.label}</b>
              <small>{kpiOf(metric).formula[lang]}</small>
            </div>
            <button
              type="button"
              class="text-button"
              disabled={isLocked}
              aria-label={t(lang, 'metricEditOf', { name: metric.label })}
              onClick={() => setDraft(draftOf(metric, currency))}
            >
              {t(lang, 'metricEdit')}
            </button>
            <button
              type="button"
              class="text-button"
              disabled={isLocked}
              aria-label={t(lang, 'metricDeleteOf', { name: metric.label })}
              onClick={() => onChange(metrics.filter((one) => one !== metric))}
            >
              {t(lang, 'metricDelete')}
            </button>
          </li>
        ))}
      </ul>
      {draft ? (
        <div ref={editor}>
          <MetricEditor
            key={draft.id}
            lang={lang}
            look={look}
            start={draft}
            onKeep={keep}
            onCancel={() => setDraft(undefined)}
          />
        </div>
      ) : (
        !isLocked && (
          <button type="button" class="button" onClick={() => setDraft(freshDraft(`custom-${newId()}`))}>
            {t(lang, 'metricNew')}
          </button>
        )
      )}
    </>
  );
}
