import { useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { alertIcon, infoIcon } from './icons.ts';
import type { Notice } from '../lib/app/notices.ts';
import { t } from '../lib/words/index.ts';
import type { Lang } from '../lib/words/speak.ts';

export type NoticeBarProps = {
  lang: Lang;
  notices: readonly Notice[];
  onAct: (id: Notice['id'], event: MouseEvent) => void;
};

/** The most pressing thing in one line and one button; the rest opens on demand, so that it never pushes the figures out. */
export function NoticeBar({ lang, notices, onAct }: NoticeBarProps) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? notices : notices.slice(0, 1);
  const hidden = notices.length - shown.length;
  if (notices.length === 0) return null;
  return (
    <ul class="notices">
      {shown.map((notice) => (
        <li key={notice.id} class={`notice notice--${notice.tone}`}>
          <Icon path={notice.tone === 'warn' ? alertIcon : infoIcon} size={15} />
          <p>
            {notice.text}
            {hidden > 0 && (
              <>
                {' '}
                <button type="button" class="text-button" onClick={() => setOpen(true)}>
                  {t(lang, 'more', { count: hidden })}
                </button>
              </>
            )}
          </p>
          {notice.action !== undefined && (
            <button
              type="button"
              class={`button button--small${notice.tone === 'ask' ? ' button--main' : ''}`}
              onClick={(event) => onAct(notice.id, event)}
            >
              {notice.action}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
