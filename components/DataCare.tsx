import { useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { alertIcon, checkIcon, downloadIcon, trashIcon, uploadIcon } from './icons.ts';
import { t } from '../lib/words/options.ts';
import type { Lang } from '../lib/words/speak.ts';

export type DataCareProps = {
  lang: Lang;
  counts: { deals: number; activities: number };
  /** Each answers with the sentence that says how it went. */
  onExport: () => Promise<Result>;
  onImport: (file: File) => Promise<Result>;
  onErase: () => Promise<Result>;
};

export type Result = { text: string; isTrouble?: boolean };

/** Everything out, everything back in, everything away; each says what it did where it was pressed. */
export function DataCare({ lang, counts, onExport, onImport, onErase }: DataCareProps) {
  const [result, setResult] = useState<Result & { of: 'export' | 'import' | 'erase' }>();
  const [isBusy, setBusy] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const run = async (of: 'export' | 'import' | 'erase', work: () => Promise<Result>) => {
    setBusy(true);
    setResult(undefined);
    setResult({ of, ...(await work()) });
    setBusy(false);
  };
  const said = (of: 'export' | 'import' | 'erase') => {
    const mine = result?.of === of ? result : undefined;
    return (
      <p role="status" class={mine?.isTrouble ? 'care__said care__said--trouble' : 'care__said'}>
        {mine && (
          <>
            <Icon path={mine.isTrouble ? alertIcon : checkIcon} size={14} />
            {mine.text}
          </>
        )}
      </p>
    );
  };
  return (
    <>
      <p class="lead">
        {t(lang, 'dataLead')} {t(lang, 'dataCounts', counts)}
      </p>
      <div class="care">
        <button type="button" class="button" disabled={isBusy} onClick={() => void run('export', onExport)}>
          <Icon path={downloadIcon} size={15} />
          {t(lang, 'export')}
        </button>
        <p class="field-note">{t(lang, 'exportHint')}</p>
        {said('export')}
      </div>
      <div class="care">
        <button type="button" class="button" disabled={isBusy} onClick={() => picker.current?.click()}>
          <Icon path={uploadIcon} size={15} />
          {t(lang, 'import')}
        </button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t(lang, 'import')}
          onChange={(event) => {
            const input = event.currentTarget;
            const [file] = input.files ?? [];
            if (file) void run('import', () => onImport(file));
            input.value = '';
          }}
        />
        <p class="field-note">{t(lang, 'importHint')}</p>
        {said('import')}
      </div>
      <div class="care">
        <button
          type="button"
          class="button button--danger"
          disabled={isBusy}
          onClick={() => dialog.current?.showModal()}
        >
          <Icon path={trashIcon} size={15} />
          {t(lang, 'erase')}
        </button>
        <p class="field-note">{t(lang, 'eraseHint')}</p>
        {said('erase')}
      </div>
      <dialog ref={dialog} class="dialog" aria-labelledby="erase-ask">
        <h3 id="erase-ask">{t(lang, 'eraseAsk')}</h3>
        <p>{t(lang, 'eraseAskBody', counts)}</p>
        <div class="dialog__actions">
          <button type="button" class="button" autofocus onClick={() => dialog.current?.close()}>
            {t(lang, 'cancel')}
          </button>
          <button
            type="button"
            class="button button--danger"
            onClick={() => {
              dialog.current?.close();
              void run('erase', onErase);
            }}
          >
            {t(lang, 'eraseYes')}
          </button>
        </div>
      </dialog>
    </>
  );
}
