import { n, plural } from './en.ts';

/** The English of the data chapter, apart so that no other surface carries it. `ja-data.ts` mirrors it. */
export const data = {
  dataLead: 'Everything is stored in this browser only. Nothing is sent anywhere.',
  keptTitle: 'What is kept',
  keptSite: 'Site',
  keptDeals: 'Deals',
  keptActivities: 'Activities',
  keptSeen: 'Seen',
  keptNone: 'Nothing is stored yet.',
  keptReading: 'Counting…',
  keptOwn: 'One-click logs',
  keptImported: 'Imported tables of no CRM',
  keptSpan: ({ from, to }: { from: string; to: string }) => (from === to ? from : `${from} – ${to}`),
  eraseSite: 'Erase',
  eraseSiteOf: ({ site }: { site: string }) => `Erase the data of ${site}`,
  eraseSiteAsk: ({ site }: { site: string }) => `Erase the data of ${site}?`,
  eraseSiteBody: ({ deals, activities }: { deals: number; activities: number }) =>
    `${n(deals)} ${plural(deals, 'deal')}, ${n(activities)} ${plural(activities, 'activity', 'activities')}, and their history will be gone for good. Other sites, targets and settings stay, and the CRM itself is not touched. A site that is still granted is read again when you next open it.`,
  erasedSite: ({ site, rows }: { site: string; rows: number }) =>
    `Erased ${n(rows)} ${plural(rows, 'row')} of ${site}.`,
  roomUsed: ({ used }: { used: string }) => `About ${used} in use.`,
  roomSafe: 'The browser will not clear this by itself when the disk runs short.',
  roomLoose: 'The browser may clear this when the disk runs short.',
  roomAsk: 'Ask it not to',
  roomAsked: 'The browser will not clear this data by itself any more.',
  roomRefused: 'The browser did not agree. Your data is unchanged; save a backup to be safe.',
  csvTitle: 'For a spreadsheet',
  csvLead:
    'The columns are those that “Import a table” reads: imported into Chakuchi elsewhere, these tables come to the same numbers.',
  csvHeaders: 'Language of the headings',
  csvMark: 'Mark for Excel (BOM), so that it reads every letter',
  csv_deals: 'Deals',
  csv_activities: 'Activities',
  csv_changes: 'History of deals',
  csvFile_deals: 'deals',
  csvFile_activities: 'activities',
  csvFile_changes: 'history',
  csvNone_deals: 'There are no deals yet, so there is nothing to save.',
  csvNone_activities: 'There are no activities yet, so there is nothing to save.',
  csvNone_changes: 'No stage, amount, date or owner was seen to change yet, so there is nothing to save.',
  csvSaved: ({ file, rows }: { file: string; rows: number }) =>
    `Saved ${n(rows)} ${plural(rows, 'row')} as ${file}. It holds customer data: keep it where others cannot read it.`,
  csvTrouble:
    'Your data could not be opened just now, so nothing was saved. It is unchanged. Reload the page and try again.',
  backupTitle: 'Backup',
  eraseTitle: 'Erase',
  export: 'Save a backup',
  exportHint: 'One file with everything: what was captured, settings and targets.',
  exported: ({ file }: { file: string }) =>
    `Saved as ${file}. It holds customer data: keep it where others cannot read it.`,
  import: 'Restore a backup',
  importHint: 'Adds what the file holds. What is already here stays.',
  imported: ({ readings, deals, activities }: { readings: number; deals: number; activities: number }) =>
    `Restored ${n(readings)} ${plural(readings, 'reading')}. There are now ${n(deals)} ${plural(deals, 'deal')} and ${n(activities)} ${plural(activities, 'activity', 'activities')}.`,
  fileTooBig: 'This file is larger than any backup of Chakuchi. Nothing was imported and your data is unchanged.',
  erase: 'Erase everything',
  eraseHint:
    'Deals, activities, history, settings and targets. This cannot be undone. Sites you granted are read again when you next open them; to stop that, remove them first. Paused sites stay paused.',
  eraseAsk: 'Erase everything?',
  eraseAskBody: ({ deals, activities }: { deals: number; activities: number }) =>
    `${n(deals)} ${plural(deals, 'deal')}, ${n(activities)} ${plural(activities, 'activity', 'activities')}, their history, your targets and settings will be gone for good. The CRM itself is not touched. Save a backup first if in doubt.`,
  eraseYes: 'Erase for good',
  cancel: 'Keep everything',
  erased: ({ rows }: { rows: number }) => `Erased ${n(rows)} ${plural(rows, 'row')}. Nothing is stored any more.`,
};
