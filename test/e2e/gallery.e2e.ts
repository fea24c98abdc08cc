import { afterAll, beforeAll, expect, test } from 'vitest';
import { compare, told, writeSheet } from '../gallery/baselines.ts';
import { nameOf, openCamera, type Camera } from '../gallery/camera.ts';
import { photos } from '../gallery/photos.ts';
import { demoBuild } from '../tools/build.ts';

let camera: Camera;

beforeAll(async () => {
  camera = await openCamera(demoBuild('chrome'));
});

afterAll(() => camera?.close());

test('the gallery looks as its baselines', { timeout: 300_000 }, async () => {
  const compared = await compare(camera, photos);
  writeSheet(compared.differences);
  expect(compared.differences.length + compared.unused.length, told(compared)).toBe(0);
});

test('a padding of four pixels and another colour are seen', async () => {
  const [popup] = photos.filter((photo) => nameOf(photo) === 'popup-full-ja-light');
  if (!popup) throw new Error('The popup is not photographed.');
  expect((await compare(camera, [popup])).differences).toEqual([]);
  for (const css of [
    '.kpi__name { padding-inline-start: 4px }',
    'html:root { --good: #0a6e9e }',
    'html:root { --ink-soft: #767e8e }',
  ]) {
    const undo = await camera.restyle(css);
    const { differences } = await compare(camera, [popup]);
    await undo();
    expect(
      differences.map(({ name }) => name),
      css,
    ).toEqual([nameOf(popup)]);
  }
});
