import { flagIcon, infoIcon } from './icons.ts';
import { StateNote } from './StateNote.tsx';
import type { Overview } from '../lib/app/progress.ts';
import { t } from '../lib/words/index.ts';
import type { Lang } from '../lib/words/speak.ts';

/** Whether nothing of what was asked for has been read. */
export const hasNothing = ({ counts }: Overview): boolean => counts.deals + counts.activities === 0;

export type NoFiguresNoteProps = {
  lang: Lang;
  overview: Overview;
  who: Overview['who'];
  onSettings: (section: 'me') => void;
  onAll: () => void;
};

/** What to do where there are no figures: say who one is, look at everybody, or open the CRM. */
export function NoFiguresNote({ lang, overview: { owners }, who, onSettings, onAll }: NoFiguresNoteProps) {
  if (who !== 'me' || owners.length === 0)
    return <StateNote icon={flagIcon} title={t(lang, 'noDataTitle')} body={t(lang, 'noDataBody')} />;
  const rows = owners.reduce((sum, owner) => sum + owner.rows, 0);
  return (
    <StateNote icon={infoIcon} title={t(lang, 'noneMineTitle')} body={t(lang, 'noneMineBody', { rows })}>
      <button type="button" class="button button--main" onClick={() => onSettings('me')}>
        {t(lang, 'chooseMe')}
      </button>
      <button type="button" class="button" onClick={onAll}>
        {t(lang, 'showAll')}
      </button>
    </StateNote>
  );
}
