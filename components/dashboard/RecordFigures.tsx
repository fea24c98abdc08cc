import { FigureButton } from './FigureButton.tsx';
import type { RecordView } from '../../lib/app/dashboard/record-view.ts';
import type { RowsWanted } from '../../lib/app/dashboard/rows.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type RecordFiguresProps = {
  lang: Lang;
  /** Whose landings they are; absent while there are none. */
  kpi: string | undefined;
  view: RecordView;
  onRows: (title: string, wanted: RowsWanted) => void;
};

/** How good the product's own word has been: figures, what each means, and on demand every landing behind them. */
export const RecordFigures = ({ lang, kpi, view: { basis, figures }, onRows }: RecordFiguresProps) => (
  <>
    {kpi !== undefined && figures.length > 0 && (
      <dl class="record">
        {figures.map(({ label, value, meaning }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <b>
                <FigureButton
                  label={t(lang, 'recordRows', { figure: label })}
                  isFirst
                  onOpen={() => onRows(t(lang, 'recordTitle'), { of: 'record', kpi })}
                >
                  {value}
                </FigureButton>
              </b>
              <span>{meaning}</span>
            </dd>
          </div>
        ))}
      </dl>
    )}
    <p class="record__basis">{basis}</p>
  </>
);
