import { act, cleanup, render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { OptionsPage } from './OptionsPage.tsx';

afterEach(cleanup);
// What was drawn last is done with only a frame later, and by then its window must still be there.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 60)));

const page = (children: ComponentChildren, said?: { text: string; undo?: () => void }) => (
  <OptionsPage lang="en" chapter="rates" said={said}>
    {children}
  </OptionsPage>
);

const rows = (...names: string[]) => (
  <>
    <ul>
      {names.map((name) => (
        <li key={name}>
          <button type="button">{name}</button>
        </li>
      ))}
    </ul>
    <input aria-label="further" />
  </>
);

/** Everything that hears of a change has heard of it. */
const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 20))));

/** Gives the focus to something that is then drawn anew, and tells who has it after that. */
const after = async (name: string, ...drawn: ComponentChildren[]): Promise<string> => {
  const [first, ...next] = drawn;
  const { container, rerender } = render(<>{first}</>);
  await settle();
  [...container.querySelectorAll<HTMLElement>('main button, main input, .toast button')]
    .find((one) => (one.ariaLabel ?? one.getAttribute('aria-label') ?? one.textContent) === name)
    ?.focus();
  for (const one of next) {
    rerender(<>{one}</>);
    await settle();
  }
  const at = document.activeElement;
  return at === document.body ? 'nothing' : (at?.getAttribute('aria-label') ?? at?.textContent ?? '');
};

describe('the focus in the settings, when what had it goes', () => {
  const busy = (isBusy: boolean) => (
    <div aria-busy={isBusy}>
      <button type="button">before</button>
      <button type="button" disabled={isBusy}>
        save
      </button>
    </div>
  );
  const add = (isEmpty: boolean) => (
    <>
      <button type="button">before</button>
      <span>
        <input aria-label="day" />
        <button type="button" disabled={isEmpty}>
          add
        </button>
      </span>
    </>
  );
  it.each<[what: string, at: string, drawn: ComponentChildren[], has: string]>([
    ['a row: to the next one', 'b', [page(rows('a', 'b', 'c')), page(rows('a', 'c'))], 'c'],
    ['the last row: to what follows the list', 'c', [page(rows('a', 'b', 'c')), page(rows('a', 'b'))], 'further'],
    ['the only row: to what follows', 'a', [page(rows('a')), page(rows())], 'further'],
    [
      'a button for the form it opened: to the form’s first field',
      'new',
      [
        page(<button key="new">new</button>),
        page(
          <form key="form">
            <input aria-label="name" />
            <button>cancel</button>
          </form>,
        ),
      ],
      'name',
    ],
    [
      'all there was, with more to come: to the heading',
      'save',
      [page(busy(false)), page(<p>Opening.</p>)],
      'Exchange rates',
    ],
    ['two rows, one after the other', 'a', [page(rows('a', 'b', 'c')), page(rows('b', 'c')), page(rows('c'))], 'c'],
    ['nothing: it stays', 'a', [page(rows('a', 'b', 'c')), page(rows('a', 'c'))], 'a'],
    ['a button that was busy: back to it', 'save', [page(busy(false)), page(busy(true)), page(busy(false))], 'save'],
    ['a button that has no more to do: to the field beside it', 'add', [page(add(false)), page(add(true))], 'day'],
  ])('%s', async (_, at, drawn, has) => {
    expect(await after(at, ...drawn)).toBe(has);
  });

  it('the way back of what was done, once it was gone: to where the person was', async () => {
    const said = { text: 'Saved.', undo: () => undefined };
    const { container, rerender } = render(page(rows('a', 'b'), said));
    await settle();
    container.querySelector<HTMLElement>('main li:last-child button')?.focus();
    container.querySelector<HTMLElement>('.toast button')?.focus();
    expect(document.activeElement?.textContent).toContain('Undo');
    rerender(page(rows('a', 'b'), { text: 'Undone.' }));
    await settle();
    expect(document.activeElement?.textContent).toBe('b');
  });

  it('by a click beside it: it does not come back', async () => {
    const { container, rerender } = render(page(rows('a', 'b')));
    await settle();
    const first = container.querySelector<HTMLElement>('main li button');
    first?.focus();
    first?.blur();
    await settle();
    rerender(page(rows('a', 'b', 'c')));
    rerender(page(rows('b', 'c')));
    await settle();
    expect(document.activeElement).toBe(document.body);
  });

  it('which was only busy, by a click elsewhere meanwhile: it does not come back', async () => {
    const { container, rerender } = render(page(busy(false)));
    await settle();
    const save = container.querySelector<HTMLElement>('main button:last-child');
    save?.focus();
    rerender(page(busy(true)));
    save?.blur();
    container.querySelector('h2')?.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    let given = 0;
    save?.addEventListener('focus', () => (given += 1));
    rerender(page(busy(false)));
    await settle();
    expect(given).toBe(0);
  });

  it('with Enter still held: the next row is not pressed as well', async () => {
    const { container, rerender } = render(page(rows('a', 'b', 'c')));
    await settle();
    container.querySelector<HTMLElement>('main li button')?.focus();
    rerender(page(rows('b', 'c')));
    await settle();
    expect(document.activeElement?.textContent).toBe('b');
    const presses = (repeat: boolean): boolean =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true }),
      ) ?? false;
    expect(presses(true)).toBe(false);
    document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true }));
    expect([presses(false), presses(true)]).toEqual([true, true]);
  });
});
