import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { record, type Recorded } from '../../test/tools/recorder/record.ts';

/*
 * For contributors, in development and demo builds only: a page of a CRM as a fixture with invented data. Nothing leaves the
 * browser but the file that is saved, and that only when nothing of the page is left in it.
 */

type Tab = { id: number; url: string; title: string };

/** The page as it stands, with what its entries hold now. Runs in the page. */
const takePage = (): string => {
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  const selector = 'input, textarea, option';
  const live = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLOptionElement>(selector);
  for (const [index, entry] of copy.querySelectorAll(selector).entries()) {
    const one = live[index];
    if (one instanceof HTMLOptionElement) entry.toggleAttribute('selected', one.selected);
    else if (one instanceof HTMLTextAreaElement) entry.textContent = one.value;
    else if (one && one.type !== 'password') {
      entry.setAttribute('value', one.value);
      entry.toggleAttribute('checked', one.checked);
    }
  }
  return copy.outerHTML;
};

const chance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function Recorder() {
  const [tabs, setTabs] = useState<Tab[]>([]);
  const [tab, setTab] = useState<number>();
  const [name, setName] = useState('deal-list');
  const [words, setWords] = useState('');
  const [made, setMade] = useState<Recorded | { trouble: string }>();
  useEffect(() => {
    void browser.tabs.query({ url: ['https://*/*', 'http://*/*'] }).then((found) => {
      const pages = found.flatMap(({ id, url, title = '' }) =>
        id !== undefined && url !== undefined ? [{ id, url, title }] : [],
      );
      setTabs(pages);
      setTab(pages[0]?.id);
    });
  }, []);
  const begin = async (): Promise<void> => {
    const chosen = tabs.find(({ id }) => id === tab);
    if (!chosen) return;
    const [answer] = await browser.scripting
      .executeScript({ target: { tabId: chosen.id }, func: takePage })
      .catch(() => []);
    if (typeof answer?.result !== 'string')
      return setMade({ trouble: 'The browser does not let us into this page. Grant its site in the popup first.' });
    const own = words.split(/[\n,]/).map((word) => word.trim());
    const recorded = record(answer.result, { url: chosen.url, own, chance });
    setMade(recorded);
    if (recorded.left.length === 0) save(`${name}.html`, recorded.html);
  };
  return (
    <main class="recorder">
      <h1>Fixture recorder</h1>
      <p>
        Saves a page with invented names, mails, phones, amounts and ids. Only texts that recipes know stay, and the
        words you list: headers, labels and words of addresses and classes that are the CRM’s own. Look through the file
        before you commit it.
      </p>
      <label>
        Page
        <select onChange={(event) => setTab(Number(event.currentTarget.value))}>
          {tabs.map(({ id, url, title }) => (
            <option key={id} value={id}>
              {title} – {new URL(url).host}
            </option>
          ))}
        </select>
      </label>
      <label>
        Name of the fixture
        <input type="text" value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <label>
        The CRM’s own words, one a line
        <textarea rows={6} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </label>
      <p>
        <button type="button" class="button button--main" disabled={tab === undefined} onClick={() => void begin()}>
          Record
        </button>
      </p>
      <p role="status">
        {made === undefined
          ? ''
          : 'trouble' in made
            ? made.trouble
            : made.left.length > 0
              ? `Not saved: ${made.left.length} words or numbers of the page would be in it: ${made.left.slice(0, 20).join(', ')}`
              : `Saved as ${name}.html. Put it into lib/crms/<id>/fixtures and run npm run recipe -- expect <id>.`}
      </p>
    </main>
  );
}

const root = document.getElementById('root');
if (root) render(<Recorder />, root);
