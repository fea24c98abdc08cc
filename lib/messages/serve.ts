import { browser, type Browser } from 'wxt/browser';
import { audiences, type Answer, type In, type MessageName, type Refusal, type RefusalReason } from './protocol.ts';
import { schemas } from './schemas.ts';

/** One of our content scripts, by the page it runs on, or a page of the extension itself. */
export type PageSender = { kind: 'page'; site: string; tabId: number; documentId?: string };
export type OwnSender = { kind: 'own' };
export type Sender = PageSender | OwnSender;

type SenderOf<N extends MessageName> = { page: PageSender; own: OwnSender; both: Sender }[(typeof audiences)[N]];

/** One per message; leaving one out does not compile. */
export type Handlers = { [N in MessageName]: (input: In<N>, sender: SenderOf<N>) => Promise<Answer<N>> };

export type Door = {
  handlers: Handlers;
  /** Turns what a handler threw into what the person is told. */
  explain: (error: unknown) => RefusalReason;
  /** Told of every message that was not let in. */
  turnedAway?: (reason: RefusalReason, name: string) => void;
  /** Whether one more message of this page may come in now. */
  isLetIn?: (sender: PageSender) => boolean;
};

const refuse = (reason: RefusalReason): Refusal => ({ refused: true, reason });

/**
 * Who a message is from, judged by what the browser says of the sender, never by what the message says.
 * Only living, visible-or-once-visible pages of ordinary windows may speak: not prerendered, not private.
 */
export function judge(sender: Browser.runtime.MessageSender, own: { id: string; origin: string }): Sender | Refusal {
  const origin = originOf(sender.url);
  if (sender.id !== own.id || origin === undefined || (sender.origin !== undefined && sender.origin !== origin))
    return refuse('unknown-sender');
  if (origin === own.origin) return { kind: 'own' };
  if (!/^https?:/.test(origin) || sender.tab?.id === undefined) return refuse('unknown-sender');
  if (sender.tab.incognito) return refuse('private-window');
  if (sender.documentLifecycle !== undefined && sender.documentLifecycle !== 'active') return refuse('not-active');
  return {
    kind: 'page',
    site: origin,
    tabId: sender.tab.id,
    ...(sender.documentId !== undefined && { documentId: sender.documentId }),
  };
}

/** Also of extension pages, whose scheme has no origin by the letter of the URL standard. */
const originOf = (url: unknown): string | undefined => {
  const parsed = typeof url === 'string' ? URL.parse(url) : null;
  return parsed ? `${parsed.protocol}//${parsed.host}` : undefined;
};

const isName = (name: unknown): name is MessageName => typeof name === 'string' && Object.hasOwn(audiences, name);

const mayUse = (name: MessageName, sender: Sender): boolean =>
  audiences[name] === 'both' || audiences[name] === sender.kind;

/** The origin a message claims to be about. A page may speak of its own only. */
const claimed = (input: Record<string, unknown>): unknown => input['site'] ?? originOf(input['url']);

/** Known name → allowed sender → not too many → parsed input → handler. Always answers, never throws. */
export async function answer(
  message: unknown,
  from: Browser.runtime.MessageSender,
  { handlers, explain, turnedAway, isLetIn }: Door,
): Promise<Answer<MessageName>> {
  const { name, input } =
    typeof message === 'object' && message !== null ? (message as { name?: unknown; input?: unknown }) : {};
  const turnAway = (refusal: Refusal): Refusal => {
    turnedAway?.(refusal.reason, isName(name) ? name : 'unknown');
    return refusal;
  };
  if (!isName(name)) return turnAway(refuse('bad-message'));
  const sender = judge(from, { id: browser.runtime.id, origin: originOf(browser.runtime.getURL('')) ?? '' });
  if ('refused' in sender) return turnAway(sender);
  if (!mayUse(name, sender)) return turnAway(refuse('unknown-sender'));
  // Before it is looked into: what is too much is turned away for next to nothing.
  if (sender.kind === 'page' && isLetIn?.(sender) === false) return turnAway(refuse('too-many'));
  const parsed = schemas[name]().safeParse(input);
  if (!parsed.success) return turnAway(refuse('bad-message'));
  const site = claimed(parsed.data);
  if (sender.kind === 'page' && site !== undefined && site !== sender.site) return turnAway(refuse('unknown-sender'));
  try {
    // The table pairs name, input and sender; the compiler cannot follow one name through three lookups.
    const handle = handlers[name] as (input: unknown, sender: Sender) => Promise<Answer<MessageName>>;
    return await handle(parsed.data, sender);
  } catch (error) {
    return refuse(explain(error));
  }
}

/** Opens the door. Must run synchronously when the worker starts, else the message that woke it is lost. */
export function serve(door: Door): void {
  browser.runtime.onMessage.addListener((message, sender, respond) => {
    void answer(message, sender, door).then(respond);
    return true;
  });
}
