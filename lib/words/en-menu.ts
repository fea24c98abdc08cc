/** The English of shortcuts and of the context menu. */
export const menu = {
  'do_open-dashboard': 'Open the dashboard',
  'do_open-side-panel': 'Open the side panel',
  'do_log-call': 'Log a call on the open deal',
  'do_toggle-panel': 'Open or close the panel beside the deal',
  'do_pause-site': 'Pause or resume this site',
  'do_teach-page': 'Teach this page',
  'do_open-popup': 'Open the popup',
  shortcutsLead: 'Keys that work on every page. The browser keeps them; there they are changed and switched off, too.',
  shortcutNone: 'no keys',
  shortcutsChange: 'Change the keys',
  shortcutsNote: 'A key that another extension uses already stays with that one, and stands here without keys.',
};
