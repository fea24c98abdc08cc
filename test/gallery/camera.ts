import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../browsers/find-chromium.ts';
import type { Lang } from '../../lib/words/speak.ts';

/** One state of the gallery as it is photographed: `width` in CSS pixels, absent where the state has its own. */
export type Photo = { shelf: string; shot: string; lang: Lang; theme: 'light' | 'dark'; width?: number };

export type Camera = {
  /** Of the browser that draws. */
  version: string;
  /** A PNG at one device pixel per CSS pixel. Throws where the state is not in the gallery, or shows what the font lacks. */
  take: (photo: Photo) => Promise<Buffer>;
  /** Adds a style to every later photo, until what it answers is called. */
  restyle: (css: string) => Promise<() => Promise<void>>;
  close: () => Promise<void>;
};

/** Whatever a machine could decide by itself, decided: hinting, colours, sub-pixels, the GPU. */
const still = [
  '--disable-gpu',
  '--disable-lcd-text',
  '--disable-font-subpixel-positioning',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
  '--hide-scrollbars',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const origin = 'http://gallery.test';
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Around the state, as the gallery draws it. */
const margin = 24;

const fontFolder = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-jp/package.json'));
const fontStyle = () => readFileSync(join(fontFolder, 'index.css'), 'utf8');

/** The font's own glyphs, as ranges of code points. */
const fontRanges = (): [number, number][] =>
  [...fontStyle().matchAll(/unicode-range:([^;]+);/g)]
    .flatMap(([, ranges = '']) => ranges.split(','))
    .map((range) => {
      const [from = '', to = from] = range.trim().slice('U+'.length).split('-');
      return [parseInt(from, 16), parseInt(to, 16)];
    });

/** Opens the gallery of a demo build in a browser that draws the same on every machine: with the font it brings itself. */
export const openCamera = async (build: string): Promise<Camera> => {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: still,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  try {
    return await cameraOf(browser, build);
  } catch (error) {
    await browser.close();
    throw error;
  }
};

async function cameraOf(browser: Browser, build: string): Promise<Camera> {
  const context = await browser.newContext({
    deviceScaleFactor: 1,
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const files = new Map<string, Buffer>();
  const fileOf = (path: string): Buffer | undefined => {
    const [folder, rest] = path.startsWith('/font/') ? [fontFolder, path.slice('/font'.length)] : [build, path];
    const full = normalize(join(folder, rest));
    if (!full.startsWith(folder + sep) || !existsSync(full)) return undefined;
    const known = files.get(full) ?? readFileSync(full);
    files.set(full, known);
    return known;
  };
  await context.route('**/*', async (route) => {
    const { pathname, origin: asked } = new URL(route.request().url());
    const body = asked === origin ? fileOf(decodeURIComponent(pathname)) : undefined;
    if (!body) return route.abort();
    return route.fulfill({ body, contentType: types[extname(pathname)] ?? 'application/octet-stream' });
  });
  await page.goto(`${origin}/gallery.html?shot=none`);
  await page.addStyleTag({ url: `${origin}/font/index.css` });
  await page.addStyleTag({
    content: `html:root { --font: 'Noto Sans JP Variable'; --font-ja: 'Noto Sans JP Variable' }
      * { animation: none !important; transition: none !important; caret-color: transparent !important }`,
  });
  const ranges = fontRanges();
  return {
    version: browser.version(),
    take: (photo) => take(page, photo, ranges),
    async restyle(css) {
      const tag = await page.addStyleTag({ content: css });
      return () => tag.evaluate((element) => (element as Element).remove());
    },
    close: () => browser.close(),
  };
}

async function take(page: Page, photo: Photo, ranges: readonly [number, number][]): Promise<Buffer> {
  const { shelf, shot, lang, theme, width } = photo;
  const query = new URLSearchParams({ shelf, shot, lang, theme, ...(width !== undefined && { width: String(width) }) });
  await page.setViewportSize({ width: (width ?? 500) + 2 * margin, height: 900 });
  await page.emulateMedia({ colorScheme: theme });
  // The page stays: loading it and its fonts anew would take longer than all the rest.
  await page.evaluate((search) => {
    history.replaceState(null, '', search);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `?${query.toString()}`);
  const state = page.locator(`figure:only-child[id="${shelf}-${shot}"] > .app:lang(${lang})`);
  await state.waitFor().catch((cause: unknown) => {
    throw new Error(`The gallery has no state ${shelf}-${shot}.`, { cause });
  });
  const text = await state.evaluate(async (element) => {
    // What one font brings may wrap otherwise, and show what another one has to bring.
    do {
      await document.fonts.ready;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    } while (document.fonts.status !== 'loaded');
    const fields = element.querySelectorAll<HTMLInputElement>('input, textarea');
    return [element.textContent, ...[...fields].flatMap(({ value, placeholder }) => [value, placeholder])].join('');
  });
  const foreign = new Set(
    [...text].filter((letter) => {
      const point = letter.codePointAt(0) ?? 0;
      return point > 0x20 && !ranges.some(([from, to]) => from <= point && point <= to);
    }),
  );
  if (foreign.size > 0)
    throw new Error(`${nameOf(photo)} shows ${[...foreign].join(' ')}, which the gallery’s own font lacks.`);
  return state.screenshot();
}

/** Of a photo’s file, without its ending. */
export const nameOf = ({ shelf, shot, lang, theme, width }: Photo): string =>
  [shelf, shot, lang, theme, width].filter((part) => part !== undefined).join('-');
