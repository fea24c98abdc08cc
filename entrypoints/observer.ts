import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { meetMailbox } from '../lib/observer/channel.ts';
import { observe } from '../lib/observer/observe.ts';
import { paths } from '../lib/observer/paths.ts';

/** Runs in the page's own world, where a recipe reads what the page fetches, and nowhere else. */
export default defineUnlistedScript(() => {
  const say = meetMailbox(() => end());
  const end = observe(paths, say);
});
