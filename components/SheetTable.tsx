import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fitted, moved, rangeOf, type Selection, type Spot } from '../lib/app/sheet-moves.ts';

export type SheetCellView = {
  /** As it is shown. */
  text: string;
  /** As it is typed and copied. */
  raw: string;
  /** `own`: set for this very cell; `drawn`: follows from other targets. */
  kind: 'own' | 'drawn' | 'given' | 'empty';
  /** Read with the cell, and shown when pointed at. */
  note?: string;
  warns?: boolean;
};

export type SheetTableProps = {
  caption: string;
  corner: string;
  rows: readonly { key: string; head: string; note?: string; title?: string }[];
  columns: readonly { key: string; head: string; isSum: boolean; isNow: boolean }[];
  cells: readonly (readonly SheetCellView[])[];
  wrong: readonly Spot[];
  selection: Selection;
  cellName: (spot: Spot) => string;
  onSelect: (selection: Selection) => void;
  onType: (texts: { spot: Spot; text: string }[]) => void;
  onPaste: (text: string, selection: Selection) => void;
  copied: (selection: Selection) => string;
  onUndo: () => void;
  onRedo: () => void;
};

/** `type`: begun by a letter, arrows leave the cell; `caret`: begun by F2 or a double click, arrows move in the text. */
type Draft = { text: string; mode: 'type' | 'caret' };

/**
 * A sheet one works in with the keyboard. The cell worked in is a real field with its text selected: a letter, a paste or
 * an input method's word replaces it, as in every spreadsheet, and no key has to be caught for that.
 */
export function SheetTable(props: SheetTableProps) {
  const { rows, columns, cells, onSelect, onType, onPaste, copied } = props;
  const size = { rows: rows.length, columns: columns.length };
  const selection = fitted(props.selection, size);
  const { at } = selection;
  const [draft, setDraft] = useState<Draft>();
  const input = useRef<HTMLInputElement>(null);
  const follows = useRef(false);
  const noteId = useId();
  const view = cells[at.row]?.[at.column];

  // The field moves with the selection, and takes the focus along where the person's own key or click moved it.
  useLayoutEffect(() => {
    if (!follows.current || draft) return;
    follows.current = false;
    input.current?.focus();
    input.current?.select();
  });

  const select = (next: Selection) => {
    follows.current = true;
    onSelect(next);
  };
  const commit = () => {
    if (!draft) return;
    setDraft(undefined);
    if (draft.text.trim() !== (view?.raw ?? '')) onType([{ spot: at, text: draft.text.trim() }]);
  };
  const clear = () => {
    const { top, bottom, left, right } = rangeOf(selection);
    const spots: { spot: Spot; text: string }[] = [];
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1)
        if (cells[row]?.[column]?.kind === 'own') spots.push({ spot: { row, column }, text: '' });
    if (spots.length > 0) onType(spots);
  };

  const press = (event: KeyboardEvent) => {
    // While an input method composes, every key is its own: Enter chooses a word, it does not leave the cell.
    if (event.isComposing || event.keyCode === 229) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const key = { key: event.key, shift: event.shiftKey, ctrl };
    const leaves = event.key === 'Enter' || event.key === 'Tab';
    if (draft) {
      if (event.key === 'Escape') {
        follows.current = true;
        setDraft(undefined);
      } else if (leaves || (draft.mode === 'type' && event.key.startsWith('Arrow') && !ctrl && !event.shiftKey)) {
        commit();
        select(moved(selection, key, size) ?? selection);
      } else return;
      event.preventDefault();
      return;
    }
    if (ctrl && /^[zy]$/i.test(event.key)) {
      (event.key.toLowerCase() === 'y' || event.shiftKey ? props.onRedo : props.onUndo)();
      follows.current = true;
    } else if (event.key === 'F2') edit(view?.raw ?? '');
    else if (event.key === 'Delete' || event.key === 'Backspace') clear();
    // From a cell that is not being written in, Tab leaves the sheet: nobody is to be caught in it.
    else if (event.key === 'Tab') return;
    else {
      const next = moved(selection, key, size);
      if (!next) return;
      select(next);
    }
    event.preventDefault();
  };
  const edit = (text: string) => {
    if (view?.kind === 'given') return;
    setDraft({ text, mode: 'caret' });
    queueMicrotask(() => input.current?.setSelectionRange(text.length, text.length));
  };

  const { top, bottom, left, right } = rangeOf(selection);
  const isIn = (row: number, column: number) => row >= top && row <= bottom && column >= left && column <= right;
  const isWrong = (row: number, column: number) =>
    props.wrong.some((spot) => spot.row === row && spot.column === column);

  return (
    <div class="sheet__scroll">
      <table class="sheet" role="grid" aria-multiselectable="true" aria-label={props.caption}>
        <thead>
          <tr>
            <th scope="col" class="sheet__corner">
              {props.corner}
            </th>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                class={`${column.isSum ? 'sheet__sum' : ''} ${column.isNow ? 'sheet__now' : ''}`}
                aria-current={column.isNow ? 'date' : undefined}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={row.key}>
              <th scope="row" title={row.title}>
                {row.head}
                {row.note !== undefined && <small>{row.note}</small>}
              </th>
              {columns.map((column, c) => {
                const cell = cells[r]?.[c];
                const isAt = r === at.row && c === at.column;
                return (
                  <td
                    key={column.key}
                    class={`sheet__cell sheet__cell--${cell?.kind ?? 'empty'} ${column.isSum ? 'sheet__sum' : ''} ${isIn(r, c) ? 'sheet__cell--in' : ''} ${isAt ? 'sheet__cell--at' : ''} ${isWrong(r, c) ? 'sheet__cell--wrong' : ''} ${cell?.warns ? 'sheet__cell--warns' : ''}`}
                    aria-selected={isIn(r, c)}
                    title={cell?.note}
                    onMouseDown={(event) => {
                      if (isAt && draft) return;
                      event.preventDefault();
                      commit();
                      const spot = { row: r, column: c };
                      select(event.shiftKey ? { at, to: spot } : { at: spot, to: spot });
                    }}
                    onMouseEnter={(event) => {
                      if (event.buttons === 1 && !draft) select({ at, to: { row: r, column: c } });
                    }}
                    onDblClick={() => edit(cell?.raw ?? '')}
                  >
                    {isAt ? (
                      <input
                        ref={input}
                        type="text"
                        autocomplete="off"
                        spellcheck={false}
                        aria-label={props.cellName(at)}
                        aria-describedby={noteId}
                        aria-invalid={isWrong(r, c)}
                        readOnly={cell?.kind === 'given'}
                        value={draft?.text ?? cell?.text ?? ''}
                        onFocus={(event) => {
                          if (!draft) event.currentTarget.select();
                        }}
                        onInput={(event) => setDraft({ text: event.currentTarget.value, mode: draft?.mode ?? 'type' })}
                        onBlur={commit}
                        onKeyDown={press}
                        onCopy={(event) => {
                          if (draft) return;
                          event.clipboardData?.setData('text/plain', copied(selection));
                          event.preventDefault();
                        }}
                        onCut={(event) => {
                          if (draft) return;
                          event.clipboardData?.setData('text/plain', copied(selection));
                          event.preventDefault();
                          clear();
                        }}
                        onPaste={(event) => {
                          const text = event.clipboardData?.getData('text/plain') ?? '';
                          if (draft && !/[\t\n]/.test(text.trim())) return;
                          event.preventDefault();
                          setDraft(undefined);
                          follows.current = true;
                          onPaste(text, selection);
                        }}
                      />
                    ) : (
                      (cell?.text ?? '')
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <span id={noteId} class="hidden-label">
        {view?.note}
      </span>
    </div>
  );
}
