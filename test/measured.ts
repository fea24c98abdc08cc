import type { Proposal } from '../lib/app/meanings.ts';
import { readState } from '../lib/app/read-overview.ts';
import { readSettings } from '../lib/app/settings-document.ts';
import { dayOf, type Instant } from '../lib/domain/day.ts';
import type { Scope } from '../lib/domain/facts.ts';
import { comparableName, factsOfScope } from '../lib/domain/scope.ts';
import { kpis } from '../lib/kpis/index.ts';
import type { Store } from '../lib/store/open.ts';

const zone = 'Asia/Tokyo';
const proposals: Proposal[] = [
  {
    id: 'tryton',
    stages: { open: ['New'], won: ['Won'], lost: ['Lost'] },
    activityTypes: { call: ['Call'], meeting: ['Visit'] },
  },
];

/** Every metric over all rows and over those of each owner, an owner known by their place among them. */
export async function measured(store: Store, now: Instant): Promise<unknown> {
  const { facts } = await readState(store, zone, proposals);
  const owners = new Map(
    facts.deals.flatMap(({ owner }) => (owner === undefined ? [] : [[comparableName(owner), owner]])),
  );
  const scopes: Scope[] = [
    { kind: 'all' },
    { kind: 'me' },
    ...[...owners.values()].map((name): Scope => ({ kind: 'owner', name })),
  ];
  const { definitions, rates, me } = await readSettings(store);
  const context = {
    period: { start: '2026-11-01', end: '2026-12-01' },
    today: dayOf(now, zone),
    currency: 'JPY',
    definitions,
    rates,
    everything: facts,
  };
  return scopes
    .map((scope) => {
      const own = factsOfScope(facts, scope, me).facts;
      return kpis
        .map((kpi) => {
          const { rows, left, byPlan, ...measure } = kpi.measure(own, context);
          return JSON.stringify([kpi.id, measure, rows.length, left.length, byPlan?.length]);
        })
        .join('\n');
    })
    .sort();
}
