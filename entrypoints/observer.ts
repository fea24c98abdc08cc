import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { endOf, heardOn, meeting } from '../lib/observer/channel.ts';
import { native } from '../lib/observer/native.ts';
import { observe } from '../lib/observer/observe.ts';
import { paths } from '../lib/observer/paths.ts';

/** Runs in the page's own world, where a recipe reads what the page fetches, and nowhere else. */
export default defineUnlistedScript(() => {
  const dispatch = native(EventTarget.prototype, 'dispatchEvent');
  const Message = CustomEvent;
  let channel = '';
  const end = observe(paths, (path, text) => {
    if (channel) dispatch(document, new Message(channel, { detail: `${path}\n${text}` }));
  });
  document.addEventListener(meeting.hello, (event) => {
    const { detail } = event as CustomEvent<unknown>;
    if (channel || typeof detail !== 'string') return;
    channel = detail;
    document.addEventListener(endOf(channel), end, { once: true });
    document.dispatchEvent(new Event(heardOn(channel)));
  });
  document.dispatchEvent(new Event(meeting.here));
});
