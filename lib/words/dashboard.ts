import { dashboard as enDashboard } from './en-dashboard.ts';
import * as en from './en.ts';
import { dashboard as jaDashboard } from './ja-dashboard.ts';
import * as ja from './ja.ts';
import { speaker } from './speak.ts';

const dashboard = {
  ...en.logging,
  ...en.fields,
  ...en.figures,
  ...en.failures,
  ...en.coverage,
  ...en.popup,
  ...enDashboard,
};

/** What the dashboard says. */
export const t = speaker(dashboard, {
  ...ja.logging,
  ...ja.fields,
  ...ja.figures,
  ...ja.failures,
  ...ja.coverage,
  ...ja.popup,
  ...jaDashboard,
});
