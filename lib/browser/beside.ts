import { browser } from 'wxt/browser';

/** What lies in the extension's own storage, beside the database. */
export const readBeside = async (): Promise<{ local: unknown; session: unknown }> => ({
  local: await browser.storage.local.get(null),
  session: await browser.storage.session.get(null),
});
