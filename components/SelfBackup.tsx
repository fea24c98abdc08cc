import { Segments } from './Segments.tsx';
import { bytesText } from '../lib/app/bytes-text.ts';
import type { Result } from '../lib/app/data-model.ts';
import { momentText } from '../lib/app/format.ts';
import type { SelfBackupState } from '../lib/app/self-backup-model.ts';
import { backupTimes, isGivenUp, mostBackupBytes, type BackupEvery } from '../lib/domain/backup-due.ts';
import type { Instant, Zone } from '../lib/domain/day.ts';
import { t } from '../lib/words/data.ts';
import type { Lang } from '../lib/words/speak.ts';

export type SelfBackupWays = {
  /** Absent until it was read. */
  state: SelfBackupState | undefined;
  now: Instant;
  /** Asks the browser where it has to, so it is called within the click. */
  choose: (every: BackupEvery) => Promise<Result>;
};

type SelfBackupProps = SelfBackupWays & {
  lang: Lang;
  zone: Zone;
  onRun: (work: () => Promise<Result>) => void;
};

/** How often a backup saves itself, and how the last one went. */
export function SelfBackup({ lang, zone, state, now, choose, onRun }: SelfBackupProps) {
  const { every = 'never', isLocked = false, saved, failed } = state ?? {};
  const when = (at: Instant) => momentText(at, now, zone, lang);
  return (
    <>
      <span class="self-backup__label" aria-hidden="true">
        {t(lang, 'selfTitle')}
      </span>
      <fieldset class="self-backup" disabled={!state || isLocked}>
        <Segments
          legend={t(lang, 'selfTitle')}
          value={every}
          options={backupTimes.map((value) => ({ value, label: t(lang, `self_${value}`) }))}
          onChange={(next) => onRun(() => choose(next))}
        />
      </fieldset>
      <p class="field-note self-backup__note">{t(lang, isLocked ? 'selfLocked' : 'selfHint')}</p>
      {(saved || every !== 'never') && (
        <p class="field-note self-backup__note">
          {saved
            ? t(lang, 'selfSaved', { when: when(saved.at), file: saved.file, size: bytesText(saved.bytes) })
            : t(lang, 'selfNotYet')}
        </p>
      )}
      {failed && <p class="field-note field-note--wrong self-backup__note">{failedText(failed, when, lang)}</p>}
    </>
  );
}

const failedText = (
  failed: NonNullable<SelfBackupState['failed']>,
  when: (at: Instant) => string,
  lang: Lang,
): string => {
  const told = { when: when(failed.at), most: bytesText(mostBackupBytes), isGivenUp: isGivenUp(failed) };
  return t(lang, `selfFailed_${failed.why}`, told);
};
