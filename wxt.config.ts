import { join } from 'node:path';
import { defineConfig } from 'wxt';

/** Development key: gives test and demo builds one fixed id. Store builds carry none. */
const demoKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtShNbSXGzzzAHuBGoWFLzEgNTzmwceaOSJoI+IGi5tXKpeA2zLz5IZLTlz25ZYfvQIkxlTRhU+DcJqmYjOhLTCb2XljpT9IHCs6m2HCYixFGwmFktc8NK9ALTQ3k7FQQ3IND+ZiQjU3AQkbotFFfuFAQ6D6mUdhOsoEZZ63vwVA1CfVZebvLMmmXYfgBwORkRd1RmM+hkt9QoC+Ipzyd0emuzKq32PY3O61tGGKUrA2DtPMREGRKajRcDKDb/Kt9Q+p8uq/nUDlsuv4eRg7xDVZ2ZXu0xcYDS5Jy6uJFF26iEzRGcRA+i72L1frLLugrP42vMoXhfMFS9JDKf1EYnwIDAQAB';

type Edit = { start: number; end: number; instead: string };

/** What recipes tell us alone: where their pages are known from, and in which case a field is not there. No script carries it. */
function notesIn(node: unknown): Edit[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(notesIn);
  const { key, value, ...rest } = node as {
    key?: { name?: string };
    value?: { type?: string; value?: unknown; start: number; end: number };
  };
  if (key?.name === 'evidence' && value?.type === 'ObjectExpression')
    return [{ start: value.start, end: value.end, instead: 'void 0' }];
  if (key?.name === 'optional' && typeof value?.value === 'string')
    return [{ start: value.start, end: value.end, instead: "'-'" }];
  return [...notesIn(value), ...Object.values(rest).flatMap(notesIn)];
}

const without = (code: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end, instead }) => left.slice(0, start) + instead + left.slice(end), code);

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  // A second build, to be compared with the first, has a place of its own.
  outDir: process.env['CHAKUCHI_OUT'] ?? '.output',
  hooks: {
    // Licences ask to be where the code is.
    'build:publicAssets'(_, files) {
      files.push({ absoluteSrc: join(import.meta.dirname, 'THIRD_PARTY.md'), relativeDest: 'THIRD_PARTY.md' });
    },
    // No test can answer the browser's question: what a store build asks for, a demo build has.
    'build:manifestGenerated'({ config }, manifest) {
      if (config.mode !== 'demo') return;
      manifest.permissions = [...(manifest.permissions ?? []), ...(manifest.optional_permissions ?? [])];
      delete manifest.optional_permissions;
    },
    // The gallery and the recorder are for us and for the tests; no store build has them.
    'entrypoints:resolved'({ config }, entrypoints) {
      if (config.mode === 'production')
        entrypoints.splice(
          0,
          entrypoints.length,
          ...entrypoints.filter(({ name }) => name !== 'gallery' && name !== 'recorder'),
        );
    },
    // What several pages need is cut into as many scripts as there are sets of pages that need it: some forty for the popup, each
    // a request. Built by itself it paints after one.
    'entrypoints:grouped'(_, groups) {
      for (const pages of groups.filter(Array.isArray)) {
        const at = pages.findIndex(({ type }) => type === 'popup');
        if (at >= 0) groups.push(pages.splice(at, 1));
      }
    },
  },
  vite: () => ({
    build: { target: ['chrome144', 'firefox147'] },
    plugins: [
      {
        name: 'recipes-without-notes',
        transform(code, id) {
          return /\/lib\/crms\/[^?]+\.ts$/.test(id) ? without(code, notesIn(this.parse(code))) : undefined;
        },
      },
    ],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    // The dashboard's thread loads the recipes only where it has to.
    worker: { format: 'es' as const },
  }),
  manifest: ({ browser, mode }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'activeTab', 'alarms', 'contextMenus'],
    // Asked for when the person switches on the morning plan or the evening summary; a backup that saves itself. `offscreen`, of
    // which nobody is asked, lets Chrome write that backup in a page without a window; Firefox has none and needs none.
    optional_permissions: ['notifications', 'downloads', 'offscreen'].filter(
      (name) => browser !== 'firefox' || name !== 'offscreen',
    ),
    // Alt+Shift and a letter that the browsers do not use themselves (Chrome keeps Alt+Shift+P). At most four may be suggested,
    // so the side panel has none until the person gives it one; Firefox has a name of its own for opening it.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      'open-dashboard': { suggested_key: { default: 'Alt+Shift+D' }, description: '__MSG_openDashboard__' },
      'log-call': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_logCall__' },
      'toggle-panel': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_togglePanel__' },
      [browser === 'firefox' ? '_execute_sidebar_action' : 'open-side-panel']: {
        description: '__MSG_openSidePanel__',
      },
    },
    // Nothing at install; one origin at a time, when the person asks for it. http for CRMs inside a company's network.
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    content_security_policy: {
      extension_pages:
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(mode === 'demo' && { key: demoKey, host_permissions: ['http://127.0.0.1/*'] }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'chakuchi@example.com',
              strict_min_version: '147.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '144', storage: { managed_schema: 'managed_schema.json' } }),
  }),
});
