import { DatabaseSync } from 'node:sqlite';

/** A deal as the CRM's database holds it; amounts in cents, days as text. */
export type TrueDeal = {
  id: number;
  number: string;
  name: string | null;
  cents: number | null;
  state: string;
  start: string;
  end: string | null;
  probability: number;
  owner: string | null;
  party: string | null;
};

/** Tryton keeps a number with decimals as its text in a blob. */
const cents = 'CAST(ROUND(CAST(CAST(deal.amount AS TEXT) AS REAL) * 100) AS INTEGER)';

const ask = <T>(database: string, sql: string, ...values: string[]): T[] => {
  const connection = new DatabaseSync(database, { readOnly: true, timeout: 10_000 });
  try {
    return connection.prepare(sql).all(...values) as T[];
  } finally {
    connection.close();
  }
};

const one = <T>(database: string, sql: string, ...values: string[]): T => {
  const [row] = ask<T>(database, sql, ...values);
  if (row === undefined) throw new Error(`The query gave no row: ${sql}`);
  return row;
};

export const trueDeals = (database: string): TrueDeal[] =>
  ask(
    database,
    `SELECT deal.id, deal.number, deal.description AS name, ${cents} AS cents, deal.state, deal.start_date AS start,
            deal.end_date AS "end", deal.conversion_probability AS probability, person.name AS owner, party.name AS party
       FROM sale_opportunity AS deal
       LEFT JOIN party_party AS party ON party.id = deal.party
       LEFT JOIN company_employee AS employee ON employee.id = deal.employee
       LEFT JOIN party_party AS person ON person.id = employee.party
      ORDER BY deal.id`,
  );

const ownedBy = `FROM sale_opportunity AS deal
  LEFT JOIN company_employee AS employee ON employee.id = deal.employee
  LEFT JOIN party_party AS person ON person.id = employee.party`;

/** Cents and number of deals won on days from `from` until before `until`, by one owner (`%`: everybody, and deals without an owner). */
export const trueWins = (
  database: string,
  from: string,
  until: string,
  owner = '%',
): { cents: number; deals: number } =>
  one(
    database,
    `SELECT COALESCE(SUM(${cents}), 0) AS cents, COUNT(*) AS deals ${ownedBy}
      WHERE deal.state = 'won' AND deal.end_date >= ? AND deal.end_date < ? AND COALESCE(person.name, '') LIKE ?`,
    from,
    until,
    owner,
  );

/** Won among won, lost and cancelled of those days, 0…1. */
export const trueWinRate = (database: string, from: string, until: string): number =>
  one<{ rate: number }>(
    database,
    `SELECT AVG(deal.state = 'won') AS rate FROM sale_opportunity AS deal
      WHERE deal.state IN ('won', 'lost', 'cancelled') AND deal.end_date >= ? AND deal.end_date < ?`,
    from,
    until,
  ).rate;

/** Cents in deals that are neither won nor lost nor cancelled. */
export const trueOpenPipeline = (database: string, owner = '%'): number =>
  one<{ cents: number }>(
    database,
    `SELECT COALESCE(SUM(${cents}), 0) AS cents ${ownedBy}
      WHERE deal.state IN ('lead', 'opportunity', 'converted') AND COALESCE(person.name, '') LIKE ?`,
    owner,
  ).cents;
