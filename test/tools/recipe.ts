import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { JSDOM } from 'jsdom';
import { recipes } from '../../lib/crms/index.ts';
import { dayOf, isDay } from '../../lib/domain/day.ts';
import type { Recipe } from '../../lib/recipes/recipe.ts';
import { lookAt, urlOf } from './fixture.ts';
import { score, type Report } from './score/score.ts';
import { BadInput, commonCurrency, readTruth, type Truth } from './score/truth.ts';

const usage = `npm run recipe -- expect <recipe id>
Writes what each fixture of a recipe gives into the expected file beside it. Read what it wrote before you commit it.

npm run recipe -- score <recipe id> <page.html> --truth <truth.json> [--url <its url>] [--today <YYYY-MM-DD>] [--zone <IANA zone>] [--currency <ISO 4217>] [--locale <BCP 47>]

Reads a saved page with a recipe and holds it against what the CRM's database says. Prints JSON.
  --url       the page's address; may stand in a comment at the top of the page: <!-- url: … -->
  --today     the day the page was saved, for dates such as "yesterday"; without it, the day under which most values agree
  --zone      the zone the page was shown in (UTC)
  --currency  what the person has set as currency; without it, the one most deals of the truth are in
  --locale    the language of the browser, for CRMs that follow it
Exit code 1: a row lost or invented, a value wrong, or a required field missing. 2: the arguments cannot be used.`;

/** The days a page may have been saved on, likeliest first. */
function candidateDays(page: string, truth: Truth, zone: string): string[] {
  const moments = [
    ...truth.deals.map(({ createdAt }) => createdAt),
    ...truth.activities.flatMap(({ createdAt, date, done }) => [createdAt, done ? date : null]),
  ];
  const days = moments.flatMap((one) => (one && isDay(one.slice(0, 10)) ? [one.slice(0, 10)] : []));
  const saved = dayOf(statSync(page).mtimeMs, zone);
  const newest = days
    .filter((day) => day <= saved)
    .toSorted()
    .at(-1);
  const near = (day: string): string[] =>
    [0, -1, 1, -2, 2].map((offset) => dayOf(Date.parse(`${day}T12:00Z`) + offset * 86_400_000, 'UTC'));
  return [...new Set([...(newest ? near(newest) : []), ...near(saved)])];
}

const agreeing = ({ fields, wrong }: Report): number =>
  Object.values(fields).reduce((sum, { exact, approximate }) => sum + exact + approximate, 0) - wrong.length;

function main(args: string[]): number {
  const { positionals, values } = parse(args);
  const [command, id, path, ...rest] = positionals;
  const isKnown = (command === 'score' && path !== undefined) || (command === 'expect' && path === undefined);
  if (!isKnown || id === undefined || rest.length > 0)
    throw new BadInput(`I do not understand these arguments.\n\n${usage}`);
  const recipe: Recipe | undefined = recipes.find((one) => one.id === id);
  if (!recipe) throw new BadInput(`There is no recipe "${id}". There are: ${recipes.map((one) => one.id).join(', ')}.`);
  return path === undefined ? writeExpected(recipe) : printScore(recipe, path, values);
}

function writeExpected(recipe: Recipe): number {
  const folder = join(import.meta.dirname, '../../lib/crms', recipe.id, 'fixtures');
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.html'))) {
    const html = readFileSync(join(folder, name), 'utf8');
    const look = lookAt(recipe, html, new JSDOM(html, { url: urlOf(html) }).window.document);
    if (!look) throw new BadInput(`The recipe has no page for ${name}.`);
    writeFileSync(join(folder, name.replace(/\.html$/, '.expected.json')), `${JSON.stringify(look, null, 2)}\n`);
    process.stdout.write(`${name}: ${look.page}, ${look.rows.length} rows, ${look.misses.length} misses\n`);
  }
  return 0;
}

function printScore(recipe: Recipe, path: string, values: ReturnType<typeof parse>['values']): number {
  if (values.truth === undefined) throw new BadInput(`Which truth? Add --truth <truth.json>.\n\n${usage}`);
  const html = textOf(path);
  const url = values.url ?? /<!--\s*url:\s*(\S+?)\s*-->/i.exec(html.slice(0, 20_000))?.[1];
  if (url === undefined || !URL.canParse(url))
    throw new BadInput(
      url === undefined
        ? `The page ${path} does not say its address. Add --url <its url>.`
        : `"${url}" is not an address.`,
    );
  const { today, zone = 'UTC' } = values;
  if (today !== undefined && !isDay(today))
    throw new BadInput(`"${String(today)}" is not a day; write it as 2026-11-30.`);
  if (!isZone(zone)) throw new BadInput(`"${zone}" is not a time zone; write it as Asia/Tokyo.`);
  const truth = readTruth(values.truth);
  const currency = values.currency ?? commonCurrency(truth);
  const { document } = new JSDOM(html, { url, contentType: 'text/html' }).window;

  const asOf = (day: string): Report =>
    score({
      recipe,
      url,
      document,
      truth,
      today: day,
      zone,
      ...(currency !== undefined && { currency }),
      ...(values.locale !== undefined && { locale: values.locale }),
    });
  const reports = (today === undefined ? candidateDays(path, truth, zone) : [today]).map(asOf);
  const best = reports.toSorted((a, b) => agreeing(b) - agreeing(a))[0] as Report;
  process.stdout.write(`${JSON.stringify(best, null, 2)}\n`);
  return best.ok ? 0 : 1;
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { url: text, truth: text, today: text, zone: text, currency: text, locale: text },
    });
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, { cause: error });
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new BadInput(`The page ${path} cannot be opened.`, { cause: error });
  }
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
