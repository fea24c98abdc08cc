/** The English of every surface, one list per surface so that each carries only what it shows. `ja.ts` mirrors it. */

/** Thousands apart: a count of rows may be long. */
export const n = (count: number) => count.toLocaleString('en');
export const plural = (count: number, one: string, many = `${one}s`) => (count === 1 ? one : many);

export const badge = {
  badgeNoData: 'Chakuchi: open a deal or activity page in your CRM and your day is counted here.',
  badgeDrifted: 'Chakuchi: a page has changed and needs one click from you. Open the popup on it.',
  badgeNoTarget: ({ what, done }: { what: string; done: string }) =>
    `Chakuchi: ${done} ${plural(Number(done), what.replace(/s( held)?$/, '$1'), what)} today. No target set for today.`,
  badgeReached: ({ what, done, goal }: { what: string; done: string; goal: string }) =>
    `Chakuchi: ${done} of ${goal} ${what} today. Target reached.`,
  badgeAhead: ({ what, done, goal, pace }: { what: string; done: string; goal: string; pace: string }) =>
    `Chakuchi: ${done} of ${goal} ${what} today. On pace: ${pace} expected by now.`,
  badgeBehind: ({
    what,
    done,
    goal,
    pace,
    short,
  }: {
    what: string;
    done: string;
    goal: string;
    pace: string;
    short: number;
  }) => `Chakuchi: ${done} of ${goal} ${what} today. ${short} behind the pace: ${pace} expected by now.`,
  badgeEven: ({ what, done, goal }: { what: string; done: string; goal: string }) =>
    `Chakuchi: ${done} of ${goal} ${what} today.`,
  badge_calls: 'calls',
  badge_appointments: 'appointments',
  'badge_meetings-held': 'meetings held',
};

/** What logging says, on every surface. */
export const logging = {
  close: 'Close',
  undo: 'Undo',
  call: 'Call',
  appointment: 'Appt',
  meeting: 'Meeting',
  log_call: 'Call: log one',
  log_appointment: 'Appt: log an appointment',
  log_meeting: 'Meeting: log one',
  logged_call: 'Call logged.',
  logged_appointment: 'Appointment logged.',
  logged_meeting: 'Meeting logged.',
  undone: 'Undone. It no longer counts.',
};

/** A deal’s fields and states. */
export const fields = {
  field_name: 'Name',
  field_account: 'Account',
  field_amount: 'Amount',
  field_stage: 'Stage',
  field_closeDate: 'Close date',
  field_createdDate: 'Created',
  field_wonDate: 'Won on',
  field_owner: 'Owner',
  field_probability: 'Probability',
  field_cost: 'Cost',
  field_mrr: 'Monthly recurring',
  field_bookedDate: 'Booked on',
  field_paidDate: 'Paid on',
  field_category: 'Forecast category',
  field_nextStep: 'Next step',
  status_open: 'Open',
  status_won: 'Won',
  status_lost: 'Lost',
  status_unmapped: 'Not sorted yet',
};

/** What figures say. */
export const figures = {
  underOne: 'under 1%',
  overNinetyNine: 'over 99%',
  appName: 'Chakuchi',
  retry: 'Try again',
  verdict_reached: 'Reached',
  verdict_ahead: 'On pace',
  verdict_close: 'Close',
  verdict_behind: 'Behind',
  verdict_even: '',
  actual: 'Actual',
  pace: 'Pace today',
  landing: 'Landing',
  target: 'Target',
  bar: ({
    actual,
    target,
    pace,
    landing,
  }: {
    actual: string;
    target?: string | undefined;
    pace?: string | undefined;
    landing?: string | undefined;
  }) =>
    [
      `Actual ${actual}`,
      target && `target ${target}`,
      pace && `pace for today ${pace}`,
      landing && `landing ${landing}`,
    ]
      .filter(Boolean)
      .join(', '),
  'why_no-rows': 'Nothing captured yet',
  'why_no-denominator': 'Nothing to divide by yet',
  'why_nothing-known': 'The pages do not show it',
  'why_no-target': 'No target to measure against',
  'why_target-reached': 'The target is already reached',
};

/** What happened, what is still right, what to do. */
export const failures = {
  'refused_bad-message':
    'This could not be done: the extension did not understand its own request. Nothing was changed. Reload this page and try again.',
  'refused_unknown-sender': 'This page may not do that. Nothing was changed.',
  'refused_storage-full':
    'The browser has no room left to store more. What was captured so far is safe. Free some disk space; capturing then goes on by itself.',
  'refused_newer-database':
    'Your data was written by a newer version of Chakuchi. It is untouched. Update the extension to see it again.',
  'refused_storage-failed': 'The browser refused to store this. What was captured so far is safe. Please try again.',
  refused_paused: 'This site is paused, so nothing was recorded. Resume it in the settings.',
  'refused_not-granted': 'Chakuchi is not allowed on this site yet. Allow it from the toolbar button first.',
  'refused_bad-file':
    'This file is not a Chakuchi backup, or it is damaged. Nothing was imported and your data is unchanged.',
  'refused_not-active': 'This page is not in front, so nothing was recorded. Open it and try again.',
  'refused_private-window': 'Chakuchi records nothing in private windows.',
  'refused_too-many':
    'This page sent too much at once, so Chakuchi is taking a short break from it. What was captured is safe. Please try again in a moment.',
  refused_blocked:
    'Another Chakuchi page still holds the old version of the data. Close its other pages and tabs; nothing is lost.',
  storageLost:
    'The browser lost part of what was stored. What you see is what is left. Open your CRM lists again, or restore a backup.',
  understood: 'Understood',
  'lost_channel-closed':
    'The extension did not answer in time. What was captured is safe. Check the figures before you try again.',
  'lost_context-gone': 'Chakuchi was just updated. Reload this page to go on.',
};

export const coverage = {
  thin: ({ sample, more }: { sample: number; more: number }) => `${n(sample)} so far — ${n(more)} more to judge`,
  'thin_own-history': ({ raw, prior }: { raw: string; prior: string }) =>
    `By itself it is ${raw}. So few say little: it is drawn towards your own ${prior} of the past year.`,
  thin_everybody: ({ raw, prior }: { raw: string; prior: string }) =>
    `By itself it is ${raw}. So few say little: it is drawn towards everybody’s ${prior}.`,
  partly: ({ known, of }: { known: number; of: number }) => `${n(known)} of ${n(of)} rows`,
  counted: ({ known, of }: { known: number; of: number }) =>
    of === 0 ? 'no rows yet' : known === of ? `all ${n(of)} ${plural(of, 'row')}` : `${n(known)} of ${n(of)} rows`,
  countedWhy: ({ left }: { left: number }) =>
    `${n(left)} ${plural(left, 'row')} left out: the pages seen so far do not show what the number needs.`,
  read: ({ at }: { at: string }) => `as of ${at}`,
  seen: ({ age }: { age: string }) => `seen ${age}`,
  span: ({ newest, oldest }: { newest: string; oldest: string }) => `seen ${newest}, oldest ${oldest}`,
  stale: ({ age }: { age: string }) => `Last seen ${age}. Open a list in your CRM to refresh.`,
  partial: ({ pages }: { pages: number }) => `${n(pages)} ${plural(pages, 'page')} showed only part of the rows.`,
  unseen: ({ deals }: { deals: number }) =>
    `${n(deals)} open ${plural(deals, 'deal')} known by name only left out: the list no longer shows ${deals === 1 ? 'it' : 'them'}.`,
  approximate: 'Some amounts are rounded on the page.',
  byPlan: ({ deals }: { deals: number }) =>
    `${n(deals)} ${plural(deals, 'deal')} counted on the planned close date: the CRM does not show when ${deals === 1 ? 'it' : 'they'} closed.`,
};

export const popup = {
  settings: 'Settings',
  period: 'Period',
  period_day: 'Day',
  period_week: 'Week',
  period_month: 'Month',
  period_quarter: 'Qtr',
  period_half: 'Half',
  period_year: 'Year',
  who: 'Whose numbers',
  who_me: 'Me',
  who_all: 'All',
  landingOf: ({ kpi }: { kpi: string }) => `${kpi}: landing`,
  actualOf: ({ kpi }: { kpi: string }) => `${kpi}: so far`,
  ofTarget: ({ target }: { target: string }) => `of ${target}`,
  attained: ({ share }: { share: string }) => `${share} attained`,
  basisRecord: 'Landing of two methods, weighed by how each has done here.',
  basisPace: ({ tentative }: { tentative: boolean }) =>
    `Landing by this period’s daily pace${tentative ? ', tentative' : ''}.`,
  basisHistory: ({ days, tentative }: { days: number; tentative: boolean }) =>
    `Landing from ${days < 14 ? `${days} days` : days < 60 ? `${Math.floor(days / 7)} weeks` : `${Math.floor(days / 30)} months`} of history${tentative ? ', tentative' : ''}.`,
  band: ({ low, high }: { low: string; high: string }) => `8 in 10: ${low} – ${high}`,
  hit: ({ share }: { share: string }) => `${share} chance to hit`,
  landsShort: ({ gap, perDay, days }: { gap: string; perDay?: string | undefined; days?: number | undefined }) =>
    `${days === undefined ? '' : days === 0 ? 'No business days left. ' : `${days} business ${plural(days, 'day')} left. `}As things stand you land ${gap} short${perDay ? `; ${perDay} a day gets you there.` : '.'}`,
  landsShortOf: ({ gap, days }: { gap: string; days?: number | undefined }) =>
    `${days === undefined ? '' : days === 0 ? 'No business days left, ' : `${days} business ${plural(days, 'day')} left, `}${gap} short as things stand.`,
  landsOver: ({ gap, days }: { gap: string; days?: number | undefined }) =>
    `${days ? `${days} business ${plural(days, 'day')} left. ` : ''}As things stand you finish ${gap} above target.`,
  landsEven: 'As things stand you land exactly on target.',
  targetReached: ({ over }: { over?: string | undefined }) =>
    over ? `Target reached, ${over} above it.` : 'Target reached.',
  tooEarly: 'Too early in the period for a landing. Every row you open in the CRM sharpens it.',
  figures: 'Figures',
  columnKpi: 'Metric',
  columnBar: 'Progress to target',
  columnValue: 'Actual / target',
  columnShare: 'Attained',
  noTarget: 'no target',
  setTarget: 'Set a target',
  noTargetTitle: 'Where do you want to land?',
  noTargetBody: 'With a target Chakuchi tells you every morning where the month will land and what is still missing.',
  noDataTitle: 'Open a deal list in your CRM',
  noDataBody:
    'Chakuchi reads what the page shows and the numbers appear here by themselves. Nothing leaves this browser.',
  noneMineTitle: 'No rows of yours yet',
  noneMineBody: ({ rows }: { rows: number }) =>
    `${n(rows)} ${plural(rows, 'row')} of others ${plural(rows, 'was', 'were')} captured. Tell Chakuchi which owner name is you.`,
  chooseMe: 'That is me…',
  showAll: 'Show all',
  useHere: ({ site }: { site: string }) => `Use on ${site}`,
  useHereBody: 'Chakuchi reads the deals and activities this site shows, and keeps them on this computer only.',
  useHereDone: ({ site }: { site: string }) => `Reading ${site}. Numbers appear as you browse.`,
  useHereDenied: ({ site }: { site: string }) =>
    `${site} was not allowed. Nothing is read there. You can allow it any time.`,
  pausedHere: ({ site }: { site: string }) => `${site} is paused: nothing is read there.`,
  resume: 'Resume',
  driftedHere: ({ site, fields }: { site: string; fields: string }) =>
    `${site} has changed: ${fields} needs one click from you. Nothing wrong was stored.`,
  repair: 'Put right',
  fieldRows: 'the list of deals',
  teachHereBody: 'This page is of no CRM Chakuchi knows. Show it one deal and it learns the page.',
  teachHere: 'Teach this page',
  fieldWrong: 'A field of this page is wrong…',
  teachDenied: 'The browser does not let Chakuchi into this page.',
  unmappedStages: ({ texts, rows }: { texts: string; rows: number }) =>
    `${texts}: won or lost? ${n(rows)} ${plural(rows, 'deal is', 'deals are')} not counted until you say.`,
  unmappedTypes: ({ texts, rows }: { texts: string; rows: number }) =>
    `${texts}: call or meeting? ${n(rows)} ${plural(rows, 'activity is', 'activities are')} not counted until you say.`,
  sortNow: 'Answer',
  whoAreYou: 'Which owner is you? Until you say, “Me” stays empty.',
  whoAreYouOfAll: 'Which owner is you? Until you say, these are everybody’s numbers.',
  tell: 'Choose',
  misses: ({ crm, fields, rows }: { crm: string; fields: string; rows: number }) =>
    `${crm}: ${fields} could not be read in ${n(rows)} ${plural(rows, 'row')}. Those rows are left out, the rest is right.`,
  conflicts: ({ crm, fields, rows }: { crm: string; fields: string; rows: number }) =>
    `${crm}: ${fields} on the page differs from the data it fetched, in ${n(rows)} ${plural(rows, 'row')}. What the page shows is counted. Reload it; if that changes nothing, check the record.`,
  details: 'Details',
  unbacked: 'Your backup is not being saved by itself.',
  unowned: ({ rows }: { rows: number }) =>
    `${n(rows)} ${plural(rows, 'row has', 'rows have')} no owner and ${plural(rows, 'is', 'are')} not in “Me”.`,
  more: ({ count }: { count: number }) => `${count} more`,
  andMore: ({ text, count }: { text: string; count: number }) =>
    count > 0 ? `“${text}” and ${count} more` : `“${text}”`,
  today: ({ kpi }: { kpi: string }) => `${kpi} today`,
  allFigures: ({ count }: { count: number }) => `+${count} metrics`,
  fewFigures: 'Fewer',
  dashboardLink: 'Dashboard',
  openDashboard: 'Open the dashboard in a tab of its own',
  openSidePanel: 'Open in the side panel',
  loading: 'Reading your numbers…',
  troubleTitle: 'The numbers could not be read just now',
  lastKnown: ({ age }: { age: string }) => `Shown: as of ${age}.`,
};

export const panel = {
  panelName: 'Chakuchi',
  panelFailed: 'This was not stored; nothing else changed. The Chakuchi button in the toolbar says why.',
  panelGone: 'Chakuchi was just updated. Reload this page to go on.',
  panelUnseen:
    'This button was covered or moved just before your click, so nothing was changed. Click once more, or use the Chakuchi button in the toolbar.',
  panelLabel: 'Chakuchi: this deal and your target',
  open: 'Show Chakuchi for this deal',
  collapse: 'Collapse',
  otherSide: 'Move to the other side',
  shareOf: ({ share, kpi }: { share: string; kpi: string }) => `${share} of your ${kpi} target`,
  ifWon: ({ from, to }: { from: string; to: string }) => `Win it and you land at ${to} instead of ${from}.`,
  ifWonBy: ({ by }: { by: string }) => `Win it and your landing rises by ${by}.`,
  hangs: ({ by, won, lost }: { by: string; won: string; lost: string }) =>
    `Won, it is worth ${by} of your chance to hit (${won} if won, ${lost} if lost).`,
  whatIf: 'Try a what-if',
  whatIfHint: 'Move one, and see what landing and chance to hit would be. Nothing is stored.',
  whatIfNothing: 'Nothing moves: this deal has no part in this month’s landing.',
  whatIfReset: 'Put back',
  whatIfFailed: 'That could not be worked out. Nothing has changed. Move it once more.',
  landingMoves: ({ from, to }: { from: string; to: string }) => `Landing ${from} → ${to}`,
  hitMoves: ({ from, to, by }: { from: string; to: string; by: string }) => `Chance to hit ${from} → ${to} (${by})`,
  worthBar: 'Your landing today, and what this deal would add, against the target',
  wonIn: 'Already in your actual.',
  lostOut: 'Lost: not in your landing.',
  noShare: 'Set a target to see what this deal is worth to it.',
  inStage: 'In stage',
  stageDays: ({ days, since }: { days: number; since: string }) =>
    days === 0 ? 'since today' : `${days} ${plural(days, 'day')}, since ${since}`,
  pushes: ({ times }: { times: number }) => `pushed ${times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`}`,
  overdue: ({ days }: { days: number }) => `${days} ${plural(days, 'day')} past`,
  missing: 'Missing on this deal',
  history: 'Changes seen',
  noHistory: 'No change seen since the first visit.',
  fromTo: ({ from, to }: { from: string; to: string }) => `${from} → ${to}`,
  empty: '(empty)',
  panelDrifted: 'Something on this page is no longer where it was. It is not read until you have shown it again.',
  panelRepair: 'Put right',
  unknownDeal: 'This deal is being read. Its figures appear in a moment.',
  rounded: 'rounded on the page',
  captured: ({ at }: { at: string }) => `Seen ${at}`,
  unmappedStage: ({ stage }: { stage: string }) =>
    `“${stage}”: won, lost or open? Say so in the settings; until then the deal is not counted.`,
};
