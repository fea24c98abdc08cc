import * as en from './en.ts';
import * as ja from './ja.ts';
import { speaker } from './speak.ts';

const popup = { ...en.logging, ...en.fields, ...en.figures, ...en.failures, ...en.coverage, ...en.popup };

/** What the popup says. The panel, the badge and the options bind their own, shorter or longer, lists. */
export const t = speaker(popup, {
  ...ja.logging,
  ...ja.fields,
  ...ja.figures,
  ...ja.failures,
  ...ja.coverage,
  ...ja.popup,
});
