import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../tools/cache.ts';
import { nameOf, type Camera, type Photo } from './camera.ts';
import { differing, halved, packed, pictureOf } from './picture.ts';

/** How the gallery is meant to look. In git. */
export const baselines = join(import.meta.dirname, 'baselines');
const madeWith = join(baselines, 'made-with.json');
const fileOf = (photo: Photo): string => `${nameOf(photo)}.png`;

/** A photo that is not as its baseline; `before` and `where` are absent where there is no baseline. */
export type Difference = {
  name: string;
  points: number;
  of: number;
  before?: Buffer | undefined;
  now: Buffer;
  where?: Buffer;
};

export type Compared = {
  differences: Difference[];
  /** Baselines that no photo belongs to. */
  unused: string[];
  /** Said of a browser other than the one that drew the baselines. */
  otherBrowser?: string;
};

/** Points of a photo that may differ: processors round the edges of a curve differently. */
const mayDiffer = 12;

/** Share of the points that may, where another version of the browser draws: letters are a little different then. */
const mayDifferElsewhere = 0.01;

const versionOf = (): string => {
  const { chromium } = JSON.parse(readFileSync(madeWith, 'utf8')) as { chromium: string };
  return chromium;
};

const readIfThere = (name: string): Buffer | undefined =>
  readdirSync(baselines).includes(name) ? readFileSync(join(baselines, name)) : undefined;

/** Takes every photo and lays it beside its baseline. */
export async function compare(camera: Camera, photos: readonly Photo[]): Promise<Compared> {
  const version = versionOf();
  const isOther = majorOf(version) !== majorOf(camera.version);
  const differences: Difference[] = [];
  for (const photo of photos) {
    const now = halved(pictureOf(await camera.take(photo)));
    const before = readIfThere(fileOf(photo));
    if (!before) {
      differences.push({
        name: nameOf(photo),
        points: now.width * now.height,
        of: now.width * now.height,
        now: packed(now),
      });
      continue;
    }
    const { points, of, where } = differing(pictureOf(before), now);
    if (points > (isOther ? of * mayDifferElsewhere : mayDiffer))
      differences.push({ name: nameOf(photo), points, of, before, now: packed(now), where: where() });
  }
  const wanted = new Set(photos.map(fileOf));
  return {
    differences,
    unused: readdirSync(baselines).filter((name) => name.endsWith('.png') && !wanted.has(name)),
    ...(version !== camera.version && {
      otherBrowser: `The baselines were drawn by Chromium ${version}, this is ${camera.version}: if nothing else has changed, that is the reason.`,
    }),
  };
}

const majorOf = (version: string): string | undefined => version.split('.')[0];

/** Makes the baselines those of now: what does not differ stays the file it is. Answers the names of those that changed. */
export async function renew(camera: Camera, photos: readonly Photo[]): Promise<string[]> {
  mkdirSync(baselines, { recursive: true });
  const isNewBrowser = !readIfThere('made-with.json') || versionOf() !== camera.version;
  const wanted = new Set(photos.map(fileOf));
  for (const name of readdirSync(baselines))
    if (name.endsWith('.png') && !wanted.has(name)) rmSync(join(baselines, name));
  const changed: string[] = [];
  for (const photo of photos) {
    const now = halved(pictureOf(await camera.take(photo)));
    const before = readIfThere(fileOf(photo));
    if (before && !isNewBrowser && differing(pictureOf(before), now).points === 0) continue;
    writeFileSync(join(baselines, fileOf(photo)), packed(now));
    changed.push(nameOf(photo));
  }
  writeFileSync(madeWith, `${JSON.stringify({ chromium: camera.version }, undefined, 2)}\n`);
  return changed;
}

/** What a failure says: which pictures, how much of them, where to look, and what to do. */
export function told({ differences, unused, otherBrowser }: Compared): string {
  return [
    `${differences.length} pictures of the gallery are not as their baselines:`,
    ...differences.map(({ name, points, of, before }) =>
      before
        ? `  ${name}: ${points} of ${of} points, ${((points / of) * 100).toFixed(2)} %`
        : `  ${name}: has no baseline yet`,
    ),
    ...unused.map((name) => `  ${name}: a baseline that no photo belongs to`),
    ...(otherBrowser === undefined ? [] : [otherBrowser]),
    `Side by side: ${sheet}`,
    'If they are meant to look so now: npm run gallery -- --update',
  ].join('\n');
}

const sheet = join(cache, 'gallery/differences.html');

/** Before, now and where they differ, one row a picture, in a page without links to elsewhere. */
export function writeSheet(differences: readonly Difference[]): void {
  const image = (file: Buffer | undefined) =>
    file ? `<img src="data:image/png;base64,${file.toString('base64')}" alt="">` : '';
  const rows = differences.map(
    ({ name, points, before, now, where }) =>
      `<tr><th colspan="3">${name} · ${points}</th></tr><tr>${[before, now, where].map((file) => `<td>${image(file)}</td>`).join('')}</tr>`,
  );
  mkdirSync(join(cache, 'gallery'), { recursive: true });
  writeFileSync(
    sheet,
    `<!doctype html><meta charset="utf-8"><title>Gallery: differences</title>
<style>body{font:13px system-ui;background:#888}td{vertical-align:top;padding:4px}th{text-align:start}</style>
<table><tr><td>before<td>now<td>where</tr>${rows.join('\n')}</table>`,
  );
}
