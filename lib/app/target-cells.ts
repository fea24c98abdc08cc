import type { Scope } from '../domain/facts.ts';
import { addDays, type Day, type Instant } from '../domain/day.ts';
import { decimalOf, moneyFromDecimal, type Currency } from '../domain/money.ts';
import type { Fiscal, Period } from '../domain/period.ts';
import type { Calendar } from '../domain/calendar.ts';
import { samePeriod } from '../domain/periods.ts';
import { sameScope } from '../domain/scope.ts';
import { revised } from '../domain/target-changes.ts';
import type { Target } from '../domain/target.ts';
import type { Unit } from '../kpis/kpi.ts';
import { moneyFromTyped, numberFromTyped } from './typed.ts';
import { targetsIn } from './repeating-targets.ts';

/** What a cell is to hold; `undefined` takes away what was set for its period. */
export type GridEdit = {
  kpi: string;
  scope: Scope;
  period: Period;
  value?: number | undefined;
  deadline?: Day;
  tiers?: NonNullable<Target['tiers']>;
};

export type GridMoment = {
  me: readonly string[];
  fiscal: Fiscal;
  calendar: Calendar;
  reason: string;
  at: Instant;
  newId: () => string;
};

export type Edited = {
  targets: Target[];
  changed: number;
  /** Fixed by the company and left as they are. */ kept: number;
};

/**
 * Sets cells of the sheet, all at once. A value that moves keeps what was first set (当初) and the reason; a month that
 * so far followed a repeating target becomes one of its own, whose first value is the repeating one's.
 */
export function editCells(targets: readonly Target[], edits: readonly GridEdit[], moment: GridMoment): Edited {
  const edited: Edited = { targets: [...targets], changed: 0, kept: 0 };
  for (const edit of edits) {
    const index = edited.targets.findIndex((target) => !target.repeats && isAt(target, edit, moment.me));
    const held = edited.targets[index] ?? inherited(edited.targets, edit, moment);
    if (held?.by === 'company') {
      edited.kept += 1;
      continue;
    }
    if ('value' in edit && edit.value === undefined) {
      if (index < 0) continue;
      edited.targets.splice(index, 1);
      edited.changed += 1;
      continue;
    }
    const next = heldOrNew(held, edit, moment);
    if (!next || next === edited.targets[index]) continue;
    if (index < 0) edited.targets.push(next);
    else edited.targets[index] = next;
    edited.changed += 1;
  }
  return edited;
}

const isAt = (target: Target, { kpi, scope, period }: GridEdit, me: readonly string[]): boolean =>
  target.kpi === kpi && samePeriod(target.period, period) && sameScope(target.scope, scope, me);

/** What a repeating target asks for in this period, written out as the period's own. */
function inherited(targets: readonly Target[], edit: GridEdit, moment: GridMoment): Target | undefined {
  const written = targetsIn(edit.period, targets, moment).find(
    (target) => target.repeats !== undefined && isAt(target, edit, moment.me),
  );
  if (!written) return undefined;
  const { repeats: _, ...single } = written;
  return { ...single, id: moment.newId() };
}

function heldOrNew(held: Target | undefined, edit: GridEdit, { reason, at, newId }: GridMoment): Target | undefined {
  const { kpi, scope, period, value, deadline, tiers } = edit;
  if (!held) {
    if (value === undefined) return undefined;
    return {
      id: newId(),
      kpi,
      scope,
      period,
      deadline: deadline ?? addDays(period.end, -1),
      value,
      original: value,
      ...(tiers && { tiers }),
      changes: [],
    };
  }
  const moved = value === undefined ? held : (revised(held, value, reason, at) ?? held);
  const isSame =
    moved === held &&
    (deadline === undefined || deadline === held.deadline) &&
    (tiers === undefined || JSON.stringify(tiers) === JSON.stringify(held.tiers ?? {}));
  return isSame ? held : { ...moved, ...(deadline !== undefined && { deadline }), ...(tiers && { tiers }) };
}

const zeros: Readonly<Record<string, number>> = { 兆: 12, 億: 8, 百万: 6, 万: 4, 千: 3, k: 3, m: 6, b: 9 };

/**
 * A cell as a person types or pastes it, in the unit of its metric: `1500万`, `1億2,000万円`, `12,000千円`, `15M`, `30%`,
 * `20件`, full-width digits. A bare number of money counts `scale` major units (a sheet in thousands of yen). `undefined`
 * for what is none: a target is never guessed.
 */
export function valueFromCell(text: string, unit: Unit, currency: Currency, scale = 1): number | undefined {
  if (unit !== 'money') return unit === 'count' ? wholeFrom(text) : numberFromTyped(text, unit);
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
  if (/^\d+(\.\d+)?$/.test(plain) && scale > 1)
    return moneyFromDecimal(shifted(plain, Math.log10(scale)), currency)?.minor;
  const simple = moneyFromTyped(text, currency);
  if (simple) return simple.minor;
  return chainOf(plain.replace(/^[¥$€£]/, '').replace(/円$/, ''), currency);
}

/** `1億2000万`: every step smaller than the one before it. */
function chainOf(plain: string, currency: Currency): number | undefined {
  let total = 0;
  let last = Infinity;
  let rest = plain;
  while (rest !== '') {
    const found = /^(\d+(?:\.\d+)?)(兆|億|百万|万|千)?/.exec(rest);
    if (!found) return undefined;
    const [whole, digits = '', step = ''] = found;
    const power = step === '' ? 0 : (zeros[step] ?? 0);
    if (power >= last) return undefined;
    const part = moneyFromDecimal(shifted(digits, power), currency);
    if (!part) return undefined;
    total += part.minor;
    last = power;
    rest = rest.slice(whole.length);
  }
  return plain === '' || !Number.isSafeInteger(total) ? undefined : total;
}

/** A plain decimal times a power of ten, as text: no binary fraction on the way. */
function shifted(digits: string, power: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const moved = fraction.padEnd(power, '0');
  const rest = moved.slice(power);
  return `${whole}${moved.slice(0, power)}${rest ? `.${rest}` : ''}`;
}

function wholeFrom(text: string): number | undefined {
  const simple = numberFromTyped(text, 'count');
  if (simple !== undefined) return Number.isInteger(simple) ? simple : undefined;
  return undefined;
}

/** A value as a cell holds it for copying: what `valueFromCell` reads back, and what a spreadsheet takes for a number. */
export function cellText(value: number | undefined, unit: Unit, currency: Currency): string {
  if (value === undefined) return '';
  if (unit === 'money') return decimalOf({ minor: Math.round(value), currency }).replace(/\.0+$/, '');
  return unit === 'rate' ? `${Number((value * 100).toPrecision(12))}%` : String(Number(value.toPrecision(12)));
}
