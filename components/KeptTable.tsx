import type { DataCareProps } from './DataCare.tsx';
import { dayText, grouped } from '../lib/app/format.ts';
import { importCrm } from '../lib/app/import/source.ts';
import type { Kept } from '../lib/app/kept.ts';
import { dayOf } from '../lib/domain/day.ts';
import { ownCrm } from '../lib/domain/scope.ts';
import { t } from '../lib/words/data.ts';

type KeptTableProps = Pick<DataCareProps, 'lang' | 'kept' | 'today' | 'zone' | 'crmName'> & {
  isBusy: boolean;
  onAsk: (site: string, name: string, held: { deals: number; activities: number }) => void;
};

/** What is kept of each CRM and site, and since when. Erasing is by site: of one with several CRMs all goes. */
export function KeptTable({ lang, kept, today, zone, crmName, isBusy, onAsk }: KeptTableProps) {
  if (!kept) return <p class="field-note">{t(lang, 'keptReading')}</p>;
  if (kept.length === 0) return <p class="field-note">{t(lang, 'keptNone')}</p>;
  const placeOf = ({ crm, site }: Kept): { crm: string; host?: string } =>
    crm === ownCrm
      ? { crm: t(lang, 'keptOwn') }
      : crm === importCrm
        ? { crm: t(lang, 'keptImported') }
        : { crm: crmName(crm), host: site.replace(/^https?:\/\//, '') };
  const dayAt = (at: number): string => dayText(dayOf(at, zone), today, lang);
  const isLastOfSite = (one: Kept) => kept.findLast(({ site }) => site === one.site) === one;
  const heldAt = (site: string) =>
    kept
      .filter((one) => one.site === site)
      .reduce((sum, { deals, activities }) => ({ deals: sum.deals + deals, activities: sum.activities + activities }), {
        deals: 0,
        activities: 0,
      });
  return (
    <table class="grid kept">
      <thead>
        <tr>
          <th scope="col">{t(lang, 'keptSite')}</th>
          <th scope="col" class="kept__count">
            {t(lang, 'keptDeals')}
          </th>
          <th scope="col" class="kept__count">
            {t(lang, 'keptActivities')}
          </th>
          <th scope="col" class="kept__seen">
            {t(lang, 'keptSeen')}
          </th>
          <th scope="col" class="kept__erase">
            <span class="hidden-label">{t(lang, 'eraseSite')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {kept.map((one) => {
          const { crm, host } = placeOf(one);
          const name = host ?? crm;
          return (
            <tr key={`${one.crm} ${one.site}`}>
              <th scope="row">
                {crm}
                {host !== undefined && <span class="grid__note">{host}</span>}
              </th>
              <td class="kept__count">{grouped(one.deals)}</td>
              <td class="kept__count">{grouped(one.activities)}</td>
              <td class="kept__seen">{t(lang, 'keptSpan', { from: dayAt(one.oldest), to: dayAt(one.newest) })}</td>
              <td class="kept__erase">
                {isLastOfSite(one) && (
                  <button
                    type="button"
                    class="button button--small"
                    aria-label={t(lang, 'eraseSiteOf', { site: name })}
                    disabled={isBusy}
                    onClick={() => onAsk(one.site, name, heldAt(one.site))}
                  >
                    {t(lang, 'eraseSite')}
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
