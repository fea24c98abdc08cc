import { expect, test } from 'vitest';
import { outcome } from './outcome.ts';

test.each<[string, string]>([
  ['Connected', 'connected'],
  ['接続', 'connected'],
  ['応答あり', 'connected'],
  ['Not interested', 'connected'],
  ['No answer', 'no-answer'],
  ['NO_ANSWER', 'no-answer'],
  ['No response/busy', 'no-answer'],
  ['Left voicemail', 'no-answer'],
  ['Left live message', 'no-answer'],
  ['不在', 'no-answer'],
  ['留守電', 'no-answer'],
  ['Appointment set', 'appointment'],
  ['アポ獲得', 'appointment'],
])('%s is %s', (text, value) => {
  expect(outcome(text)).toEqual({ ok: true, value });
});

test.each(['', 'Disconnected', 'maybe', '不在通知'])('%s is not known', (text) => {
  expect(outcome(text)).toEqual({ ok: false, reason: 'unreadable' });
});
