import { browser } from 'wxt/browser';
import { readManaged } from '../../lib/browser/managed.ts';

/**
 * Opens the set-up page after a fresh installation: not after an update, nor where the company says no. Demo builds are set
 * up by what drives them.
 */
export async function welcome(reason: string): Promise<void> {
  if (reason !== 'install' || import.meta.env.MODE === 'demo') return;
  const { onboarding } = await readManaged();
  if (onboarding === false) return;
  await browser.tabs.create({ url: browser.runtime.getURL('/onboarding.html') });
}
