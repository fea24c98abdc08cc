import { expect, it } from 'vitest';
import { createSelfBackupModel } from './self-backup-model.ts';

it('what is chosen while it is being switched off keeps what was allowed for it', async () => {
  const done: string[] = [];
  let letOff: () => void = () => undefined;
  const model = createSelfBackupModel({
    send: (_, input) =>
      new Promise<never>((resolve) => {
        const answer = () => resolve({ saved: true } as never);
        if (JSON.stringify(input).includes('never')) letOff = answer;
        else answer();
      }),
    read: () => Promise.resolve({ every: 'day', isLocked: false, backups: {} }),
    allow: () => Promise.resolve(true),
    giveBack: () => Promise.resolve(void done.push('given back')),
    onChange: () => () => undefined,
    language: () => 'en',
  });
  const off = model.choose('never');
  await model.choose('day');
  letOff();
  await off;
  expect(done).toEqual([]);
});

it('once it is switched off, what was allowed for it is given back; where that was not saved, it is kept', async () => {
  const done: string[] = [];
  let answer: object = { saved: true };
  const model = createSelfBackupModel({
    send: (name, input) => {
      done.push(`${name} ${JSON.stringify(input)}`);
      return Promise.resolve(answer as never);
    },
    read: () => Promise.resolve({ every: 'never', isLocked: false, backups: {} }),
    allow: () => Promise.resolve(true),
    giveBack: () => Promise.resolve(void done.push('given back')),
    onChange: () => () => undefined,
    language: () => 'en',
  });
  await model.choose('day');
  await model.choose('never');
  answer = { refused: true, reason: 'storage-full' };
  await model.choose('never');
  const off = 'save-settings {"changes":{"backupEvery":"never"}}';
  expect(done).toEqual(['save-settings {"changes":{"backupEvery":"day"}}', off, 'given back', off]);
});
