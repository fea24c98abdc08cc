import holidayJp from '@holiday-jp/holiday_jp';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(import.meta.dirname, '../../lib/domain/holidays-jp.ts');

/** The text of `lib/domain/holidays-jp.ts`, made from the library's whole table. */
export function holidayTable(): string {
  const byYear = new Map<string, string[]>();
  for (const day of Object.keys(holidayJp.holidays).sort()) {
    const year = day.slice(0, 4);
    byYear.set(year, [...(byYear.get(year) ?? []), day.slice(5, 7) + day.slice(8, 10)]);
  }
  const lines = [...byYear].map(([year, days]) => `  ${year}: '${days.join(' ')}',`);
  return `// Generated from @holiday-jp/holiday_jp by test/tools/holidays.ts; do not edit.

/** Japanese public holidays, \`MMDD\`, by year. A year that is not here is not known: its holidays count as working days. */
export const holidaysJp: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

export const committedHolidayTable = (): string => readFileSync(path, 'utf8');

if (import.meta.main) writeFileSync(path, holidayTable());
