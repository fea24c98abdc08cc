import type { RecordView } from '../../lib/app/dashboard/record-view.ts';

/** How good the product's own word has been: figures, and what each means. */
export const RecordFigures = ({ view: { basis, figures } }: { view: RecordView }) => (
  <>
    {figures.length > 0 && (
      <dl class="record">
        {figures.map(({ label, value, meaning }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <b>{value}</b>
              <span>{meaning}</span>
            </dd>
          </div>
        ))}
      </dl>
    )}
    <p class="record__basis">{basis}</p>
  </>
);
