import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { hangUp, mailbox } from '../lib/app/mailbox.ts';
import { newId } from '../lib/app/new-id.ts';
import { endOf, heardOn, meeting } from '../lib/observer/channel.ts';

/** Stands in our own world of a page before the page begins, meets the observer and keeps what it tells for the reader. */
export default defineUnlistedScript(() => {
  const channel = newId();
  const box = mailbox(Date.now, () => document.dispatchEvent(new Event(endOf(channel))));
  const hello = (): boolean => document.dispatchEvent(new CustomEvent(meeting.hello, { detail: channel }));
  document.addEventListener(channel, (event) => box.put((event as CustomEvent<unknown>).detail));
  document.addEventListener(meeting.here, hello);
  document.addEventListener(heardOn(channel), () => document.removeEventListener(meeting.here, hello), { once: true });
  hello();
  hangUp(box);
});
