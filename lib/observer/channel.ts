import { native } from './native.ts';

/**
 * How the observer in the page's world finds the mailbox in ours. Both start with the document, before a line of the page
 * has run, in no certain order: who comes second is heard by who came first. The channel's name is random and said only
 * then, so that a page can neither listen in nor put words into it afterwards.
 */
export const meeting = { here: 'chakuchi-here', hello: 'chakuchi-hello' };
export const heardOn = (channel: string): string => `${channel}-heard`;
export const endOf = (channel: string): string => `${channel}-end`;

/**
 * The page's side of the meeting: waits for the other one, then says what it is given to say. `end` is called when the other
 * side wants no more. What is said before the two have met is lost.
 */
export function meetMailbox(end: () => void): (path: string, text: string) => void {
  const dispatch = native(EventTarget.prototype, 'dispatchEvent');
  const Message = CustomEvent;
  let channel = '';
  document.addEventListener(meeting.hello, (event) => {
    const { detail } = event as CustomEvent<unknown>;
    if (channel || typeof detail !== 'string') return;
    channel = detail;
    document.addEventListener(endOf(channel), end);
    document.dispatchEvent(new Event(heardOn(channel)));
  });
  document.dispatchEvent(new Event(meeting.here));
  return (path, text) => {
    if (channel) dispatch(document, new Message(channel, { detail: `${path}\n${text}` }));
  };
}
