import { useState } from 'preact/hooks';
import { FilePick } from './FilePick.tsx';
import { Icon } from './Icon.tsx';
import { alertIcon, checkIcon, downloadIcon } from './icons.ts';
import { momentText } from '../lib/app/format.ts';
import type { FieldWay, PageWay, SiteWay } from '../lib/app/reading-ways.ts';
import type { Instant, Zone } from '../lib/domain/day.ts';
import type { Lang } from '../lib/words/speak.ts';
import { t } from '../lib/words/taught.ts';

type Result = { text: string; isTrouble?: boolean };

export type WaysListProps = {
  lang: Lang;
  sites: readonly SiteWay[];
  now: Instant;
  zone: Zone;
  crmName: (crm: string) => string;
  onSave: (site: string) => Result;
  onOpen: (file: File) => Promise<Result>;
  onForget: (what: { site: string; page?: string; field?: string }) => Promise<Result>;
};

/** How the pages of each site are read: which fields, how sure, what was taught, and what needs a click since when. */
export function WaysList({ lang, sites, now, zone, crmName, onSave, onOpen, onForget }: WaysListProps) {
  const [said, setSaid] = useState<Result>();
  const tell = (work: Promise<Result>): void => void work.then(setSaid);
  const at = (moment: Instant): string => momentText(moment, now, zone, lang);
  return (
    <div class="ways">
      <p class="lead">{t(lang, sites.length > 0 ? 'taughtLead' : 'taughtNone')}</p>
      {sites.map((way) => {
        const host = way.site.replace(/^https?:\/\//, '');
        const name = crmName(way.crm);
        const isDrifted = way.pages.some((page) => driftsIn(page) > 0);
        return (
          <details key={`${way.site} ${way.crm}`} class="way" open={way.isTaught || isDrifted}>
            <summary>
              <span class="way__name">
                {name === way.crm || name === host ? host : `${name} · ${host}`}
                {isDrifted && <Icon path={alertIcon} size={14} />}
              </span>
            </summary>
            {way.pages.map((page) => (
              <PageTable
                key={page.id}
                lang={lang}
                way={way}
                page={page}
                at={at}
                onForget={(what) => tell(onForget(what))}
              />
            ))}
            {way.isTaught && (
              <p class="way__acts">
                <button
                  type="button"
                  class="button button--small"
                  aria-label={t(lang, 'taughtSaveOf', { site: host })}
                  onClick={() => setSaid(onSave(way.site))}
                >
                  <Icon path={downloadIcon} size={13} />
                  {t(lang, 'taughtSave')}
                </button>
                <button
                  type="button"
                  class="button button--small button--danger"
                  aria-label={t(lang, 'taughtForgetSite', { site: host })}
                  onClick={() => tell(onForget({ site: way.site }))}
                >
                  {t(lang, 'taughtForget')}
                </button>
              </p>
            )}
          </details>
        );
      })}
      <div>
        <FilePick label={t(lang, 'taughtOpen')} accept=".json,application/json" onPick={(file) => tell(onOpen(file))} />
      </div>
      <p role="status" class={said?.isTrouble ? 'care__said care__said--trouble' : 'care__said'}>
        {said && (
          <>
            <Icon path={said.isTrouble ? alertIcon : checkIcon} size={14} />
            {said.text}
          </>
        )}
      </p>
    </div>
  );
}

const driftsIn = ({ driftedSince, fields }: PageWay): number =>
  fields.filter((field) => field.driftedSince !== undefined).length + (driftedSince === undefined ? 0 : 1);

type PageTableProps = {
  lang: Lang;
  way: SiteWay;
  page: PageWay;
  at: (moment: Instant) => string;
  onForget: (what: { site: string; page: string; field?: string }) => void;
};

function PageTable({ lang, way, page, at, onForget }: PageTableProps) {
  const name = t(
    lang,
    `kind_${page.kind === 'deal-board' ? 'board' : page.kind === 'deal-record' ? 'record' : 'list'}`,
  );
  const site = way.site.replace(/^https?:\/\//, '');
  return (
    <table class="grid way__page">
      <caption>
        {name} <small>{page.id}</small>
        {page.isTaught && (
          <button
            type="button"
            class="text-button"
            aria-label={t(lang, 'taughtForgetPage', { page: name, site })}
            onClick={() => onForget({ site: way.site, page: page.id })}
          >
            {t(lang, 'taughtForget')}
          </button>
        )}
        {driftsIn(page) > 0 && (
          <span class="way__drift">
            {page.driftedSince !== undefined && `${t(lang, 'stateRows', { at: at(page.driftedSince) })} `}
            {t(lang, 'taughtRepair')}
          </span>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t(lang, 'taughtField')}</th>
          <th scope="col">{t(lang, 'taughtSure')}</th>
          <th scope="col">{t(lang, 'taughtState')}</th>
        </tr>
      </thead>
      <tbody>
        {page.fields.map((field) => {
          const label = t(lang, `field_${field.field}`);
          return (
            <tr key={field.field} class={field.driftedSince === undefined ? undefined : 'way__row--drifted'}>
              <th scope="row">{label}</th>
              <td title={t(lang, `sureHint_${field.confidence}`)}>{t(lang, `sure_${field.confidence}`)}</td>
              <td>
                {stateText(field, at, lang)}
                {field.isOverride && (
                  <button
                    type="button"
                    class="text-button"
                    aria-label={t(lang, 'taughtForgetField', { field: label, page: name })}
                    onClick={() => onForget({ site: way.site, page: page.id, field: field.field })}
                  >
                    {t(lang, 'taughtBack')}
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

function stateText(
  { driftedSince, taughtAt, isOverride }: FieldWay,
  at: (moment: Instant) => string,
  lang: Lang,
): string {
  if (driftedSince !== undefined) return t(lang, 'stateDrifted', { at: at(driftedSince) });
  if (taughtAt === undefined) return t(lang, 'stateGood');
  return t(lang, isOverride ? 'stateOwn' : 'stateTaught', { at: at(taughtAt) });
}
