import { browser } from 'wxt/browser';
import type { Answer, In, Lost, MessageName } from './protocol.ts';

/** True while this script still belongs to a living extension: after an update or removal its API is an empty shell. */
export const isAlive = (): boolean => {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    return false;
  }
};

/** Done twice is the same as done once, so a lost answer is asked for once more. Readings have a courier of their own. */
const repeatable: ReadonlySet<MessageName> = new Set([
  'log',
  'undo-log',
  'panel-state',
  'what-if',
  'save-settings',
  'save-targets',
  'import-part',
  'undo-import',
]);

/**
 * Asks the background. Never throws: a refusal is the background's answer, `lost` means that none came.
 *
 *     const answer = await send('log', { id: newId(), kind: 'call' });
 *     if ('lost' in answer) … else if ('refused' in answer) … else answer.id
 */
export async function send<N extends MessageName>(name: N, input: In<N>): Promise<Answer<N> | Lost> {
  const answer = await ask(name, input);
  return 'lost' in answer && answer.lost === 'channel-closed' && repeatable.has(name) ? ask(name, input) : answer;
}

async function ask<N extends MessageName>(name: N, input: In<N>): Promise<Answer<N> | Lost> {
  if (!isAlive()) return { lost: 'context-gone' };
  try {
    const answer: unknown = await browser.runtime.sendMessage({ name, input });
    if (typeof answer === 'object' && answer !== null) return answer as Answer<N>;
  } catch (error) {
    if (!isAlive() || /context invalidated/i.test(String(error))) return { lost: 'context-gone' };
  }
  return { lost: 'channel-closed' };
}
