import { expect, test } from 'vitest';
import { text } from './text.ts';

test.each<[string, string]>([
  ['  Tanaka\u00a0製作所 \n 2台 ', 'Tanaka 製作所 2台'],
  ['㈱ＡＢＣ', '㈱ＡＢＣ'],
  ['A\u200bcme\u00ad', 'Acme'],
  ['"Quoted" <b>&amp;', '"Quoted" <b>&amp;'],
  ['🔥', '🔥'],
  ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
  ['e\u0301', 'é'],
])('%j', (raw, value) => {
  expect(text(raw)).toEqual({ ok: true, value });
});

test.each(['', ' ', '-', '--', '—', 'ー', '…', '\u200b'])('%j says that there is nothing', (raw) => {
  expect(text(raw)).toEqual({ ok: false, reason: 'unreadable' });
});
