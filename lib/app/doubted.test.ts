import { describe, expect, it } from 'vitest';
import type { Miss } from '../domain/reading.ts';
import { doubted } from './doubted.ts';

const url = 'https://crm.example/deals';
const drift = (field: string): Miss => ({ field, reason: 'drifted' });
const other: Miss = { field: 'owner', reason: 'not-found', row: 0 };

describe('a place whose clues do not agree', () => {
  it('counts when two looks some seconds apart found it so', () => {
    const judge = doubted();
    expect(judge(url, [drift('amount'), other], 0)).toEqual({ misses: [other], isWaiting: true });
    expect(judge(url, [drift('amount')], 1_000)).toEqual({ misses: [], isWaiting: true });
    expect(judge(url, [drift('amount')], 3_000)).toEqual({ misses: [drift('amount')], isWaiting: false });
  });

  it('is forgotten when a look between them found it in order', () => {
    const judge = doubted();
    judge(url, [drift('amount')], 0);
    judge(url, [], 1_000);
    expect(judge(url, [drift('amount')], 3_000)).toEqual({ misses: [], isWaiting: true });
  });

  it('is each field’s own matter', () => {
    const judge = doubted();
    judge(url, [drift('amount')], 0);
    expect(judge(url, [drift('amount'), drift('stage')], 3_000)).toEqual({
      misses: [drift('amount')],
      isWaiting: true,
    });
  });

  it('is each address’s own matter', () => {
    const judge = doubted();
    judge(url, [drift('rows')], 0);
    expect(judge(`${url}/2`, [drift('rows')], 9_000)).toEqual({ misses: [], isWaiting: true });
  });
});
