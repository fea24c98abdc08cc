import { Icon } from './Icon.tsx';
import { t } from '../lib/words/options.ts';
import type { Lang } from '../lib/words/speak.ts';

/** A site that may be read. `isFixed`: the permission stands in the manifest and cannot be given back. */
export type SiteRow = { pattern: string; name: string; isPaused: boolean; isFixed: boolean };

export type SiteListProps = {
  lang: Lang;
  sites: readonly SiteRow[];
  onPause: (site: SiteRow, isPaused: boolean) => void;
  onRemove: (site: SiteRow) => void;
};

export const SiteList = ({ lang, sites, onPause, onRemove }: SiteListProps) => (
  <>
    <p class="lead">{t(lang, sites.length > 0 ? 'sitesLead' : 'sitesNone')}</p>
    {sites.length > 0 && (
      <ul class="sites">
        {sites.map((site) => (
          <li key={site.pattern} class={site.isPaused ? 'site site--paused' : 'site'}>
            <span class="site__name">{site.name}<small>{t(lang, site.isPaused ? 'sitePaused' : 'siteActive')}{site.isFixed && ` ${t(lang, 'siteFixed')}`}</small></span>
            <button type="button" class="button button--small" onClick={() => onPause(site, !site.isPaused)}>
              <Icon name={site.isPaused ? 'play' : 'pause'} size={13} />{t(lang, site.isPaused ? 'siteResume' : 'sitePause')}<span class="hidden-label"> {site.name}</span>
            </button>
            {!site.isFixed && (
              <button type="button" class="button button--small button--danger" onClick={() => onRemove(site)}>
                {t(lang, 'remove')}<span class="hidden-label"> {site.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    )}
  </>
);
