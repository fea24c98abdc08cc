import { describe, expect, it } from 'vitest';
import { processorTime } from '../../test/processor-time.ts';
import { cut, matchesPattern, paramOf } from './pattern.ts';

describe('a pattern', () => {
  it.each<[pattern: string | string[], text: string, piece: string | undefined]>([
    ['*/#/deals/{id}/show*', 'https://crm.example.com/#/deals/17/show/2', '17'],
    ['/lightning/r/Opportunity/{id}/view', '/lightning/r/Opportunity/006Ab00000XyZ/view', '006Ab00000XyZ'],
    ['* {id:006*} *', 'card 006Ab00000XyZ hot', '006Ab00000XyZ'],
    ['row-{id:#}', 'row-123', '123'],
    ['row-{id:#}', 'row-abc', undefined],
    ['{*}, *', '$42.9K, Print, big', '$42.9K'],
    ['*, {*}', '$42.9K, Print project', 'Print project'],
    ['- {*}', '- In dolor - ducimus', 'In dolor - ducimus'],
    [['due {*} (*', 'due {*}'], 'due 6/20/2024', '6/20/2024'],
    ['{*} (*)', 'Contract (revised) (Sales)', 'Contract'],
    ['{**} (*)', 'Contract (revised) (Sales)', 'Contract (revised)'],
    ['{**}(*)', 'Closed\u00a0\u00a0(2)', 'Closed'],
    ['{**} (*)', 'Contract', undefined],
    ['/r/{id:006????????????}*', '/r/006Ab00000XyZ12QAC/view', '006Ab00000XyZ12'],
    ['/r/{id:006????????????}*', '/r/006Ab00000/view', undefined],
    ['{id:#-#-#}', '2026-10-30', '2026-10-30'],
    ['{id:#-#-#}', '[object Object]', undefined],
    ['*/{id:#}/show*record={id:#}*', '/k/guest/3/34/show#mode=show&record=512&tab=none', '34-512'],
    ['{id} and {id}', 'one and two', 'one-two'],
    ['*', 'anything (at) all?', 'anything (at) all?'],
    ['a.b', 'axb', undefined],
    ['{*}', '', undefined],
    ['*{time:#:# AM}*', 'Tue 12/05/26 10:30 AM-11:00 AM', '10:30 AM'],
  ])('%j of %j gives %j', (pattern, text, piece) => {
    expect(cut(pattern, text)).toBe(piece);
  });

  it('must match the whole text, across lines', () => {
    expect(matchesPattern('/#/deals', '/#/deals/create')).toBe(false);
    expect(matchesPattern('a*z', 'a\nz')).toBe(true);
  });

  it('stays fast on a text made to be slow', () => {
    const took = processorTime(() => {
      expect(cut('*a*a*a*{id}*b', 'a'.repeat(20_000))).toBe(undefined);
      expect(cut('{**}a*a{**}b', 'a'.repeat(20_000))).toBe(undefined);
    });
    expect(took).toBeLessThan(100);
  });
});

it.each([
  ['https://crm.example.com/web#id=71&model=crm.lead', 'id', '71'],
  ['https://crm.example.com/main.aspx?etn=opportunity&id=%7BA-B%7D', 'id', '{A-B}'],
  ['https://crm.example.com/k/34/show#record=5', 'record', '5'],
  ['https://crm.example.com/#/list?page=2', 'page', '2'],
  ['https://crm.example.com/#/list', 'page', undefined],
])('a parameter of %s: %s is %s', (url, name, value) => {
  expect(paramOf(url, name)).toBe(value);
});
