import type { Instant } from '../domain/day.ts';
import type { Scope } from '../domain/facts.ts';
import { comparableName } from '../domain/scope.ts';
import type { Target } from '../domain/target.ts';
import { erasureOf } from '../domain/erasure.ts';
import { coreOf } from '../domain/letters.ts';
import type { Reading, Row } from '../domain/reading.ts';
import type { Veil } from '../domain/veil.ts';
import { isAmong } from '../kpis/custom/kpi-of.ts';
import { filterFields, longest, type Filter } from '../kpis/custom/metric.ts';
import { announce } from '../store/changes.ts';
import type { Store } from '../store/open.ts';
import { eraseBy } from '../store/erase-by.ts';
import type { Beside, Veiled } from '../store/veiling.ts';
import { notesFrom } from './import/note.ts';
import { settingsFrom, targetsFrom } from './settings-document.ts';
import { taughtFrom } from './taught.ts';

export type NameToErase = { name: string; isCustomer: boolean };

/**
 * Erases a customer, a colleague or anybody else by name, everywhere. Amounts, days and counts stay as they were; where the
 * name stood, stands a mark.
 */
export async function eraseName(
  store: Store,
  { name, isCustomer }: NameToErase,
  { now, salt }: { now: Instant; salt: string },
): Promise<Veiled> {
  let stored: readonly Reading[] = [];
  const { readings, rows } = await eraseBy(
    store,
    (all, before) => {
      stored = all;
      // One salt for all: each further one costs every text that is read its own search.
      return erasureOf(name, { isCustomer, salt: before.at(-1)?.salt ?? salt, at: now }, all, before);
    },
    {
      ...beside,
      document: (of, value, veil) =>
        of === 'settings' ? settings(value, veil, stillMet(name, stored, veil)) : beside.document(of, value, veil),
    },
  );
  announce('everything');
  return { readings, rows };
}

/** Where names stand beside what was read: documents the person made, and the ledger by whose landings it holds. */
export const beside: Beside = {
  ledgerDay: (day, veil) => ({
    ...day,
    entries: day.entries.map((entry) => {
      const { scope } = entry as { scope?: unknown };
      return typeof scope === 'string' ? { ...(entry as object), scope: scopeNameOf(scope, veil) } : entry;
    }),
  }),
  document: (name, value, veil) => {
    if (name === 'settings') return settings(value, veil);
    if (name === 'targets') return targetsFrom(value).map((target) => targetOf(target, veil));
    if (name === 'imports') return notesFrom(value).map((note) => ({ ...note, name: veil.text(note.name) }));
    if (name === 'taught') return taught(value, veil);
    return value;
  },
};

/** As `scopeName` writes them. */
function scopeNameOf(scope: string, veil: Veil): string {
  const named = (name: string): string => comparableName(veil.name(name, true));
  if (scope.startsWith('owner ')) return `owner ${named(scope.slice('owner '.length))}`;
  if (!scope.startsWith('team ')) return scope;
  return `team ${peopleIn(scope.slice('team '.length), veil).map(named).sort().join(', ')}`;
}

/** The names of a team; one may hold the comma they are joined by: “Lee, Ann”. */
function peopleIn(joined: string, veil: Veil): string[] {
  const parts = joined.split(', ');
  const people: string[] = [];
  for (let at = 0; at < parts.length;) {
    let size = parts.length - at;
    while (size > 1 && !veil.entryOf(parts.slice(at, at + size).join(', '))) size -= 1;
    people.push(parts.slice(at, at + size).join(', '));
    at += size;
  }
  return people;
}

function scopeOf(scope: Scope, veil: Veil): Scope {
  if (scope.kind === 'owner') return { ...scope, name: veil.name(scope.name, true) };
  return scope.kind === 'team' ? { ...scope, names: scope.names.map((name) => veil.name(name, true)) } : scope;
}

const targetOf = (target: Target, veil: Veil): Target => ({
  ...target,
  scope: scopeOf(target.scope, veil),
  changes: target.changes.map((change) => ({ ...change, reason: veil.text(change.reason) })),
});

function settings(value: unknown, veil: Veil, more: More = (_, { values }) => values): unknown {
  const all = settingsFrom(value);
  return {
    ...all,
    me: all.me.map((name) => veil.name(name, true)),
    teams: Object.fromEntries(
      Object.entries(all.teams).map(([name, team]) => [veil.name(name, true), veil.text(team)]),
    ),
    customMetrics: all.customMetrics.map((metric) => ({
      ...metric,
      label: veil.text(metric.label),
      figure: figureOf(metric.figure, veil, more),
      ...(metric.per && { per: figureOf(metric.per, veil, more) }),
    })),
  };
}

const ofPeople = new Set<string>([...filterFields.deals.text, ...filterFields.activities.text]);
for (const field of ['status', 'stage', 'category', 'crm', 'kind', 'state', 'outcome']) ofPeople.delete(field);

type TextFilter = Extract<Filter, { values: readonly string[] }>;
/** What a condition is to look for, where its values alone would not find what they found until now. */
type More = (of: CustomFigure['of'], asked: TextFilter, before: readonly string[]) => readonly string[];

/** A condition on a name goes on asking for the same rows. */
const figureOf = <F extends CustomFigure>(figure: F, veil: Veil, more: More): F => ({
  ...figure,
  where: figure.where.map((filter) => {
    if (!('values' in filter) || !ofPeople.has(filter.field)) return filter;
    const values = filter.values.map((one) => valueOf(filter.field, one, veil));
    return { ...filter, values: more(figure.of, { ...filter, values }, filter.values) };
  }),
});

/** A part of the name (山田 of 山田商事) found its rows as well, and a word of a note that is a mark now: by these marks it still does. */
const stillMet =
  (name: string, readings: readonly Reading[], veil: Veil): More =>
  (of, asked, before) => {
    const values = new Set(asked.values);
    const isMet = (text: unknown, by: Iterable<string>): boolean =>
      typeof text === 'string' && isAmong(text, { ...asked, values: [...by] });
    if (asked.is === 'contains' && isMet(name, before)) values.add(veil.text(coreOf(name)));
    for (const reading of readings)
      for (const row of reading.rows) {
        if ((row.entity === 'deal') !== (of === 'deals')) continue;
        const field = asked.field as keyof Row['values'];
        if (!isMet(row.values[field]?.value, before)) continue;
        const after = veil.row(reading, row).values[field]?.value;
        if (typeof after === 'string' && !isMet(after, values)) values.add(after.slice(0, longest.text));
      }
    return [...values].slice(0, longest.values);
  };

type CustomFigure = ReturnType<typeof settingsFrom>['customMetrics'][number]['figure'];

const valueOf = (field: string, value: string, veil: Veil): string =>
  field === 'owner' || field === 'account' ? veil.name(value, field === 'owner') : veil.text(value);

function taught(value: unknown, veil: Veil): unknown {
  const all = taughtFrom(value);
  return {
    ...all,
    apps: all.apps.map((app) => ({
      ...app,
      fields: app.fields.map((field) => ({
        ...field,
        ...(field.sample !== undefined && { sample: veil.text(field.sample) }),
      })),
    })),
  };
}
