import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { meetMailbox } from '../lib/observer/channel.ts';
import { watchKintone } from '../lib/observer/kintone.ts';

/** Runs in kintone's own world, where its JavaScript API is, and nowhere else. */
export default defineUnlistedScript(() => {
  const say = meetMailbox(() => end());
  const end = watchKintone((app, text) => say(`/api-of-app/${app}`, text));
});
