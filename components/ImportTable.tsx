import { useState } from 'preact/hooks';
import { FilePick } from './FilePick.tsx';
import { Icon } from './Icon.tsx';
import { alertIcon, checkIcon, undoIcon } from './icons.ts';
import { ImportOpen, type ImportOpenProps } from './ImportOpen.tsx';
import { failureText } from '../lib/app/failure-text.ts';
import { dayText, grouped } from '../lib/app/format.ts';
import type { ImportState } from '../lib/app/import-model.ts';
import { noteName } from '../lib/app/import/say.ts';
import { dayOf } from '../lib/domain/day.ts';
import type { ImportNote } from '../lib/messages/protocol.ts';
import { t } from '../lib/words/import.ts';
import type { Lang } from '../lib/words/speak.ts';

export type ImportTableProps = Omit<ImportOpenProps, 'lang' | 'open'> & {
  lang: Lang;
  state: ImportState;
  /** What was imported before, newest first. */
  past: readonly ImportNote[];
  onFile: (file: File) => void;
  onPaste: (text: string) => void;
  onCancel: () => void;
  onUndo: (note: ImportNote) => void;
};

/** An export of any CRM, from the file to the rows in the store, with the way back. */
export function ImportTable(props: ImportTableProps) {
  const { lang, state, past, today, zone } = props;
  return (
    <div class="import">
      <p class="lead">{t(lang, 'importLead')}</p>
      {state.step === 'open' ? <ImportOpen {...props} open={state} /> : <Begin {...props} />}
      {past.length > 0 && <Past {...{ lang, past, today, zone }} onUndo={props.onUndo} />}
    </div>
  );
}

function Begin({ lang, state, onFile, onPaste, onCancel, onUndo }: ImportTableProps) {
  const [isOver, setOver] = useState(false);
  if (state.step === 'opening') return <p role="status">{t(lang, 'importOpening')}</p>;
  if (state.step === 'running') {
    const { done, total } = state.progress;
    return (
      <div class="import__running">
        <progress max={Math.max(total, 1)} value={done} aria-label={t(lang, 'importRun', { rows: total })} />
        <p role="status">{t(lang, 'importRunning', { done: grouped(done), total: grouped(total) })}</p>
        <button type="button" class="button" disabled={state.isCancelled} onClick={onCancel}>
          {t(lang, state.isCancelled ? 'importCancelling' : 'importCancel')}
        </button>
      </div>
    );
  }
  return (
    <>
      <div role="status">
        {state.step === 'done' && (
          <p class="import__said">
            <Icon path={checkIcon} size={14} />
            {t(lang, 'importDone', { rows: state.plan.taken })}
            {state.plan.unsorted.length > 0 && <a href="#mapping">{t(lang, 'importSort')}</a>}
            <button type="button" class="text-button" onClick={() => onUndo(state.note)}>
              {t(lang, 'importUndo')}
            </button>
          </p>
        )}
        {state.step === 'undone' && (
          <p class="import__said">{t(lang, 'importUndone', { name: noteName(state.note, lang) })}</p>
        )}
        {state.step === 'cancelled' && <p class="import__said">{t(lang, 'importCancelled')}</p>}
        {state.step === 'failed' && (
          <Wrong text={t(lang, 'importFailed', { why: `${failureText(state.failure, lang)} ` })} />
        )}
        {state.step === 'idle' && state.refused && <Wrong text={t(lang, `refused_${state.refused}`)} />}
      </div>
      <div
        class={isOver ? 'import__drop import__drop--over' : 'import__drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [file] = event.dataTransfer?.files ?? [];
          if (file) onFile(file);
        }}
      >
        <FilePick
          label={t(lang, 'importChoose')}
          accept=".csv,.tsv,.txt,.tab,text/csv,text/tab-separated-values,text/plain,.xlsx,.xls"
          onPick={onFile}
        />
        <span class="field-note">{t(lang, 'importDrop')}</span>
        <label class="import__paste">
          {t(lang, 'importPaste')}
          <small>{t(lang, 'importPasteHint')}</small>
          <textarea
            rows={2}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => {
              const field = event.currentTarget;
              if (!/[\n\r]/.test(field.value.trim())) return;
              onPaste(field.value);
              field.value = '';
            }}
          />
        </label>
      </div>
    </>
  );
}

const Wrong = ({ text }: { text: string }) => (
  <p class="import__said import__said--wrong">
    <Icon path={alertIcon} size={14} />
    {text}
  </p>
);

type PastProps = Pick<ImportTableProps, 'lang' | 'past' | 'today' | 'zone' | 'onUndo'>;

function Past({ lang, past, today, zone, onUndo }: PastProps) {
  const dayAt = (at: number): string => dayText(dayOf(at, zone), today, lang);
  return (
    <section aria-labelledby="import-past">
      <h3 id="import-past">{t(lang, 'importList')}</h3>
      <ul class="import__past">
        {past.map((note) => (
          <li key={note.id}>
            <span class="import__name">
              {noteName(note, lang)}
              {note.isUnfinished && <strong> {t(lang, 'importUnfinished')}</strong>}
            </span>
            <small>
              {t(lang, `kind_${note.kind}`)} · {t(lang, 'importRows', { rows: note.rows })} · {dayAt(note.at)}
            </small>
            <button
              type="button"
              class="button button--small"
              aria-label={t(lang, 'importListOf', { name: noteName(note, lang) })}
              onClick={() => onUndo(note)}
            >
              <Icon path={undoIcon} size={14} />
              {t(lang, 'importUndo')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
