import { setTimeout as pause } from 'node:timers/promises';
import type { Reading } from '../../lib/domain/reading.ts';
import type { Target } from '../browsers/cdp.ts';
import { readingsOf, unlikeReplay, type Stored } from './stored.ts';

export type World = <T>(expression: string) => Promise<T>;

/** What the background said it has: of this it must not lose anything, nor keep anything twice. */
export type Acknowledged = { readings: Set<string>; logs: Set<string>; undone: Set<string>; settings?: string };

export const nothingYet = (): Acknowledged => ({ readings: new Set(), logs: new Set(), undone: new Set() });

/** What became of one message: the background's answer, or nothing where it died before it gave one. */
type Told = { acknowledged?: true; stored?: number; id?: string; undone?: boolean; saved?: true } | null;

const sent = (message: object): string =>
  `chrome.runtime.sendMessage(${JSON.stringify(message)}).then((told) => told ?? null, () => null)`;

/** A reading out of our script's own world on a page. */
export const sendReading = (world: World, reading: Reading): Promise<Told> =>
  world(sent({ name: 'reading', input: reading }));

/** What comes within the time; `undefined` for what fails, or is asked of something that died without a word. */
export const answered = <T>(asked: Promise<T>, milliseconds: number): Promise<T | undefined> =>
  Promise.race([asked.catch(() => undefined), pause(milliseconds, undefined, { ref: false })]);

/** As the popup does: the same message again, until it is answered. */
export const tellUntilDone = async (inside: Target, name: string, input: object): Promise<NonNullable<Told>> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const told = await answered(inside.evaluate<Told>(sent({ name, input })), 10_000);
    if (told && !('refused' in told)) return told;
  }
  throw new Error(`${name} was not answered two hundred times.`);
};

/** From now on notes which readings of the page's own courier were acknowledged as stored. */
export const overhear = async (world: World): Promise<void> => {
  await world(`void (() => {
    globalThis.acknowledged = [];
    const send = chrome.runtime.sendMessage;
    chrome.runtime.sendMessage = async (message) => {
      const told = await send.call(chrome.runtime, message);
      if (message.name === 'reading' && told?.acknowledged && told.stored > 0) acknowledged.push(message.input.id);
      return told;
    };
  })()`);
};

export const overheard = (world: World): Promise<string[]> => world<string[]>('acknowledged.splice(0)');

export type Found = { lost: number; doubled: number; wrong: number };

/** What the database says to what was acknowledged, and whether what is derived is what its readings give. */
export const found = async (stored: Stored, told: Acknowledged): Promise<Found> => {
  const readings = readingsOf(stored);
  const times = new Map<string, number>();
  for (const { id } of readings) times.set(id, (times.get(id) ?? 0) + 1);
  const documents = stored.documents as { name: string; value: unknown }[];
  const document = (name: string): unknown => documents.find((one) => one.name === name)?.value;
  const logs = new Map<string, number>();
  for (const { reading } of readings)
    for (const { entity, id, gone } of reading.rows)
      if (entity === 'activity' && !gone) logs.set(id.strong ?? '', (logs.get(id.strong ?? '') ?? 0) + 1);
  const keys = (stored.activities as { key: string }[]).map(({ key }) => key);
  const { me } = (document('settings') ?? {}) as { me?: string[] };
  const { seq } = document('counters') as { seq: number };
  const lost =
    [...told.readings].filter((id) => !times.has(id)).length +
    [...told.logs].filter((id) => !logs.has(id)).length +
    [...told.undone].filter((id) => !times.has(`${id} undone`)).length +
    (told.settings !== undefined && me?.[0] !== told.settings ? 1 : 0);
  const doubled =
    [...times.values(), ...logs.values()].filter((count) => count > 1).length + (keys.length - new Set(keys).size);
  const wrong = (await unlikeReplay(stored)) + stored.quarantine.length + (seq === readings.length ? 0 : 1);
  return { lost, doubled, wrong };
};
