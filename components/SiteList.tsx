import { Icon } from './Icon.tsx';
import { pauseIcon, playIcon } from './icons.ts';
import { t } from '../lib/words/options.ts';
import type { Lang } from '../lib/words/speak.ts';

/**
 * A site that may be read. `isFixed`: the permission stands in the manifest and cannot be given back. `isForbidden`: the
 * company does not allow it. `chips`: whether its lists and boards carry chips. `pageData`: whether what its pages fetch is
 * read too; absent where no recipe does.
 */
export type SiteRow = {
  pattern: string;
  name: string;
  isPaused: boolean;
  isFixed: boolean;
  isForbidden?: boolean;
  chips: boolean;
  pageData?: boolean;
};

/** What can be switched for a site alone. */
export type SiteSwitch = 'chips' | 'pageData';

export type SiteListProps = {
  lang: Lang;
  sites: readonly SiteRow[];
  onPause: (site: SiteRow, isPaused: boolean) => void;
  onSwitch: (site: SiteRow, what: SiteSwitch, isOn: boolean) => void;
  onRemove: (site: SiteRow) => void;
};

const switches = [
  { what: 'chips', word: 'siteChips', wordOf: 'siteChipsOf' },
  { what: 'pageData', word: 'sitePageData', wordOf: 'sitePageDataOf' },
] as const;

export function SiteList({ lang, sites, onPause, onSwitch, onRemove }: SiteListProps) {
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
                {!site.isForbidden &&
                  switches.map(
                    ({ what, word, wordOf }) =>
                      site[what] !== undefined && (
                        <label key={what} class="site__switch">
                          <input
                            type="checkbox"
                            checked={site[what]}
                            disabled={site.isPaused}
                            aria-label={t(lang, wordOf, { site: site.name })}
                            onChange={({ currentTarget }) => onSwitch(site, what, currentTarget.checked)}
                          />
                          <small>{t(lang, word)}</small>
                        </label>
                      ),
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
