import { FigureButton } from './FigureButton.tsx';
import { roving } from './roving.ts';
import type { CellView, GridView } from '../../lib/app/dashboard/stock-view.ts';
import type { RowsWanted } from '../../lib/app/dashboard/rows.ts';

export type CellGridProps = {
  /** Of the table. */
  name: string;
  /** What its rows are. */
  head: string;
  view: GridView;
  class: string;
  onRows: (title: string, wanted: RowsWanted) => void;
};

/** A table whose shade says how much: the number stands in every cell, and opens its rows. */
export function CellGrid({ name, head, view, class: kind, onRows }: CellGridProps) {
  const first = view.rows.flatMap(({ cells }) => cells).find((cell) => cell !== undefined);
  return (
    <div class="figures__frame">
      <table class={`cells ${kind}`} role="grid" {...roving}>
        <caption class="hidden-label">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {view.columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map(({ key, label, cells }) => (
            <tr key={key}>
              <th scope="row" title={label}>
                <span class="cells__name">{label}</span>
              </th>
              {cells.map((cell, index) => (
                <Cell
                  key={view.columns[index]?.key}
                  cell={cell}
                  isFirst={cell === first}
                  onOpen={(wanted) => onRows(`${label} · ${view.columns[index]?.label ?? ''}`, wanted)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellProps = { cell: CellView | undefined; isFirst: boolean; onOpen: (wanted: RowsWanted) => void };

function Cell({ cell, isFirst, onOpen }: CellProps) {
  if (!cell)
    return (
      <td class="cells__none">
        <span class="hidden-label">0</span>
      </td>
    );
  return (
    <td class="cells__one" style={{ '--share': String(cell.share) }}>
      <FigureButton label={cell.label} title={cell.title} isFirst={isFirst} onOpen={() => onOpen(cell.wanted)}>
        {cell.text}
        {cell.under !== undefined && <span class="cells__under">{cell.under}</span>}
      </FigureButton>
    </td>
  );
}
