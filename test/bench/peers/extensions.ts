import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An extension of a few files, written to a folder; answers the folder. */
function written(folder: string, name: string, manifest: object, files: Record<string, string>): string {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  const all = { 'manifest.json': JSON.stringify({ manifest_version: 3, name, version: '1', ...manifest }), ...files };
  for (const [file, text] of Object.entries(all)) writeFileSync(join(place, file), text);
  return place;
}

/** The limit: a worker that answers and does nothing else. */
export const emptyWorker = (folder: string): string =>
  written(
    folder,
    'empty',
    { background: { service_worker: 'empty-worker.js' } },
    {
      'empty-worker.js':
        'chrome.runtime.onMessage.addListener((message, sender, answer) => answer({ undone: false }));',
    },
  );

/** What no worker that keeps anything can do without: opens a database and gets one record. */
export const bareWorker = (folder: string): string =>
  written(
    folder,
    'bare',
    { background: { service_worker: 'bare-worker.js' } },
    {
      'bare-worker.js': `chrome.runtime.onMessage.addListener((message, sender, answer) => {
  const opening = indexedDB.open('bare', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('records');
  opening.onsuccess = () => {
    const asked = opening.result.transaction('records').objectStore('records').get(message.input.id);
    asked.onsuccess = () => answer({ undone: asked.result !== undefined });
  };
  return true;
});`,
    },
  );

/**
 * What a capable developer writes in an afternoon: one observer over the whole page, a pause of a quarter of a second, all
 * rows by their texts, and a message when they are not what they were. It knows no CRM, parses nothing, and holds nothing.
 */
export const naiveScraper = (folder: string): string =>
  written(
    folder,
    'naive',
    {
      background: { service_worker: 'naive-worker.js' },
      permissions: ['storage'],
      content_scripts: [{ matches: ['http://localhost/*'], js: ['scrape.js'] }],
    },
    {
      'naive-worker.js': `chrome.runtime.onMessage.addListener((rows, sender, answer) => {
  chrome.storage.local.set({ rows }).then(() => answer({ stored: rows.length }));
  return true;
});`,
      'scrape.js': `const rowsNow = () =>
  [...document.querySelectorAll('tbody tr, [role="row"], [data-rfd-draggable-id]')].map((row) => ({
    id: row.dataset.id ?? row.dataset.rfdDraggableId,
    cells: [...(row.matches('tr') ? row.cells : row.children)].map((cell) => cell.innerText.trim()),
  }));
let sent = '';
const scan = () => {
  const rows = rowsNow();
  const text = JSON.stringify(rows);
  if (rows.length === 0 || text === sent) return;
  sent = text;
  chrome.runtime.sendMessage(rows);
};
let timer;
new MutationObserver(() => {
  clearTimeout(timer);
  timer = setTimeout(scan, 250);
}).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
scan();`,
    },
  );

/** The least a popup of our kind can be: a page, Preact with a signal, one line of text. `script` is that, bundled. */
export const emptyPopup = (folder: string, script: string): string =>
  written(
    folder,
    'popup',
    { action: { default_popup: 'popup.html' } },
    {
      'popup.html':
        '<!doctype html><meta charset="utf-8"><title>Empty</title><div id="root"></div><script src="popup.js"></script>',
      'popup.js': script,
    },
  );
