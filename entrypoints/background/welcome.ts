import { browser } from 'wxt/browser';
import { inTime, patience } from '../../lib/app/in-time.ts';
import { readManaged } from '../../lib/browser/managed.ts';

/**
 * Opens the set-up page after a fresh installation: not after an update, nor where the company says no. Demo builds are set
 * up by what drives them.
 */
export async function welcome(reason: string): Promise<void> {
  if (reason !== 'install' || import.meta.env.MODE === 'demo') return;
  const managed = await inTime(readManaged(), patience);
  if (managed?.['onboarding'] === false) return;
  await browser.tabs.create({ url: browser.runtime.getURL('/onboarding.html') });
}
