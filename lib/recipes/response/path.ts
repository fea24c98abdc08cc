import type { JsonPath } from '../recipe.ts';

/** Beyond this no CRM nests; it bounds a path, not the JSON. */
const deepest = 12;

const listOf = (paths: JsonPath | readonly JsonPath[]): readonly JsonPath[] =>
  typeof paths === 'string' ? [paths] : paths;

/** Only what an object holds itself: a key such as `constructor` leads nowhere. */
const step = (from: unknown, key: string): unknown =>
  typeof from === 'object' && from !== null && Object.hasOwn(from, key)
    ? (from as Record<string, unknown>)[key]
    : undefined;

const stepsOf = (path: JsonPath): string[] => (path === '' ? [] : path.split('/').slice(0, deepest));

/** The rows at the end of a path, at most so many. Where a list stands at its end, its elements are the rows. */
export function rowsAt(json: unknown, path: JsonPath, most: number): object[] {
  let here: unknown[] = [json];
  for (const key of stepsOf(path)) {
    const next: unknown[] = [];
    for (const from of here) {
      if (next.length >= most) break;
      if (key !== '*') next.push(step(from, key));
      else if (typeof from === 'object' && from !== null) next.push(...Object.values(from).slice(0, most));
    }
    here = next;
  }
  return here
    .flatMap((one) => (Array.isArray(one) ? one.slice(0, most) : [one]))
    .filter((one): one is object => typeof one === 'object' && one !== null)
    .slice(0, most);
}

/** No field of a CRM is longer. */
const longest = 2000;

/** The first of the places that holds a text or a number, as text. `null`, `false` and `''` are how CRMs say that there is nothing. */
export function textAt(row: object, paths: JsonPath | readonly JsonPath[]): string | undefined {
  for (const path of listOf(paths)) {
    const value = stepsOf(path).reduce<unknown>(step, row);
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.slice(0, longest);
  }
  return undefined;
}

/** Whether an address's path is of a template: `{}` is any step or piece of a step, a `*` at the end whatever follows. Linear in the path. */
export function isOfPath(template: string, pathname: string): boolean {
  const wanted = template.split('/');
  const steps = pathname.split('/');
  const isOpen = wanted.at(-1) === '*';
  if (isOpen ? steps.length < wanted.length : steps.length !== wanted.length) return false;
  return wanted.every((one, at) => (isOpen && at === wanted.length - 1) || isStep(one, steps[at] ?? ''));
}

function isStep(wanted: string, told: string): boolean {
  const [before = '', after] = wanted.split('{}');
  if (after === undefined) return wanted === told;
  return told.length > before.length + after.length && told.startsWith(before) && told.endsWith(after);
}
