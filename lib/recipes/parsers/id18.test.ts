import { expect, test } from 'vitest';
import { id18 } from './id18.ts';

test.each<[string, string]>([
  ['001A0000006Vm9u', '001A0000006Vm9uIAC'],
  ['00D000000000062', '00D000000000062EAA'],
  ['006Hs000012kLmNIAU', '006Hs000012kLmNIAU'],
])('%s is %s', (raw, id) => {
  expect(id18(raw)).toEqual({ ok: true, value: id });
});

test.each(['', '006', '006Hs000012kLmNIA', '006Hs0000-2kLmN'])('%j is no Salesforce id', (raw) => {
  expect(id18(raw)).toEqual({ ok: false, reason: 'unreadable' });
});
