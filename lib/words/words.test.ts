import { describe, expect, it } from 'vitest';
import * as english from './en.ts';
import { data as enData } from './en-data.ts';
import { dashboard as enDashboard } from './en-dashboard.ts';
import { digest as enDigest } from './en-digest.ts';
import { frame as enFrame } from './en-frame.ts';
import { imports as enImports } from './en-import.ts';
import { menu as enMenu } from './en-menu.ts';
import { moves as enMoves } from './en-moves.ts';
import { options as enOptions } from './en-options.ts';
import { rules as enRules } from './en-rules.ts';
import { steering as enSteering } from './en-steering.ts';
import { targets as enTargets } from './en-targets.ts';
import * as japanese from './ja.ts';
import { data as jaData } from './ja-data.ts';
import { dashboard as jaDashboard } from './ja-dashboard.ts';
import { digest as jaDigest } from './ja-digest.ts';
import { frame as jaFrame } from './ja-frame.ts';
import { imports as jaImports } from './ja-import.ts';
import { menu as jaMenu } from './ja-menu.ts';
import { moves as jaMoves } from './ja-moves.ts';
import { options as jaOptions } from './ja-options.ts';
import { rules as jaRules } from './ja-rules.ts';
import { steering as jaSteering } from './ja-steering.ts';
import { targets as jaTargets } from './ja-targets.ts';
import { speaker, type Word } from './speak.ts';
import { t } from './index.ts';

const { plural: _plural, n: _n, ...enLists } = english;
const { n: _m, ...jaLists } = japanese;
const en = {
  ...enLists,
  options: enOptions,
  imports: enImports,
  moves: enMoves,
  data: enData,
  frame: enFrame,
  targets: enTargets,
  rules: enRules,
  steering: enSteering,
  dashboard: enDashboard,
  digest: enDigest,
  menu: enMenu,
};
const ja = {
  ...jaLists,
  options: jaOptions,
  imports: jaImports,
  moves: jaMoves,
  data: jaData,
  frame: jaFrame,
  targets: jaTargets,
  rules: jaRules,
  steering: jaSteering,
  dashboard: jaDashboard,
  digest: jaDigest,
  menu: jaMenu,
};
const lists = Object.keys(en) as (keyof typeof en)[];

/** Calls a word with an argument whose every property answers, so that any template can be spoken. */
const spoken = (word: Word): string =>
  typeof word === 'function'
    ? (word as (args: unknown) => string)(
        new Proxy(
          {},
          {
            get: (_, name) =>
              /days|rows|times|known|of|left|pages|count|short|periods/.test(String(name)) ? 2 : `‹${String(name)}›`,
          },
        ),
      )
    : word;

describe('words', () => {
  it.each(lists)('%s has the same keys in both languages', (list) => {
    expect(Object.keys(ja[list])).toEqual(Object.keys(en[list]));
  });

  it.each(lists)('%s is a text or a function in both languages alike', (list) => {
    for (const [key, word] of Object.entries<Word>(en[list]))
      expect([key, typeof (ja[list] as Record<string, Word>)[key]]).toEqual([key, typeof word]);
  });

  it.each(lists)('%s speaks without a hole', (list) => {
    for (const words of [en[list], ja[list]]) {
      for (const [key, word] of Object.entries<Word>(words))
        expect([key, spoken(word)]).not.toEqual([key, expect.stringMatching(/undefined|null|\[object|NaN/)]);
    }
  });

  it.each(lists)('%s in Japanese is Japanese: no half-width punctuation, no space before a counter', (list) => {
    for (const [key, word] of Object.entries<Word>(ja[list])) {
      const text = spoken(word);
      expect([key, /[ぁ-んァ-ヶ一-龠]\s?[,;!?](?!\d)|[ぁ-んァ-ヶ一-龠]\.|\d [件日回]/.test(text)]).toEqual([
        key,
        false,
      ]);
    }
  });

  it('no Japanese letter stands in an English word, and no word of one language equals the other by neglect', () => {
    for (const list of lists) {
      for (const [key, word] of Object.entries<Word>(en[list])) {
        expect([key, /[ぁ-んァ-ヶ一-龠]/.test(spoken(word))]).toEqual([key, false]);
        const other = spoken((ja[list] as Record<string, Word>)[key] ?? '');
        if (/[a-z]{4}/.test(spoken(word).replace(/‹\w+›/g, ''))) expect([key, other]).not.toEqual([key, spoken(word)]);
      }
    }
  });

  it('English counts agree with their verbs', () => {
    expect(t('en', 'unmappedStages', { texts: 'A', rows: 1 })).toBe(
      'A: won or lost? 1 deal is not counted until you say.',
    );
    expect(t('en', 'unmappedStages', { texts: 'A', rows: 2 })).toBe(
      'A: won or lost? 2 deals are not counted until you say.',
    );
    expect(t('en', 'landsShort', { gap: '$1', days: 1, perDay: '$1' })).toBe(
      '1 business day left. As things stand you land $1 short; $1 a day gets you there.',
    );
  });
});

describe('the compiler', () => {
  it('refuses a key that is not there, an argument that is missing and a translation that lacks a key', () => {
    // @ts-expect-error no such key
    t('ja', 'nothingOfTheKind');
    // @ts-expect-error the argument is missing
    expect(() => t('ja', 'useHere')).toThrow();
    // @ts-expect-error a text takes no argument
    t('ja', 'appName', { x: 1 });
    // @ts-expect-error `b` has no Japanese
    speaker({ a: 'a', b: 'b' }, { a: 'あ' });
    speaker({ a: 'a', b: ({ n }: { n: number }) => `${n}` }, { a: 'あ', b: ({ n }) => `${n}` });
  });
});
