import { browser } from 'wxt/browser';

export type FrontTab = { id: number; url: string };

/** The tab whose toolbar button was clicked. Its address is lent by `activeTab`; without that click there is none. */
export async function frontTab(): Promise<FrontTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id !== undefined && tab.url !== undefined && /^https?:/.test(tab.url)
    ? { id: tab.id, url: tab.url }
    : undefined;
}

/** Which of the selectors a tab's page holds. Empty where the browser does not let us look. */
export async function selectorsIn(tabId: number, selectors: string[]): Promise<Set<string>> {
  const look = (wanted: string[]) => wanted.filter((selector) => document.querySelector(selector) !== null);
  const [answer] = await browser.scripting
    .executeScript({ target: { tabId }, func: look, args: [selectors] })
    .catch(() => []);
  return new Set(answer?.result ?? []);
}

export const openOptions = async (section?: string): Promise<void> => {
  await browser.tabs.create({
    url: `${browser.runtime.getURL('/options.html')}${section === undefined ? '' : `#${section}`}`,
  });
};

export const openDashboard = async (): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL('/dashboard.html') });
};

/** The popup under the toolbar button, where the browser opens it unasked; elsewhere the dashboard. */
export const openPopup = (): Promise<void> => browser.action.openPopup().catch(openDashboard);

/** The browser's own language, as far as we speak it. */
export const browserLanguage = (): 'ja' | 'en' => (browser.i18n.getUILanguage().startsWith('ja') ? 'ja' : 'en');
