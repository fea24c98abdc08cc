import type { TargetedMouseEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { alertIcon, checkIcon, closeIcon, undoIcon } from './icons.ts';
import { t } from '../lib/words/logging.ts';
import type { Lang } from '../lib/words/speak.ts';

export type ToastProps = {
  lang: Lang;
  text: string;
  isTrouble?: boolean;
  onUndo?: ((event: TargetedMouseEvent<HTMLButtonElement>) => void) | undefined;
  /** Told of the control that takes back, once it stands there. */
  onControl?: ((control: Element | null) => void) | undefined;
  onEnd: () => void;
};

/** WCAG 2.2.1 and the habit of reading first: twelve seconds, and as long as the pointer or the focus rests on it. */
const SHOWN_MS = 12_000;

/** What was just done, with the way back. Stands inside an element of role `status`, so that readers hear it. */
export function Toast({ lang, text, isTrouble = false, onUndo, onControl, onEnd }: ToastProps) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(onEnd, SHOWN_MS);
    return () => clearTimeout(timer);
    // A new text is a new toast and gets its own time.
  }, [text, isHeld]);
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocusCapture: () => setHeld(true),
    onBlurCapture: () => setHeld(false),
  };
  return (
    <div class={isTrouble ? 'toast toast--trouble' : 'toast'} {...hold}>
      <Icon path={isTrouble ? alertIcon : checkIcon} size={14} />
      <span class="toast__text">{text}</span>
      {onUndo ? (
        <button ref={onControl ?? null} type="button" class="button button--quiet button--small" onClick={onUndo}>
          <Icon path={undoIcon} size={13} />
          {t(lang, 'undo')}
        </button>
      ) : (
        <button type="button" class="icon-button" aria-label={t(lang, 'close')} onClick={onEnd}>
          <Icon path={closeIcon} size={12} />
        </button>
      )}
    </div>
  );
}
