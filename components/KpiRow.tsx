import { BulletBar } from './BulletBar.tsx';
import { VerdictTag } from './VerdictTag.tsx';
import type { KpiView } from '../lib/app/kpi-view.ts';
import { t } from '../lib/words/index.ts';
import type { Lang } from '../lib/words/speak.ts';

export type KpiRowProps = { lang: Lang; view: KpiView };

/** Name · bar · value / target · attainment. Doubt stands under the name, where there is any. */
export function KpiRow({ lang, view }: KpiRowProps) {
  const { label: barLabel, ...bar } = view.bar;
  return (
    <tr class="kpi">
      <th scope="row" title={[view.definition, view.formula && `= ${view.formula}`].filter(Boolean).join('\n')}>
        <span class="kpi__name">{view.label}</span>
        {view.known < view.of && view.value !== undefined && (
          <span class="kpi__doubt">{t(lang, 'partly', { known: view.known, of: view.of })}</span>
        )}
        {view.bent !== undefined && <span class="kpi__doubt">{view.bent}</span>}
        {view.thin && (
          <span class="kpi__doubt" title={view.thin.why}>
            {view.thin.note}
          </span>
        )}
      </th>
      <td class="kpi__bar">{view.target !== undefined && <BulletBar {...bar} label={barLabel} />}</td>
      <td class="kpi__value">
        {view.value === undefined ? (
          <span class="kpi__why">{view.why}</span>
        ) : (
          <b title={view.thin?.why ?? view.full}>{view.value}</b>
        )}
        {view.target !== undefined && <span class="kpi__target"> / {view.target}</span>}
      </td>
      <td class="kpi__share">
        {view.share !== undefined && <VerdictTag verdict={view.verdict} word={view.verdictWord} text={view.share} />}
      </td>
    </tr>
  );
}

export type KpiTableProps = { lang: Lang; views: readonly KpiView[] };

export const KpiTable = ({ lang, views }: KpiTableProps) => (
  <table class="kpis">
    <caption class="hidden-label">{t(lang, 'figures')}</caption>
    <thead class="kpis__head">
      <tr>
        <th scope="col">
          <span class="hidden-label">{t(lang, 'columnKpi')}</span>
        </th>
        <th scope="col">
          <span class="hidden-label">{t(lang, 'columnBar')}</span>
        </th>
        <th scope="col">{t(lang, 'columnValue')}</th>
        <th scope="col">{t(lang, 'columnShare')}</th>
      </tr>
    </thead>
    <tbody>
      {views.map((view) => (
        <KpiRow key={view.id} lang={lang} view={view} />
      ))}
    </tbody>
  </table>
);
