/** A text of the app: as it stands, or a function of typed arguments. */
export type Word = string | ((args: never) => string);

export type Lang = 'ja' | 'en';

type Words = { readonly [key: string]: Word };

/** The same keys with the same arguments: a key missing in one language does not compile. */
export type Translation<W extends Words> = {
  readonly [K in keyof W]: W[K] extends (args: infer A) => string ? (args: A) => string : string;
};

type Args<W> = W extends (args: infer A) => string ? [args: A] : [];

/** Binds two word lists to one `t(lang, key, args)`. A surface binds only the lists it shows, and carries only those. */
export function speaker<const W extends Words>(en: W, ja: Translation<W>) {
  return function t<K extends keyof W>(lang: Lang, key: K, ...args: Args<W[K]>): string {
    const word: unknown = (lang === 'ja' ? ja : en)[key];
    return typeof word === 'function' ? (word as (args: unknown) => string)(args[0]) : String(word);
  };
}
