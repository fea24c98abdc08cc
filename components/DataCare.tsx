import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { CsvSave } from './CsvSave.tsx';
import { FilePick } from './FilePick.tsx';
import { Icon } from './Icon.tsx';
import { alertIcon, checkIcon, downloadIcon, trashIcon } from './icons.ts';
import { KeptTable } from './KeptTable.tsx';
import { NameKeeping, type KeepingWays } from './NameKeeping.tsx';
import { NameErase, type NameWays } from './NameErase.tsx';
import { SelfBackup, type SelfBackupWays } from './SelfBackup.tsx';
import { bytesText } from '../lib/app/bytes-text.ts';
import type { CsvChoices, Result, Room } from '../lib/app/data-model.ts';
import type { TableKind } from '../lib/app/import/columns.ts';
import type { Kept } from '../lib/app/kept.ts';
import type { Day, Zone } from '../lib/domain/day.ts';
import { t } from '../lib/words/data.ts';
import type { Lang } from '../lib/words/speak.ts';

export type DataCareProps = {
  lang: Lang;
  today: Day;
  zone: Zone;
  /** Absent until they were counted. */
  kept: readonly Kept[] | undefined;
  room: Room | undefined;
  crmName: (crm: string) => string;
  /** Reads what is kept while this is looked at; answers how to stop. */
  onOpen: () => () => void;
  /** Each answers with the sentence that says how it went. */
  onSaveTable: (kind: TableKind, choices: CsvChoices) => Promise<Result>;
  onSaveBackup: () => Promise<Result>;
  onRestore: (file: File) => Promise<Result>;
  onEraseAll: () => Promise<Result>;
  onEraseSite: (site: string, name: string) => Promise<Result>;
  onAskToKeep: () => Promise<Result>;
  names: NameWays;
  keepingNames: KeepingWays;
  selfBackup: SelfBackupWays;
};

type Place = 'kept' | 'room' | 'csv' | 'backup' | 'self' | 'restore' | 'age' | 'name' | 'erase';

/** What the person may be asked before it is done. */
export type Asked = { title: string; body: string; points?: string[]; yes: string; onYes: () => void };

/** What is kept, out of it, back into it, and away; each says what it did where it was pressed. */
export function DataCare(props: DataCareProps) {
  const { lang, kept, room, onOpen } = props;
  const [result, setResult] = useState<Result & { of: Place }>();
  const [isBusy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const dialog = useRef<HTMLDialogElement>(null);
  // Once, not at every drawing: what is kept is read while this stands on the page.
  useEffect(() => onOpen(), []);
  useEffect(() => {
    if (asked) dialog.current?.showModal();
  }, [asked]);
  const run = async (of: Place, work: () => Promise<Result>) => {
    setBusy(true);
    setResult(undefined);
    try {
      setResult({ of, ...(await work()) });
    } catch {
      setResult({ of, text: t(lang, 'careTrouble'), isTrouble: true });
    } finally {
      setBusy(false);
    }
  };
  const said = (of: Place) => <Said result={result?.of === of ? result : undefined} />;
  const counts = {
    deals: (kept ?? []).reduce((sum, { deals }) => sum + deals, 0),
    activities: (kept ?? []).reduce((sum, { activities }) => sum + activities, 0),
  };
  return (
    <div class="data" aria-busy={isBusy}>
      <p class="lead">{t(lang, 'dataLead')}</p>
      <Part title={t(lang, 'keptTitle')} id="data-kept">
        <KeptTable
          {...props}
          isBusy={isBusy}
          onAsk={(site, name, held) =>
            setAsked({
              title: t(lang, 'eraseSiteAsk', { site: name }),
              body: t(lang, 'eraseSiteBody', held),
              points: [t(lang, 'eraseAskFiles')],
              yes: t(lang, 'eraseYes'),
              onYes: () => void run('kept', () => props.onEraseSite(site, name)),
            })
          }
        />
        {said('kept')}
        {room && (
          <p class="data__room">
            {room.used !== undefined && t(lang, 'roomUsed', { used: bytesText(room.used) })}
            {lang === 'ja' ? '' : ' '}
            {t(lang, room.isSafe ? 'roomSafe' : 'roomLoose')}
            {!room.isSafe && (
              <button
                type="button"
                class="button button--small"
                disabled={isBusy}
                onClick={() => void run('room', props.onAskToKeep)}
              >
                {t(lang, 'roomAsk')}
              </button>
            )}
          </p>
        )}
        {said('room')}
      </Part>
      <Part title={t(lang, 'csvTitle')} id="data-csv">
        <CsvSave
          lang={lang}
          isBusy={isBusy}
          onSave={(kind, choices) => void run('csv', () => props.onSaveTable(kind, choices))}
        />
        {said('csv')}
      </Part>
      <Part title={t(lang, 'backupTitle')} id="data-backup">
        <div class="care">
          <button type="button" class="button" disabled={isBusy} onClick={() => void run('backup', props.onSaveBackup)}>
            <Icon path={downloadIcon} size={15} />
            {t(lang, 'export')}
          </button>
          <p class="field-note">{t(lang, 'exportHint')}</p>
          {said('backup')}
        </div>
        <div class="care">
          <SelfBackup lang={lang} zone={props.zone} {...props.selfBackup} onRun={(work) => void run('self', work)} />
          {said('self')}
        </div>
        <div class="care">
          <FilePick
            label={t(lang, 'import')}
            accept=".json,application/json"
            disabled={isBusy}
            onPick={(file) => void run('restore', () => props.onRestore(file))}
          />
          <p class="field-note">{t(lang, 'importHint')}</p>
          {said('restore')}
        </div>
      </Part>
      <Part title={t(lang, 'ageTitle')} id="data-age">
        <NameKeeping
          lang={lang}
          today={props.today}
          {...props.keepingNames}
          isBusy={isBusy}
          onRun={(work) => void run('age', work)}
          onAsk={setAsked}
        />
        {said('age')}
      </Part>
      <Part title={t(lang, 'nameTitle')} id="data-name">
        <NameErase
          lang={lang}
          names={props.names}
          isBusy={isBusy}
          onRun={(work) => void run('name', work)}
          onAsk={setAsked}
        />
        {said('name')}
      </Part>
      <Part title={t(lang, 'eraseTitle')} id="data-erase">
        <div class="care">
          <button
            type="button"
            class="button button--danger"
            disabled={isBusy}
            onClick={() =>
              setAsked({
                title: t(lang, 'eraseAsk'),
                body: t(lang, 'eraseAskBody', counts),
                points: [t(lang, 'eraseAskFiles')],
                yes: t(lang, 'eraseYes'),
                onYes: () => void run('erase', props.onEraseAll),
              })
            }
          >
            <Icon path={trashIcon} size={15} />
            {t(lang, 'erase')}
          </button>
          <p class="field-note">{t(lang, 'eraseHint')}</p>
          {said('erase')}
        </div>
      </Part>
      <dialog ref={dialog} class="dialog" aria-labelledby="erase-ask" onClose={() => setAsked(undefined)}>
        <h3 id="erase-ask">{asked?.title}</h3>
        <p>{asked?.body}</p>
        {asked?.points && (
          <ul class="dialog__points">
            {asked.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        )}
        <div class="dialog__actions">
          <button type="button" class="button" autofocus onClick={() => dialog.current?.close()}>
            {t(lang, 'cancel')}
          </button>
          <button
            type="button"
            class="button button--danger"
            onClick={() => {
              dialog.current?.close();
              asked?.onYes();
            }}
          >
            {asked?.yes}
          </button>
        </div>
      </dialog>
    </div>
  );
}

const Part = ({ title, id, children }: { title: string; id: string; children: ComponentChildren }) => (
  <section class="data__part" aria-labelledby={id}>
    <h3 id={id}>{title}</h3>
    {children}
  </section>
);

const Said = ({ result }: { result: Result | undefined }) => (
  <p role="status" class={result?.isTrouble ? 'care__said care__said--trouble' : 'care__said'}>
    {result && (
      <>
        <Icon path={result.isTrouble ? alertIcon : checkIcon} size={14} />
        {result.text}
      </>
    )}
  </p>
);
