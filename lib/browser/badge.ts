import { browser } from 'wxt/browser';

/** What the toolbar button shows; the colours `#rrggbb`. */
type Face = { text: string; title: string; background: string; color: string };

/** A browser that refuses one of the four still shows the others. */
export async function paintBadge({ text, title, background, color }: Face): Promise<void> {
  await Promise.allSettled([
    browser.action.setBadgeText({ text }),
    browser.action.setTitle({ title }),
    browser.action.setBadgeBackgroundColor({ color: background }),
    browser.action.setBadgeTextColor({ color }),
  ]);
}
