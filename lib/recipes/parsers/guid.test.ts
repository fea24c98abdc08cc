import { expect, test } from 'vitest';
import { guid } from './guid.ts';

test.each(['9d0c7b52-1a2b-4c3d-9e8f-0123456789ab', '{9D0C7B52-1A2B-4C3D-9E8F-0123456789AB}'])('%s', (raw) => {
  expect(guid(raw)).toEqual({ ok: true, value: '9d0c7b52-1a2b-4c3d-9e8f-0123456789ab' });
});

test.each(['', '{}', '9d0c7b52', '9d0c7b52-1a2b-4c3d-9e8f-0123456789ab0'])('%j is none', (raw) => {
  expect(guid(raw)).toEqual({ ok: false, reason: 'unreadable' });
});
