import { describe, expect, it } from 'vitest';
import { anOverview, aTarget } from '../../../test/sample-overview.ts';
import { recipes } from '../../crms/index.ts';
import type { Target } from '../../domain/target.ts';
import type { In, MessageName } from '../../messages/protocol.ts';
import { noPolicy, type Policy } from '../policy.ts';
import { defaultSettings } from '../settings.ts';
import { addressFrom, cardsOf } from './crm-cards.ts';
import { firstFigure } from './first-figure.ts';
import { createOnboarding } from './onboarding-model.ts';

const cards = cardsOf(recipes);

describe('a card', () => {
  it('says how sure its recipe is: only what ran here is proven', () => {
    const sure = (id: string) => cards.find((card) => card.id === id)?.sureness;
    expect(['odoo', 'tryton', 'espocrm'].map(sure)).toEqual(['proven', 'proven', 'proven']);
    expect(['salesforce', 'hubspot', 'zoho'].map(sure)).toEqual(['likely', 'likely', 'likely']);
    // The recipe's own account of its source has to agree.
    const unseen = recipes.filter(({ evidence }) => /no live/.test(evidence?.source ?? '')).map(({ id }) => id);
    expect(unseen.map(sure)).toEqual(unseen.map(() => 'likely'));
  });

  it('shows an address of its vendor, or of a company’s own', () => {
    const example = (id: string) => cards.find((card) => card.id === id)?.example;
    expect([example('kintone'), example('tryton')]).toEqual(['https://example.cybozu.com', 'https://crm.example.com']);
  });
});

describe('an address as typed', () => {
  it.each([
    [
      'https://example.lightning.force.com/lightning/o/Opportunity/list',
      'https://example.lightning.force.com/lightning/o/Opportunity/list',
    ],
    ['  crm.example.co.jp/deals ', 'https://crm.example.co.jp/deals'],
    ['ｃｒｍ．example．co．jp', 'https://crm.example.co.jp/'],
    ['http://crm:8000', 'http://crm:8000/'],
    ['localhost:8000', 'https://localhost:8000/'],
    ['http://localhost:8000', 'http://localhost:8000/'],
    ['10.0.0.5/dolibarr', 'https://10.0.0.5/dolibarr'],
    ['salesforce', undefined],
    ['our crm', undefined],
    ['', undefined],
    ['javascript:alert(1)', undefined],
    ['ftp://crm.example.com', undefined],
  ])('%s → %s', (typed, url) => expect(addressFrom(typed)).toBe(url));
});

describe('the first number', () => {
  it('is the most telling there is, and never a nothing', () => {
    const of = (progress: [kpi: string, value: number][]) =>
      firstFigure(
        anOverview({
          progress: progress.map(([kpi, value]) => {
            const sample = anOverview().progress[0];
            if (!sample) throw new Error('no sample');
            return {
              ...sample,
              kpi,
              measure: { ...sample.measure, unit: kpi === 'open-deals' ? 'count' : 'money', value },
            };
          }),
        }),
        'en',
      );
    expect(
      of([
        ['revenue', 5_000_000],
        ['open-pipeline', 12_000_000],
      ]),
    ).toMatchObject({ label: 'Open pipeline', value: '¥12M' });
    expect(
      of([
        ['open-pipeline', 0],
        ['open-deals', 7],
      ]),
    ).toMatchObject({ label: 'Open deals', value: '7' });
    expect(
      of([
        ['open-pipeline', 0],
        ['open-deals', 0],
      ]),
    ).toBeUndefined();
    expect(firstFigure(anOverview({ progress: [] }), 'ja')).toBeUndefined();
  });
});

type Given = { answers?: boolean[]; policy?: Policy; kept?: string; targets?: Target[] };

/** The steps over ports that remember what was asked of them. */
async function anOnboarding({ answers = [], policy = noPolicy, kept, targets = [] }: Given = {}) {
  const sent: [name: MessageName, input: object][] = [];
  const asked: string[] = [];
  const granted = new Set<string>();
  let memory = kept ?? null;
  let onGrant: () => void = () => {};
  const model = createOnboarding({
    send: <N extends MessageName>(name: N, input: In<N>) => {
      sent.push([name, input]);
      return Promise.resolve({ saved: true, sites: [] } as never);
    },
    read: () => Promise.resolve({ settings: defaultSettings, targets, policy, overview: anOverview() }),
    recipes: () => Promise.resolve(recipes),
    isGranted: (url) => Promise.resolve(granted.has(new URL(url).origin)),
    request(url) {
      asked.push(url);
      return Promise.resolve(answers.shift() ?? false);
    },
    onGrants: (listener) => (onGrant = listener),
    onChange: () => undefined,
    isOf: (patterns, url) =>
      patterns.some((pattern) => new URL(url).hostname.endsWith(pattern.replace(/.*\*\.|\/.*/g, ''))),
    memory: { load: () => memory, save: (text) => (memory = text) },
    language: 'ja',
    now: () => 1,
    newId: () => 'new',
  });
  await settled();
  const give = (origin: string) => {
    granted.add(origin);
    onGrant();
    return settled();
  };
  return { model, sent, asked, give, kept: () => memory ?? '' };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the steps', () => {
  it('are gone through one by one, each may be skipped, and back', async () => {
    const { model } = await anOnboarding();
    const seen = [model.step.value];
    for (let tries = 0; tries < 7; tries += 1) {
      model.next();
      seen.push(model.step.value);
    }
    expect(seen).toEqual(['language', 'crm', 'permission', 'list', 'target', 'done', 'done', 'done']);
    model.back();
    expect(model.step.value).toBe('target');
  });

  it('are gone on with where one stopped; who had come to the end begins anew', async () => {
    const first = await anOnboarding();
    first.model.choose('odoo');
    first.model.type('crm.example.com');
    first.model.go('permission');
    const second = await anOnboarding({ kept: first.kept() });
    expect([second.model.step.value, second.model.crm.value, second.model.address.value]).toEqual([
      'permission',
      'odoo',
      'crm.example.com',
    ]);
    second.model.go('done');
    expect((await anOnboarding({ kept: second.kept() })).model.step.value).toBe('language');
    expect((await anOnboarding({ kept: '{"step":"nowhere","crm":5' })).model.step.value).toBe('language');
  });

  it('a refusal is told and may be thought over; a permission leads on', async () => {
    const { model, asked, sent } = await anOnboarding({ answers: [false, true] });
    model.choose('odoo');
    model.type('crm.example.com');
    model.go('permission');
    model.ask();
    // Asked for within the click itself: a browser takes it for a click no more after anything was awaited.
    expect([asked, model.permission.value]).toEqual([['https://crm.example.com/'], 'asking']);
    await settled();
    expect([model.permission.value, model.step.value, sent]).toEqual(['denied', 'permission', []]);
    model.ask();
    await settled();
    expect([model.permission.value, model.step.value]).toEqual(['granted', 'list']);
    expect(sent).toEqual([['sites-changed', {}]]);
  });

  it('a permission given in the browser’s own settings leads on as well', async () => {
    const { model, give } = await anOnboarding();
    model.choose('odoo');
    model.type('https://crm.example.com/odoo');
    model.go('permission');
    await give('https://other.example.com');
    expect(model.step.value).toBe('permission');
    await give('https://crm.example.com');
    expect([model.permission.value, model.step.value]).toEqual(['granted', 'list']);
  });

  it('neither what is no address nor what the company forbids is asked for', async () => {
    const { model, asked } = await anOnboarding({
      policy: { ...noPolicy, allowedOrigins: ['https://*.allowed.example'] },
    });
    model.go('permission');
    model.type('our crm');
    model.ask();
    expect([model.isWrongAddress.value, model.permission.value]).toEqual([true, 'unasked']);
    model.type('https://other.example');
    model.ask();
    expect([model.isWrongAddress.value, model.permission.value, asked]).toEqual([false, 'forbidden', []]);
    model.type('https://crm.allowed.example');
    model.ask();
    expect(asked).toEqual(['https://crm.allowed.example/']);
  });

  it('an address of somewhere else is worth a second look, and no more', async () => {
    const { model } = await anOnboarding();
    model.choose('salesforce');
    model.type('https://example.my.salesforce.com');
    expect(model.isStrange()).toBe(true);
    model.type('https://example.lightning.force.com');
    expect(model.isStrange()).toBe(false);
    model.choose('tryton');
    model.type('https://anywhere.example');
    expect(model.isStrange()).toBe(false);
  });

  it('who has another CRM is sent to no page of it', async () => {
    const { model } = await anOnboarding();
    model.choose('other');
    model.go('permission');
    model.next();
    expect(model.step.value).toBe('target');
    model.back();
    expect(model.step.value).toBe('permission');
  });

  it('one target is set for every month from this one on, and what is no amount sets none', async () => {
    const { model, sent } = await anOnboarding();
    model.go('target');
    for (const wrong of ['', 'much', '0', '-5']) {
      await model.aim(wrong);
      expect([model.isWrongTarget.value, model.step.value, sent.length]).toEqual([true, 'target', 0]);
    }
    await model.aim('1,500万');
    expect([model.isWrongTarget.value, model.step.value]).toEqual([false, 'done']);
    const [, { targets }] = sent[0] as [string, { targets: Target[] }];
    expect(targets).toMatchObject([{ kpi: 'revenue', scope: { kind: 'me' }, repeats: 'month', value: 15_000_000 }]);
  });

  it('a target that is there already is told', async () => {
    const { model } = await anOnboarding({ targets: [aTarget('revenue', 3_000_000)] });
    expect(model.target.value).toMatch(/300万/);
  });

  it('the language is spoken at once, and kept', async () => {
    const { model, sent } = await anOnboarding();
    await model.speak('en');
    expect([model.language.value, sent]).toEqual(['en', [['save-settings', { changes: { language: 'en' } }]]]);
  });
});
