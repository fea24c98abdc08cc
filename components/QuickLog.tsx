import type { TargetedMouseEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { appointmentIcon, callIcon, meetingIcon } from './icons.ts';
import { Toast } from './Toast.tsx';
import type { QuickLogKind } from '../lib/messages/protocol.ts';
import { t } from '../lib/words/logging.ts';
import type { Lang } from '../lib/words/speak.ts';

/** A log that was stored, or the sentence that says why not. */
export type Logged = { id: string } | { failed: string };
export type Undone = { undone: true } | { failed: string };

export type QuickLogProps = {
  lang: Lang;
  onLog: (kind: QuickLogKind) => Promise<Logged>;
  onUndo: (id: string) => Promise<Undone>;
  /** Whether a person made an event. Inside a page others can make events as well; those log nothing. */
  isPerson?: (event: Event) => boolean;
  /** Inside a page: the sentence that says why a click is not taken for the person's own. */
  objection?: ((control: Element) => string | undefined) | undefined;
  /** Told of every control that writes, once it stands there. */
  onControl?: ((control: Element | null) => void) | undefined;
  /** What is to be logged since it was asked for elsewhere, by a key or the menu; asked at each painting, given once. */
  onWanted?: (() => QuickLogKind | undefined) | undefined;
};

const icons: Record<QuickLogKind, string> = { call: callIcon, appointment: appointmentIcon, meeting: meetingIcon };
const kinds: readonly QuickLogKind[] = ['call', 'appointment', 'meeting'];

type Said = { text: string; id?: string; isTrouble?: boolean };

/** One click logs, the toast takes it back. What was logged is said aloud to readers. */
export function QuickLog({
  lang,
  onLog,
  onUndo,
  isPerson = () => true,
  objection,
  onControl,
  onWanted,
}: QuickLogProps) {
  const [said, setSaid] = useState<Said>();
  const [isBusy, setBusy] = useState(false);
  const first = useRef<HTMLButtonElement>(null);

  const run = async (work: () => Promise<Said>) => {
    if (isBusy) return;
    setBusy(true);
    setSaid(await work());
    setBusy(false);
  };
  const log = (kind: QuickLogKind) => async (): Promise<Said> => {
    const answer = await onLog(kind);
    return 'failed' in answer
      ? { text: answer.failed, isTrouble: true }
      : { text: t(lang, `logged_${kind}`), id: answer.id };
  };
  const undo = (id: string) => async (): Promise<Said> => {
    const answer = await onUndo(id);
    first.current?.focus();
    return 'failed' in answer ? { text: answer.failed, isTrouble: true, id } : { text: t(lang, 'undone') };
  };

  const byPerson = (event: TargetedMouseEvent<HTMLButtonElement>, work: () => Promise<Said>, way?: { id: string }) => {
    if (!isPerson(event)) return;
    const text = objection?.(event.currentTarget);
    // A way back that was not taken stays open.
    void run(text === undefined ? work : () => Promise.resolve({ ...way, text, isTrouble: true }));
  };
  useEffect(() => {
    const kind = isBusy ? undefined : onWanted?.();
    if (kind) void run(log(kind));
  });

  const { id } = said ?? {};
  return (
    <div class="quick">
      <div class="quick__buttons">
        {kinds.map((kind, index) => (
          <button
            key={kind}
            ref={(button) => {
              if (index === 0) first.current = button;
              onControl?.(button);
            }}
            type="button"
            class="button button--small"
            aria-label={t(lang, `log_${kind}`)}
            title={t(lang, `log_${kind}`)}
            aria-disabled={isBusy}
            onClick={(event) => byPerson(event, log(kind))}
          >
            <Icon path={icons[kind]} size={14} />
            <span>{t(lang, kind)}</span>
          </button>
        ))}
      </div>
      <div class="quick__status" role="status">
        {said && (
          <Toast
            key={id ?? said.text}
            lang={lang}
            text={said.text}
            isTrouble={said.isTrouble ?? false}
            onUndo={id === undefined ? undefined : (event) => byPerson(event, undo(id), { id })}
            onControl={onControl}
            onEnd={() => setSaid(undefined)}
          />
        )}
      </div>
    </div>
  );
}
