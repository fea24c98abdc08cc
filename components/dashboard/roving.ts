/**
 * Arrow keys inside a table of buttons: one stop for the Tab key, from there cell by cell. A page of fifty people and ten
 * figures would otherwise be five hundred presses long. Used as `onKeyDown` and `onFocusIn` of the table.
 */
export const roving = {
  onKeyDown(event: KeyboardEvent & { currentTarget: HTMLTableElement }) {
    const from = event.target instanceof Element ? event.target.closest('button') : null;
    const to = from && goalOf(event.key, from, event.currentTarget);
    if (!to) return;
    event.preventDefault();
    to.focus();
  },
  onFocusIn(event: FocusEvent & { currentTarget: HTMLTableElement }) {
    const { target, currentTarget } = event;
    if (!(target instanceof HTMLButtonElement)) return;
    for (const other of currentTarget.querySelectorAll<HTMLButtonElement>('button[tabindex="0"]')) other.tabIndex = -1;
    target.tabIndex = 0;
  },
};

const steps: Record<string, readonly [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * The next button that way. Up and down keep to the column and pass over rows whose cell there has none; where no row that
 * way has one, the nearest of the next row.
 */
function goalOf(key: string, from: HTMLButtonElement, table: HTMLTableElement): HTMLButtonElement | undefined {
  const rows = [...table.rows].map((row) => [...row.querySelectorAll('button')]).filter((row) => row.length > 0);
  const at = rows.findIndex((row) => row.includes(from));
  const row = rows[at] ?? [];
  if (key === 'Home') return row[0];
  if (key === 'End') return row.at(-1);
  const step = steps[key];
  if (!step) return undefined;
  const [down, right] = step;
  if (right !== 0) return row[row.indexOf(from) + right];
  const columnOf = (button: Element) => button.closest<HTMLTableCellElement>('td, th')?.cellIndex ?? 0;
  const wanted = columnOf(from);
  const ahead = down > 0 ? rows.slice(at + 1) : rows.slice(0, at).toReversed();
  const same = ahead.flatMap((buttons) => buttons.find((button) => columnOf(button) === wanted) ?? [])[0];
  return (
    same ??
    ahead[0]?.reduce((best, one) => (Math.abs(columnOf(one) - wanted) < Math.abs(columnOf(best) - wanted) ? one : best))
  );
}
