import { Icon } from './Icon.tsx';
import { pauseIcon, playIcon } from './icons.ts';
import { t } from '../lib/words/options.ts';
import type { Lang } from '../lib/words/speak.ts';

/**
 * A site that may be read. `isFixed`: the permission stands in the manifest and cannot be given back. `isForbidden`: the
 * company does not allow it. `pageData`: whether what its pages fetch is read too; absent where no recipe does.
 */
export type SiteRow = {
  pattern: string;
  name: string;
  isPaused: boolean;
  isFixed: boolean;
  isForbidden?: boolean;
  pageData?: boolean;
};

export type SiteListProps = {
  lang: Lang;
  sites: readonly SiteRow[];
  onPause: (site: SiteRow, isPaused: boolean) => void;
  onPageData: (site: SiteRow, isRead: boolean) => void;
  onRemove: (site: SiteRow) => void;
};

export function SiteList({ lang, sites, onPause, onPageData, onRemove }: SiteListProps) {
  const pauseWord = ({ isPaused }: SiteRow) => t(lang, isPaused ? 'siteResume' : 'sitePause');
  return (
    <>
      <p class="lead">{t(lang, sites.length > 0 ? 'sitesLead' : 'sitesNone')}</p>
      {sites.length > 0 && (
        <ul class="sites">
          {sites.map((site) => (
            <li key={site.pattern} class={site.isPaused ? 'site site--paused' : 'site'}>
              <span class="site__name">
                {site.name}
                <small>
                  {t(lang, site.isForbidden ? 'siteForbidden' : site.isPaused ? 'sitePaused' : 'siteActive')}
                  {site.isFixed && ` ${t(lang, 'siteFixed')}`}
                </small>
                {site.pageData !== undefined && !site.isForbidden && (
                  <label class="site__data">
                    <input
                      type="checkbox"
                      checked={site.pageData}
                      disabled={site.isPaused}
                      aria-label={t(lang, 'sitePageDataOf', { site: site.name })}
                      onChange={({ currentTarget }) => onPageData(site, currentTarget.checked)}
                    />
                    <small>{t(lang, 'sitePageData')}</small>
                  </label>
                )}
              </span>
              {!site.isForbidden && (
                <button
                  type="button"
                  class="button button--small"
                  aria-label={`${pauseWord(site)} ${site.name}`}
                  onClick={() => onPause(site, !site.isPaused)}
                >
                  <Icon path={site.isPaused ? playIcon : pauseIcon} size={13} />
                  {pauseWord(site)}
                </button>
              )}
              {!site.isFixed && (
                <button
                  type="button"
                  class="button button--small button--danger"
                  aria-label={`${t(lang, 'remove')} ${site.name}`}
                  onClick={() => onRemove(site)}
                >
                  {t(lang, 'remove')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
