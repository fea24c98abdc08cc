/** The English of the settings page's frame, which is drawn before any chapter. `ja-frame.ts` mirrors it. */
export const frame = {
  optionsTitle: 'Chakuchi settings',
  setUpGuide: 'Set-up guide',
  section_targets: 'Targets',
  section_sheet: 'Target sheet',
  section_me: 'Who I am',
  section_mapping: 'Stages and activities',
  section_rules: 'Currency and calendar',
  section_definitions: 'How things are counted',
  section_metrics: 'Metrics of my own',
  section_rates: 'Exchange rates',
  section_sites: 'Sites',
  section_ways: 'How pages are read',
  section_display: 'Language and display',
  section_digest: 'Morning and evening',
  section_shortcuts: 'Shortcuts',
  section_import: 'Import a table',
  section_data: 'Data',
  chapterOpening: 'Opening…',
  policyUnread: ({ parts }: { parts: string }) =>
    `Part of your company’s settings could not be read: ${parts}. Your own settings stand there. Please tell your administrator.`,
  optionsTrouble:
    'Your data could not be opened just now. Nothing was lost by this. Reload the page; if it stays, restart the browser.',
};
