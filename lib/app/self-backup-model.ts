import { signal, type ReadonlySignal } from '@preact/signals';
import type { BackupEvery, Backups } from '../domain/backup-due.ts';
import type { Answer, In, Lost, MessageName } from '../messages/protocol.ts';
import { t } from '../words/data.ts';
import type { Lang } from '../words/speak.ts';
import type { Result } from './data-model.ts';
import { failureText } from './failure-text.ts';

/** `isLocked`: the company has ruled it out. */
export type SelfBackupState = { every: BackupEvery; isLocked: boolean } & Pick<Backups, 'saved' | 'failed'>;

export type SelfBackupPorts = {
  send: <N extends MessageName>(name: N, input: In<N>) => Promise<Answer<N> | Lost>;
  read: () => Promise<{ every: BackupEvery; isLocked: boolean; backups: Backups }>;
  /** Asks the browser, which asks the person. */
  allow: () => Promise<boolean>;
  /** What the person allowed is wanted no longer. */
  giveBack: () => Promise<void>;
  onChange: (listener: () => void) => () => void;
  language: () => Lang;
};

/** How often a backup saves itself: what is set, how the last one went, and the choice. */
export function createSelfBackupModel({ send, read, allow, giveBack, onChange, language }: SelfBackupPorts) {
  const state = signal<SelfBackupState | undefined>(undefined);

  const refresh = async (): Promise<void> => {
    const { every, isLocked, backups } = await read();
    const { saved, failed } = backups;
    // What was not allowed is settled by being switched on again; what went wrong by being switched off.
    const isStanding = failed && (failed.why === 'not-allowed') === (every === 'never') && !isLocked;
    state.value = { every, isLocked, ...(saved && { saved }), ...(isStanding && { failed }) };
  };
  const look = () => void refresh().catch(() => undefined);
  let latest: BackupEvery | undefined;

  return {
    state: state as ReadonlySignal<SelfBackupState | undefined>,
    /** Reads, and follows what moves, until what it answers is called. */
    open: (): (() => void) => {
      look();
      return onChange(look);
    },
    choose: async (every: BackupEvery): Promise<Result> => {
      latest = every;
      // The first thing: after an `await` the browser no longer takes it for a click.
      if (every !== 'never' && !(await allow())) return { text: t(language(), 'selfDenied'), isTrouble: true };
      const answer = await send('save-settings', { changes: { backupEvery: every } });
      if ('refused' in answer || 'lost' in answer) return { text: failureText(answer, language()), isTrouble: true };
      // Once it is saved that it is off, so that nobody is told that it was switched off for lack of the permission; and not where
      // it was chosen again meanwhile, as the arrow keys do on their way from one choice to another.
      if (every === 'never' && latest === 'never') await giveBack();
      await refresh();
      return { text: t(language(), every === 'never' ? 'selfOff' : `selfOn_${every}`) };
    },
  };
}
