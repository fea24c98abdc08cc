import { dayText, moneyFull, percent } from './format.ts';
import { isDay, type Day } from '../domain/day.ts';
import type { DealField } from '../domain/deal.ts';
import type { Money } from '../domain/money.ts';
import type { Lang } from '../words/speak.ts';

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<Money>).minor === 'number' &&
  typeof (value as Partial<Money>).currency === 'string';

/** A deal field's value as a history shows it: money to its last digit, days with their weekday. Nothing is an empty text. */
export function fieldText(field: DealField, value: unknown, { today, lang }: { today: Day; lang: Lang }): string {
  if (value === undefined || value === null) return '';
  if (isMoney(value)) return moneyFull(value);
  if (field === 'probability' && typeof value === 'number') return percent(value);
  if (typeof value === 'string') return isDay(value) ? dayText(value, today, lang) : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
