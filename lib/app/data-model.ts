import { signal, type ReadonlySignal } from '@preact/signals';
import { mostBackupBytes } from '../domain/backup-due.ts';
import type { Instant, Zone } from '../domain/day.ts';
import { dayOf } from '../domain/day.ts';
import type { Answer, In, Lost, MessageName, Refusal } from '../messages/protocol.ts';
import { t } from '../words/data.ts';
import type { Lang } from '../words/speak.ts';
import { bytesText } from './bytes-text.ts';
import { csvOf } from './export/csv.ts';
import { exportTable, type ExportGround } from './export/table.ts';
import { failureText } from './failure-text.ts';
import type { TableKind } from './import/columns.ts';
import { keptOf, type Kept } from './kept.ts';
import { sendBackup } from './restore.ts';
import { restoredText } from './restored-text.ts';

export type Result = { text: string; isTrouble?: boolean };

/** What the browser says of the room that is taken. `isSafe`: it will not clear it by itself when room runs short. */
export type Room = { used?: number; isSafe: boolean };

export type CsvChoices = { lang: Lang; hasMark: boolean };

export type DataPorts = {
  send: <N extends MessageName>(name: N, input: In<N>) => Promise<Answer<N> | Lost>;
  read: () => Promise<ExportGround>;
  /** Everything, as the parts of a file. */
  writeBackup: () => Promise<string[]>;
  room: () => Promise<Room>;
  /** Asks the browser to keep what is stored; answers whether it will. */
  keepSafe: () => Promise<boolean>;
  onChange: (listener: () => void) => () => void;
  /** Offers a file to keep. */
  download: (name: string, parts: string[]) => void;
  pause: () => Promise<void>;
  newId: () => string;
  now: () => Instant;
  zone: Zone;
  language: () => Lang;
  /** Nothing is remembered any more, on any page. */
  forget: () => void;
};

const most = { most: bytesText(mostBackupBytes) };

/** The person's data: what is kept, out as tables or as a backup, back in, away. Read only while it is looked at. */
export function createDataModel(ports: DataPorts) {
  const { send, read, writeBackup, room, keepSafe, onChange, download, pause, newId, now, zone, language, forget } =
    ports;
  const kept = signal<readonly Kept[] | undefined>(undefined);
  const told = signal<Room | undefined>(undefined);
  let question = 0;

  const refresh = (): void => {
    const mine = (question += 1);
    // Apart: how much room is taken may be long in coming, and is no reason to wait for what is kept.
    void read().then(
      ({ deals, activities }) => mine === question && void (kept.value = keptOf(deals, activities)),
      () => undefined,
    );
    void room().then(
      (space) => mine === question && void (told.value = space),
      () => undefined,
    );
  };

  const failed = (answer: Refusal | Lost): Result => ({ text: failureText(answer, language()), isTrouble: true });
  const isFailure = (answer: object): answer is Refusal | Lost => 'refused' in answer || 'lost' in answer;
  const today = () => dayOf(now(), zone);

  const erase = async (site?: string): Promise<{ erased: number } | Result> => {
    const answer = await send('erase', site === undefined ? {} : { site });
    if (isFailure(answer)) return failed(answer);
    forget();
    refresh();
    return answer;
  };

  return {
    kept: kept as ReadonlySignal<readonly Kept[] | undefined>,
    room: told as ReadonlySignal<Room | undefined>,
    /** Reads, and follows what moves, until what it answers is called. */
    open: (): (() => void) => {
      refresh();
      return onChange(refresh);
    },
    saveTable: async (kind: TableKind, { lang, hasMark }: CsvChoices): Promise<Result> => {
      const ground = await read().catch(() => undefined);
      if (!ground) return { text: t(language(), 'csvTrouble'), isTrouble: true };
      const { parts, rows } = await csvOf(exportTable(kind, ground, lang), { hasMark, pause });
      if (rows === 0) return { text: t(language(), `csvNone_${kind}`), isTrouble: true };
      const file = `chakuchi-${t(lang, `csvFile_${kind}`)}-${today()}.csv`;
      download(file, parts);
      return { text: t(language(), 'csvSaved', { file, rows }) };
    },
    saveBackup: async (): Promise<Result> => {
      const parts = await writeBackup().catch(() => undefined);
      if (!parts) return { text: t(language(), 'csvTrouble'), isTrouble: true };
      // Nobody could restore it, so it would be no backup.
      if (new Blob(parts).size > mostBackupBytes)
        return { text: t(language(), 'backupTooLarge', most), isTrouble: true };
      const file = `chakuchi-${today()}.json`;
      download(file, parts);
      return { text: t(language(), 'exported', { file }) };
    },
    restore: async (file: { size: number; text: () => Promise<string> }): Promise<Result> => {
      // Refused before it is read into memory.
      if (file.size > mostBackupBytes) return { text: t(language(), 'fileTooBig', most), isTrouble: true };
      const answer = await sendBackup(await file.text(), send, { id: newId(), pause });
      refresh();
      if ('problem' in answer) return { text: t(language(), `badFile_${answer.problem}`), isTrouble: true };
      return isFailure(answer) ? failed(answer) : restoredText(answer, language());
    },
    eraseAll: async (): Promise<Result> => {
      const answer = await erase();
      return 'text' in answer ? answer : { text: t(language(), 'erased', { rows: answer.erased }) };
    },
    eraseSite: async (site: string, name: string): Promise<Result> => {
      const answer = await erase(site);
      return 'text' in answer ? answer : { text: t(language(), 'erasedSite', { site: name, rows: answer.erased }) };
    },
    askToKeep: async (): Promise<Result> => {
      const isKept = await keepSafe().catch(() => false);
      refresh();
      return isKept ? { text: t(language(), 'roomAsked') } : { text: t(language(), 'roomRefused'), isTrouble: true };
    },
  };
}
