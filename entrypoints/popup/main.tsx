import { sidePanelOpener } from '../../lib/browser/side-panel.ts';
import { ownVersion } from '../../lib/browser/version.ts';
import { openProgress, progressModel } from './progress-page.tsx';

const overviews = progressModel(async (choice, now) =>
  (await import('./live.ts')).liveOverview(choice, now, ownVersion()),
);
const leave = () => window.close();

openProgress(overviews, { leave, sidePanel: () => sidePanelOpener(leave) });
