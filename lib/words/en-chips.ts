import { plural } from './en.ts';

/** What the chips on a CRM's rows say. The background writes them out, so that no page carries these words. */
export const chips = {
  chip_risk: 'At risk',
  chip_staleDays: ({ days }: { days: number }) => `Stale ${days} d`,
  chip_pushed: ({ times }: { times: number }) => `Pushed ${times}×`,
  'chip_no-step': 'No next step',
  decisiveSays: ({ by, won, lost }: { by: string; won: string; lost: string }) =>
    `It decides ${by} of the chance to hit this month’s target: ${won} if won, ${lost} if lost.`,
  overdueSays: ({ on, days }: { on: string; days: number }) =>
    `Its planned day, ${on}, was ${days} ${plural(days, 'day')} ago.`,
  dueUntouchedSays: ({ on, since, days }: { on: string; since: string; days: number }) =>
    `Due on ${on}, and no activity was seen on it for ${days} ${plural(days, 'day')}, since ${since}.`,
  stageSays: ({ stage, since, days, usual, of }: Staying & { stage: string }) =>
    `In “${stage}” for ${days} ${plural(days, 'day')}, since ${since}. Of ${of} won deals nine in ten were through it within ${usual} ${plural(usual, 'day')}.`,
  ageSays: ({ since, days, usual, of }: Staying) =>
    `Open for ${days} ${plural(days, 'day')}, since ${since}. Of ${of} won deals nine in ten were won within ${usual} ${plural(usual, 'day')}.`,
  untouchedSays: ({ since, days }: { since: string; days: number }) =>
    `No activity was seen on it for ${days} ${plural(days, 'day')}, since ${since}.`,
  pushedSays: ({ times, first }: { times: number; first?: string | undefined }) =>
    `Its planned day was pushed ${times} times${first === undefined ? '' : `; when first seen it was ${first}`}.`,
  noStepSays: ({ at }: { at: string }) =>
    `Its next step was empty when it was last shown, ${at}, and nothing planned for it is known.`,
};

type Staying = { since: string; days: number; usual: number; of: number };

/** What names the layer to readers, and stands in the script on the page. */
export const chipLayer = {
  chipsLabel: 'Chakuchi: deals that deserve a look',
  chipOf: ({ deal, chip }: { deal: string; chip: string }) => `${deal}: ${chip}.`,
  unnamedRow: 'A deal',
};
