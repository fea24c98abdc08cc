/** What stands wherever figures of the sample do. `ja-sample.ts` mirrors it. */
export const sample = {
  sampleMark: 'Sample data',
  sampleBar: 'An invented team. Nothing of it is yours.',
  sampleBarOwn: 'An invented team. Your own figures are waiting.',
  sampleRemove: 'Remove',
  sampleRemoveLabel: 'Remove the sample data',
  sampleToOwn: 'Show mine',
  sampleRemoved: 'The sample data is gone. What is shown now is your own.',
};

/** What the pages that offer it say, apart so that the popup does not carry it. */
export const sampleCare = {
  sampleBarOptions: 'Popup and dashboard show an invented team. Targets and settings here are your own.',
  sampleShownNow: 'Popup and dashboard now show an invented team.',
  sampleTitle: 'Sample data',
  sampleBody:
    'Half a year of an invented team of three, to look around before your own CRM has been read. It is kept apart: no number mixes it with yours, your CRM is read meanwhile, and backups and tables leave it out.',
  sampleShow: 'Show sample data',
  sampleMaking: 'One moment…',
};
