import type { Pattern } from './recipe.ts';

/** A letter of a `{id}`: all but what parts addresses, lists and words. */
const WORD = /[^/?#&;,\s]/;
const DIGIT = /\d/;

/** Runs are taken whole, never given back, so matching is linear in the text however a page words it. */
type Step = { literal: string } | { run: RegExp; atLeast: 0 | 1; one?: true };

/** What stands between two stars. `pieces` marks where the wanted pieces begin and end, in steps. */
type Segment = { steps: Step[]; pieces: { from: number; to: number }[] };

type Glob = {
  segments: Segment[];
  /** The star before the second segment, the third, …: may it be empty, is it the piece. */
  stars: { atLeast: 0 | 1; piece: boolean; longest?: boolean }[];
};

const globs = new Map<string, Glob>();

/** Whether the whole text matches one of the globs. */
export const matchesPattern = (pattern: Pattern, text: string): boolean => cut(pattern, text) !== undefined;

/** The piece a pattern cuts out of a text (the whole text when the pattern cuts nothing), or `undefined` when none matches. */
export function cut(pattern: Pattern, text: string): string | undefined {
  for (const one of listOf(pattern)) {
    let glob = globs.get(one);
    if (!glob) globs.set(one, (glob = globOf(one)));
    const piece = match(glob, text);
    if (piece !== undefined) return piece.trim();
  }
  return undefined;
}

function match({ segments, stars }: Glob, text: string): string | undefined {
  let at = 0;
  const pieces: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const star = stars[index - 1];
    const last = index === segments.length - 1;
    const begin = at + (star?.atLeast ?? 0);
    let found: { from: number; to: number; pieces: string[] } | undefined;
    // The earliest place is always good enough, but for the last segment, which has to reach the end.
    const back = star?.longest || (star && last && segment.steps.length === 0);
    for (let from = back ? text.length : begin; from <= text.length && from >= begin; from += back ? -1 : 1) {
      const here = step(segment, text, from);
      if (here && (!last || here.to === text.length)) {
        found = { from, ...here };
        break;
      }
      if (!star) break;
    }
    if (!found) return undefined;
    if (star?.piece) pieces.push(text.slice(at, found.from));
    pieces.push(...found.pieces);
    at = found.to;
  }
  return pieces.length > 0 ? pieces.join('-') : text;
}

function step({ steps, pieces }: Segment, text: string, from: number): { to: number; pieces: string[] } | undefined {
  let at = from;
  const ends = [from];
  for (const one of steps) {
    if ('literal' in one) {
      if (!text.startsWith(one.literal, at)) return undefined;
      at += one.literal.length;
    } else {
      const begin = at;
      while (at < text.length && one.run.test(text.charAt(at)) && !(one.one && at > begin)) at += 1;
      if (at - begin < one.atLeast) return undefined;
    }
    ends.push(at);
  }
  return { to: at, pieces: pieces.map((piece) => text.slice(ends[piece.from], ends[piece.to])) };
}

function globOf(pattern: string): Glob {
  const glob: Glob = { segments: [{ steps: [], pieces: [] }], stars: [] };
  for (const [token] of pattern.matchAll(/\{[^}]*\}|\*|[^{*]+|\{/g)) {
    const steps = glob.segments.at(-1)?.steps ?? [];
    if (/^(?:\*|\{\*{1,2}\})$/.test(token)) {
      glob.stars.push(
        token === '*' ? { atLeast: 0, piece: false } : { atLeast: 1, piece: true, longest: token === '{**}' },
      );
      glob.segments.push({ steps: [], pieces: [] });
    } else if (token.startsWith('{') && token.endsWith('}')) {
      const from = steps.length;
      for (const [part] of (/:(.*)\}$/s.exec(token)?.[1] ?? '+').matchAll(/[*+#?]|[^*+#?]+/g)) {
        steps.push(
          part === '?'
            ? { run: WORD, atLeast: 1, one: true }
            : part === '#'
              ? { run: DIGIT, atLeast: 1 }
              : part === '+'
                ? { run: WORD, atLeast: 1 }
                : part === '*'
                  ? { run: WORD, atLeast: 0 }
                  : { literal: part },
        );
      }
      glob.segments.at(-1)?.pieces.push({ from, to: steps.length });
    } else {
      steps.push({ literal: token });
    }
  }
  return glob;
}

const listOf = (pattern: Pattern): readonly string[] => (typeof pattern === 'string' ? [pattern] : pattern);

/** What a glob over an address is held against. */
export function addressOf(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return pathname + search + hash;
}

/** A parameter of the query, or of a hash that is written like one (`#id=7&model=crm.lead`). */
export function paramOf(url: string, name: string): string | undefined {
  const { searchParams, hash } = new URL(url);
  const inHash = hash.slice(hash.indexOf('?') + 1 || 1).replaceAll(';', '&');
  return searchParams.get(name) ?? new URLSearchParams(inHash).get(name) ?? undefined;
}
