import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowed, lockedBy, targetsToKeep, targetsUnder, underPolicy } from './policy.ts';
import { managedSchema, policyFrom } from './policy-schema.ts';
import { defaultSettings } from './settings.ts';
import { aTarget } from '../../test/sample-overview.ts';

const read = (input: unknown) => policyFrom(input, '2026-11-25');
const fiscal = { startMonth: 1, closingDay: 20, weekStart: 1 };

describe('a company’s policy', () => {
  it('the schema browsers are given is that of the settings as they are now', () => {
    const path = join(import.meta.dirname, '../../public/managed_schema.json');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(managedSchema());
  });

  it('names a type for every part of the schema, closes no object, and knows no alternatives', () => {
    const visit = (node: Record<string, unknown>, at: string): void => {
      // Chrome refuses the whole extension over any of these.
      expect([at, node['type'] !== 'integer' && 'minimum' in node]).toEqual([at, false]);
      expect([at, typeof node['type']]).toEqual([at, 'string']);
      expect([at, Object.keys(node).filter((key) => /anyOf|oneOf|additional|const|required|\$/.test(key))]).toEqual([
        at,
        [],
      ]);
      if (node['type'] === 'array') visit(node['items'] as never, `${at}[]`);
      for (const [name, part] of Object.entries(node['properties'] ?? {})) visit(part as never, `${at}.${name}`);
    };
    visit(managedSchema() as never, 'policy');
  });

  it('fixes settings over the person’s own, which stay what they were', () => {
    const policy = read({ currency: 'USD', fiscal, definitions: { revenueDate: 'booked' } });
    const own = { ...defaultSettings, definitions: { ...defaultSettings.definitions, defaultMargin: 0.3 } };
    expect(underPolicy(own, policy)).toEqual({
      ...own,
      currency: 'USD',
      fiscal,
      definitions: { ...own.definitions, revenueDate: 'booked' },
    });
    expect([lockedBy(policy), policy.unread]).toEqual([['currency', 'fiscal', 'definitions'], []]);
  });

  it.each<[string, unknown, string[]]>([
    ['nothing', undefined, []],
    ['no object', 'currency=USD', []],
    ['an empty one', {}, []],
    ['a wrong currency', { currency: 'dollars', language: 'ja' }, ['currency']],
    ['a fiscal year of thirteen months', { fiscal: { ...fiscal, startMonth: 13 } }, ['fiscal']],
    ['an address that is none', { allowedOrigins: ['crm.example.com'] }, ['allowedOrigins']],
    ['an unknown definition', { definitions: { revenueDate: 'soon' } }, ['definitions']],
    ['a metric nobody knows', { targets: [{ kpi: 'happiness', period: '2026-11', value: '5' }] }, ['targets 1']],
    ['a value that is none', { targets: [{ kpi: 'calls', period: '2026-11', value: 'many' }] }, ['targets 1']],
    ['a number for a text', { targets: [{ kpi: 'calls', period: '2026-11', value: 5 }] }, ['targets 1']],
    ['targets that are no list', { targets: 'revenue' }, ['targets 1']],
    ['what nobody asked for', { wallpaper: 'blue' }, []],
  ])('%s costs only itself, and is named', (_, input, unread) => {
    const policy = read(input);
    expect(policy.unread).toEqual(unread);
    for (const name of unread) expect(Object.keys(policy.fixed)).not.toContain(name);
    if (unread[0] === 'currency') expect(policy.fixed).toEqual({ language: 'ja' });
  });

  it.each<[unknown, string[]]>([
    [
      ['https://crm.example.com', 'https://CRM.example.com/', 'https://*.example.org'],
      ['https://crm.example.com', 'https://*.example.org'],
    ],
    [['crm.example.com'], []],
    ['https://crm.example.com', ['https://crm.example.com']],
    [{}, []],
    [[], []],
  ])('of allowed sites, %j, an entry that cannot be read opens no other', (allowedOrigins, allowed) => {
    expect(read({ allowedOrigins }).allowedOrigins).toEqual(allowed);
  });

  it('fixes targets, in the words of a spreadsheet', () => {
    const { targets } = read({
      currency: 'JPY',
      targets: [
        { kpi: 'revenue', who: 'me', period: '2026-11', value: '1500万', deadline: '2026-11-20' },
        { kpi: 'calls', period: 'every-month', value: '400件' },
        { kpi: 'win-rate', who: '佐藤', period: 'FY2026', value: '30%' },
      ],
    });
    expect(targets).toMatchObject([
      { kpi: 'revenue', scope: { kind: 'me' }, value: 15_000_000, deadline: '2026-11-20', by: 'company' },
      { kpi: 'calls', scope: { kind: 'all' }, repeats: 'month', value: 400 },
      { kpi: 'win-rate', scope: { kind: 'owner', name: '佐藤' }, value: 0.3, deadline: '2027-03-31' },
    ]);
  });

  it('its targets stand in place of one’s own, which are kept and come back', () => {
    const own = [aTarget('revenue', 9), aTarget('calls', 20)];
    const policy = read({ targets: [{ kpi: 'revenue', who: 'me', period: '2026-11', value: '15M' }] });
    const shown = targetsUnder(own, policy);
    expect(shown.map(({ kpi, value }) => `${kpi} ${value}`)).toEqual(['calls 20', 'revenue 15000000']);
    const saved = targetsToKeep(shown, own, policy);
    expect(saved.map(({ kpi, value }) => `${kpi} ${value}`)).toEqual(['calls 20', 'revenue 9']);
    expect(targetsUnder(saved, read({}))).toEqual(saved);
  });

  it.each([
    [undefined, 'https://any.example', true],
    [['https://crm.example.com'], 'https://crm.example.com', true],
    [['https://crm.example.com'], 'https://evil-crm.example.com', false],
    [['https://crm.example.com'], 'http://crm.example.com', false],
    [['https://*.example.com'], 'https://a.b.example.com', true],
    [['https://*.example.com'], 'https://example.com', true],
    [['https://*.example.com'], 'https://notexample.com', false],
    [[], 'https://crm.example.com', false],
  ])('%j and %s: %s', (allowedOrigins, origin, allowed) => {
    expect(isAllowed({ ...(allowedOrigins && { allowedOrigins }) }, origin)).toBe(allowed);
  });
});
