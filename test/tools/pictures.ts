import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../lib/app/settings.ts';
import type { Opened } from '../browsers/chromium.ts';
import { badgeOf, openOwn, type Face } from '../browsers/own-pages.ts';
import { demoBuild } from './build.ts';

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const iconOf = (): string => {
  const folder = demoBuild('chrome');
  const { icons = {} } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    icons?: Record<string, string>;
  };
  const best = icons['128'] ?? Object.values(icons).at(-1);
  return best ? `data:image/png;base64,${readFileSync(join(folder, best)).toString('base64')}` : '';
};

/** The toolbar itself cannot be photographed: the button is drawn anew from what the browser says it shows. */
const drawing = ({ text, title, background, color }: Face, language: Language): string => `<!doctype html>
<html lang="${language}"><body style="margin:0;font:16px/1.5 system-ui,'Noto Sans CJK JP',sans-serif;background:#f1f3f6;color:#1d2430">
<div style="display:flex;align-items:center;gap:28px;padding:28px 32px">
  <div style="position:relative;width:96px;height:96px;flex:none">
    <img src="${iconOf()}" alt="" width="96" height="96">
    <span style="position:absolute;right:-14px;bottom:-8px;min-width:44px;padding:0 6px;text-align:center;border-radius:9px;font:600 30px/40px system-ui;background:${background};color:${color};${text ? '' : 'display:none'}">${escape(text)}</span>
  </div>
  <p style="margin:0;padding:8px 14px;border-radius:6px;background:#fff;border:1px solid #cfd6e0;max-width:520px">${escape(title)}</p>
</div></body></html>`;

/** Draws the badge's face as the browser reports it. `asker` is a page of the extension. */
export const pictureBadge = async (
  { context }: Opened,
  asker: Page,
  language: Language,
  path: string,
): Promise<Face> => {
  const face = await badgeOf(asker);
  const page = await context.newPage();
  try {
    await page.setViewportSize({ width: 720, height: 160 });
    await page.setContent(drawing(face, language));
    await page.screenshot({ path });
  } finally {
    await page.close();
  }
  return face;
};

/** The popup as a page of its own, at the width the toolbar gives it. */
export const picturePopup = async (
  opened: Opened,
  path: string,
  prepare: (page: Page) => Promise<void>,
): Promise<void> => {
  const page = await openOwn(opened, 'popup.html');
  try {
    await page.setViewportSize({ width: 380, height: 600 });
    await prepare(page);
    await page.screenshot({ path, fullPage: true });
  } finally {
    await page.close();
  }
};

/** The whole dashboard, once every part of it is there. */
export const pictureDashboard = async (opened: Opened, path: string): Promise<void> => {
  const page = await openOwn(opened, 'dashboard.html');
  try {
    await page.setViewportSize({ width: 1360, height: 900 });
    await page.locator('.dash__chapters[aria-busy="false"]').waitFor({ timeout: 60_000 });
    await page.screenshot({ path, fullPage: true });
  } finally {
    await page.close();
  }
};

/** The CRM's own board with chips on its cards, one of which explains itself. */
export const pictureBoard = async (page: Page, language: Language, path: string): Promise<void> => {
  const layer = page.locator(`chakuchi-chips .app[lang="${language}"]`);
  const chips = layer.locator('.row-chip').filter({ visible: true });
  await chips.first().waitFor({ timeout: 60_000 });
  // A mark, where a card has no room for more, covers some of it while it explains itself.
  const whole = chips.and(page.locator('[data-mark="false"]'));
  const chip = (await whole.count()) > 0 ? whole.last() : chips.first();
  const { x, y, width, height } = (await chip.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width / 2 - 40, y + height / 2);
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
  await layer.locator('.row-chip-tip').filter({ visible: true }).waitFor();
  await page.screenshot({ path });
};
