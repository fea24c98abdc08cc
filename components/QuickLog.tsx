import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import type { QuickLogKind } from '../lib/messages/protocol.ts';
import { t } from '../lib/words/components.ts';
import type { Lang } from '../lib/words/speak.ts';

/** A log that was stored, or the sentence that says why not. */
export type Logged = { id: string } | { failed: string };
export type Undone = { undone: true } | { failed: string };

export type QuickLogProps = {
  lang: Lang;
  onLog: (kind: QuickLogKind) => Promise<Logged>;
  onUndo: (id: string) => Promise<Undone>;
  /** Buttons without words: where there is no room. They keep their names. */
  compact?: boolean;
  /** A page may not press our buttons: events it made itself are ignored. */
  trustedOnly?: boolean;
};

const kinds: readonly QuickLogKind[] = ['call', 'appointment', 'meeting'];

/** WCAG 2.2.1 and the habit of reading first: twelve seconds, and as long as the pointer or the focus rests on it. */
const UNDO_MS = 12_000;

type Toast = { text: string; id?: string; isTrouble?: boolean };

/** One click logs, the toast takes it back. What was logged is said aloud to readers. */
export function QuickLog({ lang, onLog, onUndo, compact = false, trustedOnly = false }: QuickLogProps) {
  const [toast, setToast] = useState<Toast>();
  const [isBusy, setBusy] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const first = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!toast || isHeld) return undefined;
    const timer = setTimeout(() => setToast(undefined), UNDO_MS);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);

  const run = async (event: Event, work: () => Promise<Toast>) => {
    if (isBusy || (trustedOnly && !event.isTrusted)) return;
    setBusy(true);
    setToast(await work());
    setBusy(false);
  };
  const log = (kind: QuickLogKind) => async (): Promise<Toast> => {
    const answer = await onLog(kind);
    return 'failed' in answer ? { text: answer.failed, isTrouble: true } : { text: t(lang, `logged_${kind}`), id: answer.id };
  };
  const undo = (id: string) => async (): Promise<Toast> => {
    const answer = await onUndo(id);
    first.current?.focus();
    setHeld(false);
    return 'failed' in answer ? { text: answer.failed, isTrouble: true, id } : { text: t(lang, 'undone') };
  };

  return (
    <div class={compact ? 'quick quick--compact' : 'quick'}>
      <div class="quick__buttons">
        {kinds.map((kind, index) => (
          <button key={kind} ref={index === 0 ? first : null} type="button" class="button button--small" aria-label={t(lang, `log_${kind}`)} title={t(lang, `log_${kind}`)} disabled={isBusy} onClick={(event) => void run(event, log(kind))}>
            <Icon name={kind} size={14} />
            {!compact && <span>{t(lang, kind)}</span>}
          </button>
        ))}
      </div>
      <div class="quick__status" role="status">
        {toast && (
          <div class={toast.isTrouble ? 'toast toast--trouble' : 'toast'} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocusCapture={() => setHeld(true)} onBlurCapture={() => setHeld(false)}>
            <Icon name={toast.isTrouble ? 'alert' : 'check'} size={14} />
            <span class="toast__text">{toast.text}</span>
            {toast.id !== undefined && <button type="button" class="button button--quiet button--small" onClick={(event) => void run(event, undo(toast.id ?? ''))}><Icon name="undo" size={13} />{t(lang, 'undo')}</button>}
            {toast.id === undefined && <button type="button" class="icon-button" aria-label={t(lang, 'close')} onClick={() => setToast(undefined)}><Icon name="close" size={12} /></button>}
          </div>
        )}
      </div>
    </div>
  );
}
