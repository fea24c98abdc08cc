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

/**
 * Asks the background. Never throws: a refusal is the background's answer, `lost` means that none came.
 *
 *     const answer = await send('log', { kind: 'call' });
 *     if ('lost' in answer) … else if ('refused' in answer) … else answer.id
 */
export async function send<N extends MessageName>(name: N, input: In<N>): Promise<Answer<N> | Lost> {
  if (!isAlive()) return { lost: 'context-gone' };
  try {
    const answer: unknown = await browser.runtime.sendMessage({ name, input });
    if (typeof answer === 'object' && answer !== null) return answer as Answer<N>;
  } catch (error) {
    if (!isAlive() || /context invalidated/i.test(String(error))) return { lost: 'context-gone' };
  }
  return { lost: 'channel-closed' };
}
