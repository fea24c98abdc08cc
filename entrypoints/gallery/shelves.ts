import { chipShots } from './chip-shots.tsx';
import { dashboardShots } from './dashboard-shots.tsx';
import type { Shot } from './Gallery.tsx';
import { onboardingShots } from './onboarding-shots.tsx';
import { optionsShots } from './options-shots.tsx';
import { optionsStates } from './options-states.tsx';
import { panelShots } from './panel-shots.tsx';
import { popupShots } from './popup-shots.tsx';
import { sidePanelShots } from './side-panel-shots.tsx';

/** Every state of every surface, by surface. */
export const shelves: Record<string, readonly Shot[]> = {
  popup: popupShots,
  sidepanel: sidePanelShots,
  panel: panelShots,
  chips: chipShots,
  options: [...optionsShots, ...optionsStates],
  dashboard: dashboardShots,
  onboarding: onboardingShots,
};
