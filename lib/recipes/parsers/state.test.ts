import { expect, test } from 'vitest';
import { state } from './state.ts';

test.each<[string, string]>([
  ['Planned', 'planned'],
  ['Not Started', 'planned'],
  ['NOT_STARTED', 'planned'],
  ['in progress', 'planned'],
  ['予定', 'planned'],
  ['未完了', 'planned'],
  ['オープン', 'planned'],
  ['進行中', 'planned'],
  ['false', 'planned'],
  ['Rescheduled', 'planned'],
  ['Held', 'done'],
  ['COMPLETED', 'done'],
  ['Done', 'done'],
  ['完了', 'done'],
  ['実施済み', 'done'],
  ['済', 'done'],
  ['true', 'done'],
  ['Canceled', 'cancelled'],
  ['Cancelled', 'cancelled'],
  ['Not Held', 'cancelled'],
  ['キャンセル', 'cancelled'],
  ['中止', 'cancelled'],
  ['No-show', 'no-show'],
  ['NO_SHOW', 'no-show'],
  ['無断キャンセル', 'no-show'],
])('%s is %s', (text, value) => {
  expect(state(text)).toEqual({ ok: true, value });
});

test.each(['', '--', 'Held up', 'undone', '完了予定日', 'constructor', 'x'.repeat(1000)])('%s is not known', (text) => {
  expect(state(text)).toEqual({ ok: false, reason: 'unreadable' });
});
