import type { TeachView } from '../lib/app/teach-model.ts';
import type { Money } from '../lib/domain/money.ts';
import { minorDigits } from '../lib/domain/money.ts';
import type { Lang } from '../lib/words/speak.ts';
import { t } from '../lib/words/teach.ts';

const most = 8;

/** The first rows as they were read, value by value; what was not read is marked, never left blank. */
export function TeachTable({ lang, view: { fields, rows, misses } }: { lang: Lang; view: TeachView }) {
  const taught = fields.filter(({ isTaught }) => isTaught).map(({ field }) => field);
  if (rows.length === 0 || taught.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
    <div class="teach__table" role="region" aria-label={t(lang, 'teachRows')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {taught.map((field) => (
              <th key={field} scope="col">
                {t(lang, `field_${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row, index) => (
            <tr key={row.id.strong ?? index}>
              {taught.map((field) => {
                const value = row.values[field]?.value;
                const miss = misses.find((one) => one.field === field && (one.row === index || one.row === undefined));
                return (
                  <td key={field} class={miss ? 'teach__miss' : undefined}>
                    {value === undefined ? missText(miss?.reason, lang) : valueText(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const missText = (reason: string | undefined, lang: Lang): string =>
  reason === undefined ? '' : t(lang, reason === 'ambiguous' ? 'teachAmbiguous' : 'teachMissing');

function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { minor, currency } = value as Money;
  return `${(minor / 10 ** minorDigits(currency)).toLocaleString('en-US')} ${currency}`;
}
