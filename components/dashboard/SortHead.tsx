import { Icon } from '../Icon.tsx';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type Sorting = { by: string | undefined; isDown: boolean; onSort: (by: string, isDown: boolean) => void };

export type SortHeadProps = {
  lang: Lang;
  id: string;
  label: string;
  title?: string;
  isText?: boolean;
  isFirst?: boolean;
  sorting: Sorting;
};

const upIcon = 'M8 13V3.4M4.2 7.2 8 3.4l3.8 3.8';
const downIcon = 'M8 3v9.6M4.2 8.8 8 12.6l3.8-3.8';

/** A column's head that sorts by it: first the largest, then the smallest. The name sorts from A. */
export function SortHead({ lang, id, label, title, isText = false, isFirst = false, sorting }: SortHeadProps) {
  const isSorted = sorting.by === id;
  const { isDown } = sorting;
  const next = isSorted ? !isDown : !isText;
  return (
    <th
      scope="col"
      class={isText ? 'figures__text' : undefined}
      aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        class="sort"
        tabIndex={isFirst ? 0 : -1}
        title={title ?? t(lang, 'sortBy', { column: label })}
        onClick={() => sorting.onSort(id, next)}
      >
        {label}
        <span class={isSorted ? 'sort__arrow sort__arrow--on' : 'sort__arrow'}>
          <Icon path={isSorted && !isDown ? upIcon : downIcon} size={10} />
        </span>
      </button>
    </th>
  );
}
