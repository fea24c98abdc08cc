import { isDay, type Day, type LocalTime, type Zone } from '../../domain/day.ts';
import { noCurrency, type Currency, type Money } from '../../domain/money.ts';
import { parsers, type DateOrder, type ParseContext, type ParserName } from '../../recipes/parsers/index.ts';
import { unitOf, type Columns } from './columns.ts';
import type { Sheet } from './sheet.ts';

/** A cell nobody could read; the row stands without it. */
export type Problem = {
  line: number;
  column: string;
  text: string;
  reason: 'unreadable' | 'ambiguous' | 'unknown-word' | 'duplicate';
};

export type SheetOptions = {
  /** BCP 47 of the file's formats. Default: `ja-JP` when a header is Japanese, else `en`, which leaves 11/12/2026 ambiguous. */
  locale?: string;
  /** Of amounts that name none. Default: the one most amounts of the file name, else `XXX`, ISO 4217's "no currency", with two digits. */
  currency?: Currency;
  /** For moments with an offset, and for dates without a year. */
  zone: Zone;
  today: Day;
  /** How 11/12/2026 is meant, where somebody knows. */
  dateOrder?: DateOrder;
};

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** Reads the cells of one sheet by the product's own parsers and keeps what they refuse. */
export class Cells<Column extends string> {
  readonly problems: Problem[] = [];
  private readonly context: ParseContext;
  private readonly units: Partial<Record<Column, ReturnType<typeof unitOf>>> = {};
  private readonly machine = new Map<Column, boolean>();

  readonly sheet: Sheet;
  readonly columns: Columns<Column>;

  constructor(sheet: Sheet, columns: Columns<Column>, options: SheetOptions) {
    this.sheet = sheet;
    this.columns = columns;
    const locale = options.locale ?? (sheet.headers.some((header) => japanese.test(header)) ? 'ja-JP' : 'en');
    this.context = {
      locale,
      currency: options.currency ?? noCurrency,
      today: options.today,
      zone: options.zone,
      ...(options.dateOrder && { dateOrder: options.dateOrder }),
    };
    for (const [column, index] of Object.entries(columns.at) as [Column, number][]) {
      this.units[column] = unitOf(sheet.headers[index] ?? '');
    }
  }

  has(column: Column): boolean {
    return this.columns.at[column] !== undefined;
  }

  text(row: Sheet['rows'][number], column: Column): string | undefined {
    const index = this.columns.at[column];
    return (index === undefined ? undefined : row.cells[index]) || undefined;
  }

  day(row: Sheet['rows'][number], column: Column): Day | undefined {
    const text = this.text(row, column);
    if (text === undefined || isDay(text)) return text;
    return this.parse(row.line, column, text, 'date', this.context) as Day | undefined;
  }

  moment(row: Sheet['rows'][number], column: Column): LocalTime | undefined {
    const text = this.text(row, column);
    if (text === undefined || isDay(text)) return text;
    return this.parse(row.line, column, text, 'dateTime', this.context) as LocalTime | undefined;
  }

  /** The currency is, in this order, what the cell names, the row's currency column, the header's unit, the file's default. */
  money(row: Sheet['rows'][number], column: Column, rowCurrency?: Currency): Money | undefined {
    return this.moneyRead(row, column, rowCurrency)?.value;
  }

  /** The same, and whether it is a rounded one. */
  moneyRead(
    row: Sheet['rows'][number],
    column: Column,
    rowCurrency?: Currency,
  ): { value: Money; approximate?: true } | undefined {
    const text = this.text(row, column);
    if (text === undefined) return undefined;
    const unit = this.units[column];
    const currency = rowCurrency ?? unit?.currency ?? this.context.currency ?? noCurrency;
    const scale = unit?.scale ?? 1;
    const parser = scale === 1 && this.isMachine(column) ? 'rawMoney' : 'money';
    const read = parsers[parser](text, { ...this.context, currency, ...(scale !== 1 && { scale }) });
    if (read.ok) return { value: read.value as Money, ...(read.approximate && { approximate: true }) };
    this.refuse(row.line, column, text, read.reason);
    return undefined;
  }

  /** A share, 0…1: `30%`, or a bare number that is a share up to 1 and a percentage above. */
  share(row: Sheet['rows'][number], column: Column): number | undefined {
    const text = this.text(row, column);
    if (text === undefined) return undefined;
    const bare = /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
    if (bare !== undefined && bare <= 100) return bare <= 1 ? bare : bare / 100;
    return this.parse(row.line, column, text, 'percent', this.context) as number | undefined;
  }

  named<Name extends ParserName>(row: Sheet['rows'][number], column: Column, parser: Name): unknown {
    const text = this.text(row, column);
    return text === undefined ? undefined : this.parsed(row.line, column, text, parser);
  }

  /** A text of this sheet by a named parser, in the sheet's locale and currency. */
  parsed(line: number, column: Column, text: string, parser: ParserName): unknown {
    return this.parse(line, column, text, parser, this.context);
  }

  refuse(line: number, column: string, text: string, reason: Problem['reason']): void {
    this.problems.push({ line, column, text, reason });
  }

  private isMachine(column: Column): boolean {
    let known = this.machine.get(column);
    if (known === undefined) {
      known = isMachineColumn(this.sheet, this.columns.at[column] ?? -1);
      this.machine.set(column, known);
    }
    return known;
  }

  private parse(line: number, column: Column, text: string, parser: ParserName, context: ParseContext): unknown {
    const read = parsers[parser](text, context);
    if (read.ok) return read.value;
    this.refuse(line, column, text, read.reason);
    return undefined;
  }
}

/**
 * Whether every number of a column is written as machines do: no grouping, the point decimal. One cell that cannot be
 * anything else proves it for the column; `1.234` alone could be German.
 */
function isMachineColumn({ rows }: Sheet, index: number): boolean {
  let isProven = false;
  for (const { cells } of rows) {
    const cell = cells[index] ?? '';
    if (cell === '') continue;
    if (!/^-?\d+(\.\d+)?$/.test(cell)) return false;
    isProven ||= /^-?\d{4,}(\.|$)|^-?\d+\.(\d{1,2}|\d{4,})$|^-?\d{1,3}$/.test(cell);
  }
  return isProven;
}
