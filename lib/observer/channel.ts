/**
 * How the observer in the page's world finds the mailbox in ours. Both start with the document, before a line of the page
 * has run, in no certain order: who comes second is heard by who came first. The channel's name is random and said only
 * then, so that a page can neither listen in nor put words into it afterwards.
 */
export const meeting = { here: 'chakuchi-here', hello: 'chakuchi-hello' };
export const heardOn = (channel: string): string => `${channel}-heard`;
export const endOf = (channel: string): string => `${channel}-end`;
