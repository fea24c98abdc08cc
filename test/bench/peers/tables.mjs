// Seven figures of every rep over one month, each the way its maker's manual shows. Plain JavaScript, as those manuals are.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as aq from 'arquero';
import crossfilter from 'crossfilter2';

const month = { start: '2026-09-01', end: '2026-10-01' };
const kinds = ['call', 'email', 'meeting', 'appointment', 'task'];
const states = ['done', 'planned', 'cancelled'];
const outcomes = ['connected', 'no-answer', 'appointment'];
const statuses = ['open', 'won', 'lost', 'unmapped'];
const dayOf = (day) => (day === undefined ? 0 : Number(day.replaceAll('-', '')));
const first = dayOf(month.start);
const end = dayOf(month.end);

/** Rows as typed columns; texts by their place in a list. */
export function columnsOf({ deals, activities }) {
  const owners = new Map();
  const ownerAt = (name) => {
    let at = owners.get(name);
    if (at === undefined) owners.set(name, (at = owners.size));
    return at;
  };
  const of = (rows, Kind, read) => {
    const column = new Kind(rows.length);
    for (let at = 0; at < rows.length; at += 1) column[at] = read(rows[at]);
    return column;
  };
  return {
    owners,
    deals: {
      owner: of(deals, Uint16Array, ({ owner }) => ownerAt(owner)),
      status: of(deals, Uint8Array, ({ status }) => statuses.indexOf(status)),
      amount: of(deals, Float64Array, ({ amount }) => amount.minor),
      closed: of(deals, Uint32Array, ({ closedOn }) => dayOf(closedOn)),
    },
    activities: {
      owner: of(activities, Uint16Array, ({ owner }) => ownerAt(owner)),
      kind: of(activities, Uint8Array, ({ kind }) => kinds.indexOf(kind)),
      state: of(activities, Uint8Array, ({ state }) => states.indexOf(state)),
      outcome: of(activities, Uint8Array, ({ outcome }) => outcomes.indexOf(outcome)),
      on: of(activities, Uint32Array, ({ on }) => dayOf(on)),
    },
  };
}

/** The limit: one plain loop over each table's columns. */
export function typedLoop({ owners, deals, activities }) {
  const size = owners.size;
  const [revenue, won, open, pipeline, calls, connected, meetings] = Array.from(
    { length: 7 },
    () => new Float64Array(size),
  );
  for (let at = 0; at < deals.owner.length; at += 1) {
    const owner = deals.owner[at];
    if (deals.status[at] === 0) {
      open[owner] += 1;
      pipeline[owner] += deals.amount[at];
    } else if (deals.status[at] === 1 && deals.closed[at] >= first && deals.closed[at] < end) {
      won[owner] += 1;
      revenue[owner] += deals.amount[at];
    }
  }
  for (let at = 0; at < activities.owner.length; at += 1) {
    if (activities.state[at] !== 0 || activities.on[at] < first || activities.on[at] >= end) continue;
    const owner = activities.owner[at];
    if (activities.kind[at] === 0) {
      calls[owner] += 1;
      if (activities.outcome[at] !== 1) connected[owner] += 1;
    } else if (activities.kind[at] === 2) meetings[owner] += 1;
  }
  return new Map(
    [...owners].map(([name, at]) => [
      name,
      [revenue[at], won[at], open[at], pipeline[at], calls[at], connected[at], meetings[at]],
    ]),
  );
}

const isIn = (day) => day !== undefined && day >= month.start && day < month.end;
const isDone = ({ state, on }) => state === 'done' && isIn(on);

const dealSums = (sums, { status, amount, closedOn }, by) => {
  if (status === 'open') {
    sums[2] += by;
    sums[3] += by * amount.minor;
  } else if (status === 'won' && isIn(closedOn)) {
    sums[0] += by * amount.minor;
    sums[1] += by;
  }
  return sums;
};
const activitySums = (sums, row, by) => {
  if (!isDone(row)) return sums;
  if (row.kind === 'call') {
    sums[4] += by;
    if (row.outcome !== 'no-answer') sums[5] += by;
  } else if (row.kind === 'meeting') sums[6] += by;
  return sums;
};

/** Two filters, each grouped by owner, that add and take away by themselves. */
export function crossfilterOf({ deals, activities }) {
  const groupOf = (rows, add) => {
    const filter = crossfilter(rows);
    const group = filter
      .dimension(({ owner }) => owner)
      .group()
      .reduce(
        (sums, row) => add(sums, row, 1),
        (sums, row) => add(sums, row, -1),
        () => [0, 0, 0, 0, 0, 0, 0],
      );
    return { filter, group };
  };
  const ofDeals = groupOf(deals.slice(), dealSums);
  const ofActivities = groupOf(activities.slice(), activitySums);
  const told = () => {
    const sums = new Map();
    for (const { key, value } of [...ofDeals.group.all(), ...ofActivities.group.all()])
      sums.set(
        key,
        value.map((one, at) => one + (sums.get(key)?.[at] ?? 0)),
      );
    return sums;
  };
  return {
    told,
    change(activity) {
      ofActivities.filter.remove(({ key }) => key === activity.key);
      ofActivities.filter.add([activity]);
      return told();
    },
  };
}

/** Tables are made beforehand; what is measured is the query. */
export function arqueroOf({ deals, activities }) {
  const flat = aq.from(
    deals.map(({ owner, status, amount, closedOn }) => ({
      owner,
      status,
      amount: amount.minor,
      closedOn: closedOn ?? '',
    })),
  );
  const done = aq.from(activities.map(({ owner, kind, state, on, outcome }) => ({ owner, kind, state, on, outcome })));
  return () => {
    const [ofDeals, ofActivities] = [
      flat
        .params(month)
        .groupby('owner')
        .rollup({
          revenue: ($, p) =>
            aq.op.sum($.status === 'won' && $.closedOn >= p.start && $.closedOn < p.end ? $.amount : 0),
          won: ($, p) => aq.op.sum($.status === 'won' && $.closedOn >= p.start && $.closedOn < p.end ? 1 : 0),
          open: ($) => aq.op.sum($.status === 'open' ? 1 : 0),
          pipeline: ($) => aq.op.sum($.status === 'open' ? $.amount : 0),
        }),
      done
        .params(month)
        .filter(($, p) => $.state === 'done' && $.on >= p.start && $.on < p.end)
        .groupby('owner')
        .rollup({
          calls: ($) => aq.op.sum($.kind === 'call' ? 1 : 0),
          connected: ($) => aq.op.sum($.kind === 'call' && $.outcome !== 'no-answer' ? 1 : 0),
          meetings: ($) => aq.op.sum($.kind === 'meeting' ? 1 : 0),
        }),
    ].map((table) => table.objects());
    return merged(ofDeals, ofActivities);
  };
}

function merged(ofDeals, ofActivities) {
  const sums = new Map(
    ofDeals.map(({ owner, revenue, won, open, pipeline }) => [
      owner,
      [revenue, won, open, pipeline, 0, 0, 0].map(Number),
    ]),
  );
  for (const { owner, calls, connected, meetings } of ofActivities)
    sums.set(owner, [
      ...(sums.get(owner) ?? [0, 0, 0, 0]).slice(0, 4),
      Number(calls),
      Number(connected),
      Number(meetings),
    ]);
  return sums;
}

/** In this very thread, so that its time is told by the same clock. The 34 MB are loaded and the rows taken in beforehand. */
export async function duckdbOf({ deals, activities }) {
  const require = createRequire(import.meta.url);
  const { createDuckDB, ConsoleLogger, LogLevel, NODE_RUNTIME } = require('@duckdb/duckdb-wasm/blocking');
  const folder = dirname(require.resolve('@duckdb/duckdb-wasm'));
  const module = (name) => ({
    mainModule: join(folder, `duckdb-${name}.wasm`),
    mainWorker: join(folder, `duckdb-node-${name}.worker.cjs`),
  });
  const database = await createDuckDB(
    { mvp: module('mvp'), eh: module('eh') },
    new ConsoleLogger(LogLevel.NONE),
    NODE_RUNTIME,
  );
  await database.instantiate(() => undefined);
  database.open({});
  const connection = database.connect();
  const load = (name, rows) => {
    database.registerFileText(`${name}.json`, JSON.stringify(rows));
    connection.insertJSONFromPath(`${name}.json`, { name });
  };
  load(
    'deals',
    deals.map(({ owner, status, amount, closedOn }) => ({
      owner,
      status,
      amount: amount.minor,
      closedOn: closedOn ?? '',
    })),
  );
  load(
    'activities',
    activities.map(({ key, owner, kind, state, on, outcome }) => ({ key, owner, kind, state, on, outcome })),
  );
  const ask = (text) =>
    connection
      .query(text)
      .toArray()
      .map((row) => row.toJSON());
  const inMonth = (day) => `${day} >= '${month.start}' AND ${day} < '${month.end}'`;
  const told = () =>
    merged(
      ask(`SELECT owner, sum(CASE WHEN status = 'won' AND ${inMonth('closedOn')} THEN amount ELSE 0 END)::DOUBLE AS revenue,
        count(*) FILTER (status = 'won' AND ${inMonth('closedOn')}) AS won, count(*) FILTER (status = 'open') AS open,
        sum(CASE WHEN status = 'open' THEN amount ELSE 0 END)::DOUBLE AS pipeline FROM deals GROUP BY owner`),
      ask(`SELECT owner, count(*) FILTER (kind = 'call') AS calls,
        count(*) FILTER (kind = 'call' AND outcome <> 'no-answer') AS connected, count(*) FILTER (kind = 'meeting') AS meetings
        FROM activities WHERE state = 'done' AND ${inMonth('"on"')} GROUP BY owner`),
    );
  return {
    told,
    change({ key, state }) {
      connection.query(`UPDATE activities SET state = '${state}' WHERE key = '${key}'`);
      return told();
    },
    close: () => connection.close(),
  };
}
