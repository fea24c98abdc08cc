import { Icon } from '../Icon.tsx';
import { downloadIcon } from '../icons.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type PictureButtonProps = {
  lang: Lang;
  /** Of the chapter. */
  id: string;
  title: string;
  onSave: (id: string) => void;
};

/** Saves a chapter as a picture. It is not in the picture itself. */
export const PictureButton = ({ lang, id, title, onSave }: PictureButtonProps) => (
  <button
    type="button"
    class="icon-button card__picture"
    data-picture=""
    aria-label={t(lang, 'savePicture', { title })}
    title={t(lang, 'savePicture', { title })}
    onClick={() => onSave(id)}
  >
    <Icon path={downloadIcon} size={14} />
  </button>
);
