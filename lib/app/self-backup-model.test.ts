import { expect, it } from 'vitest';
import { createSelfBackupModel } from './self-backup-model.ts';

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
