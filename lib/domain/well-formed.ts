import type { ActivityField } from './activity.ts';
import { isDay } from './day.ts';
import type { DealField } from './deal.ts';
import type { Row } from './reading.ts';

type Test = (value: unknown) => boolean;

/** Longer than any field of a CRM a person reads; what is longer is somebody's attack or a broken recipe. */
const longest = 20_000;

const isText: Test = (value) => typeof value === 'string' && value.length <= longest;
/** Days repeat from row to row; each is worked out once. */
const knownDays = new Set<string>();

const isDate: Test = (value) => {
  if (typeof value !== 'string') return false;
  if (knownDays.has(value)) return true;
  if (!isDay(value)) return false;
  if (knownDays.size > 5_000) knownDays.clear();
  knownDays.add(value);
  return true;
};
const isMoney: Test = (value) => {
  if (typeof value !== 'object' || value === null) return false;
  const { minor, currency } = value as { minor?: unknown; currency?: unknown };
  return Number.isSafeInteger(minor) && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
};
const isShare: Test = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const isWhen: Test = (value) =>
  typeof value === 'string' && isDate(value.slice(0, 10)) && /^.{10}(T([01]\d|2[0-3]):[0-5]\d)?$/.test(value);
const isOneOf =
  (...words: string[]): Test =>
  (value) =>
    typeof value === 'string' && words.includes(value);

const deal: Record<DealField, Test> = {
  name: isText,
  account: isText,
  amount: isMoney,
  stage: isText,
  closeDate: isDate,
  createdDate: isDate,
  wonDate: isDate,
  owner: isText,
  probability: isShare,
  cost: isMoney,
  mrr: isMoney,
  bookedDate: isDate,
  paidDate: isDate,
  category: isText,
  nextStep: isText,
};

const activity: Record<ActivityField, Test> = {
  subject: isText,
  type: isText,
  when: isWhen,
  state: isOneOf('planned', 'done', 'cancelled', 'no-show'),
  owner: isText,
  dealId: isText,
  account: isText,
  outcome: isOneOf('connected', 'no-answer', 'appointment'),
};

const testsOf = {
  deal: new Map<string, Test>(Object.entries(deal)),
  activity: new Map<string, Test>(Object.entries(activity)),
};

/** True when a value is of the kind its field holds; what is not is never counted. An empty field (`null`) holds none. */
export const isFieldValue = (entity: Row['entity'], field: string, value: unknown): boolean =>
  testsOf[entity].get(field)?.(value) ?? false;

/** Why a row cannot be believed; `undefined` when it can. Checks what types cannot promise across a process boundary. */
export function faultOf(row: Row): string | undefined {
  const { entity, id, url, values } = row;
  if (entity !== 'deal' && entity !== 'activity') return 'neither a deal nor an activity';
  if (typeof values !== 'object' || values === null || typeof id !== 'object' || id === null) return 'not a row';
  for (const part of [id.strong, id.business, id.provisional])
    if (part !== undefined && !isText(part)) return 'an identity that is no text';
  if (url !== undefined && !(isText(url) && /^https?:\/\//i.test(url))) return 'a link that is no web address';
  for (const [field, read] of Object.entries(values)) {
    if (!read) continue;
    if (!testsOf[entity].has(field)) return `a field nobody knows: ${field.slice(0, 40)}`;
    if (!isText(read.text)) return `${field}: no text`;
    if (read.value !== null && !isFieldValue(entity, field, read.value)) return `${field}: not a value of its kind`;
  }
  return undefined;
}
