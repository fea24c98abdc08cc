import * as en from './en.ts';
import { options as enOptions } from './en-options.ts';
import * as ja from './ja.ts';
import { options as jaOptions } from './ja-options.ts';
import { speaker } from './speak.ts';

const options = { ...en.logging, ...en.fields, ...en.figures, ...en.failures, ...en.popup, ...enOptions };

/** What the settings page says. */
export const t = speaker(options, {
  ...ja.logging,
  ...ja.fields,
  ...ja.figures,
  ...ja.failures,
  ...ja.popup,
  ...jaOptions,
});
