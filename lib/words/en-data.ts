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
    `${n(deals)} ${plural(deals, 'deal')}, ${n(activities)} ${plural(activities, 'activity', 'activities')}, their history, and how its pages are read where you taught that will be gone for good. Other sites, targets and settings stay. A site that is still granted is read again when you next open it.`,
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
  careTrouble:
    'This did not come to its end. Reload this page and see under “What is kept” what is there before you try again.',
  lookTrouble:
    'The data could not be opened just now, so nothing was looked up. Your data is unchanged. Reload this page.',
  backupTitle: 'Backup',
  eraseTitle: 'Erase',
  export: 'Save a backup',
  exportHint: 'One file with everything: what was captured, settings, targets, taught pages and the list of imports.',
  exported: ({ file }: { file: string }) =>
    `Saved as ${file}. It holds customer data: keep it where others cannot read it.`,
  backupTooLarge: ({ most }: { most: string }) =>
    `The backup is larger than what can be restored (${most}), so it was not saved. Your data is unchanged. Save tables under “For a spreadsheet”, then erase data of sites you no longer need under “What is kept”.`,
  selfTitle: 'Back up by itself',
  self_never: 'Never',
  self_day: 'Every day',
  self_week: 'Every week',
  selfHint:
    'The file that the button above saves goes into the folder “Chakuchi” of the browser’s downloads, on days on which something has changed since the last one; with targets set that is every business day, because its landing is recorded. The four letters or digits in its name stand for this browser profile. It is not encrypted. Earlier files stay: delete those you no longer need.',
  selfLocked: 'Your company has ruled out backups that save themselves.',
  selfSaved: ({ when, file, size }: { when: string; file: string; size: string }) =>
    `Last saved: ${when}, ${file} (${size})`,
  selfNotYet: 'None has saved itself yet.',
  selfOn_day: 'A backup saves itself once a day from now on.',
  selfOn_week: 'A backup saves itself once a week from now on.',
  selfOff: 'No backup saves itself any more. Files saved before stay where they are.',
  selfDenied:
    'The browser was not allowed to save files for Chakuchi, so no backup saves itself. Your data is unchanged. Choose again to allow it; if no question comes, your company may have ruled it out.',
  'selfFailed_not-allowed': ({ when }: { when: string }) =>
    `Switched off (${when}): the browser does not allow Chakuchi to save files. Your data and the files saved before are unchanged. To go on, choose “Every day” or “Every week” again.`,
  'selfFailed_not-saved': ({ when, isGivenUp }: { when: string; isGivenUp: boolean }) =>
    `The backup could not be saved (${when}). Your data is unchanged, and it is tried again ${isGivenUp ? 'when the next one is due' : 'in about an hour'}. See whether the disk has room and the download folder is there.`,
  selfFailed_cancelled: ({ when }: { when: string }) =>
    `Saving was cancelled in the browser (${when}), so there is no file. Your data is unchanged, and the next one is saved when it is due. If you are asked where to save each file, you can switch that off in the browser’s download settings.`,
  selfFailed_unknown: ({ when }: { when: string }) =>
    `Whether the last backup was saved cannot be told (${when}): the browser no longer lists the file. Your data is unchanged, and the next one is saved when it is due. See in the download folder whether the file is there.`,
  'selfFailed_too-large': ({ when, most }: { when: string; most: string }) =>
    `The backup is larger than what can be restored (${most}), so it was not saved (${when}). Your data is unchanged. Save tables under “For a spreadsheet”, then erase data of sites you no longer need under “What is kept”, and the next one is saved when it is due.`,
  import: 'Restore a backup',
  importHint: 'Adds the data of the file; its settings and targets take the place of yours. Data already here stays.',
  restored: ({ what }: { what: string }) => `Restored: ${what}.`,
  restoredNothing: 'There was nothing in this backup.',
  restoredNow: ({ deals, activities }: { deals: number; activities: number }) =>
    `There are now ${n(deals)} ${plural(deals, 'deal')} and ${n(activities)} ${plural(activities, 'activity', 'activities')}.`,
  restoredBackupOff: '“Back up by itself” stays “Never” in this browser: choose it anew above if you want it.',
  restoredWithout: ({ what }: { what: string }) => `Spoilt in the file and left out: ${what}.`,
  restoredOld: ({ years, deals, activities }: { years: string; deals: number; activities: number }) =>
    `Names and notes of ${n(deals)} ${plural(deals, 'deal')} and ${n(activities)} ${plural(activities, 'activity', 'activities')} are older than you keep them (${years}): they become marks shortly and cannot be brought back here; the file still has them.`,
  settingsStay: 'Those settings stay as they are here.',
  brought_readings: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'reading')}`,
  brought_settings: 'settings',
  brought_targets: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'target')}`,
  brought_taught: ({ count }: { count: number }) => `${n(count)} taught ${plural(count, 'site')}`,
  brought_imports: ({ count }: { count: number }) => `the list of ${n(count)} ${plural(count, 'import')}`,
  brought_days: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'day')} of landings`,
  left_readings: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'reading')}`,
  left_rows: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'row')} of deals or activities`,
  left_seen: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'time')} of being seen last`,
  left_looks: ({ count }: { count: number }) => `the state of ${n(count)} ${plural(count, 'page')}`,
  left_quarantine: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'row')} put aside`,
  left_settings: ({ fields }: { fields: string }) => `the ${fields.includes(',') ? 'settings' : 'setting'} ${fields}`,
  left_allSettings: 'all settings',
  left_targets: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'target')}`,
  left_taught: ({ count }: { count: number }) => `${n(count)} taught ${plural(count, 'page')}`,
  left_imports: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'import')} of the list`,
  left_erased: ({ count }: { count: number }) =>
    `what ${n(count)} erased ${plural(count, 'name')} ${count === 1 ? 'is' : 'are'} known by`,
  left_ledger: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'day')} of landings`,
  'badFile_not-a-backup': 'This file is no backup of Chakuchi. Your data is unchanged.',
  badFile_damaged:
    'This file was cut short or changed since it was saved. Nothing was restored and your data is unchanged. Try another backup.',
  badFile_newer:
    'This file was saved by a newer version of Chakuchi. Your data is unchanged. Update the extension and try again.',
  badFile_malformed: 'The file is whole, but nothing in it could be restored. Your data is unchanged.',
  setting_version: 'Version',
  setting_language: 'Language',
  setting_me: 'My name',
  setting_teams: 'Teams',
  setting_currency: 'Currency',
  setting_zone: 'Time zone',
  setting_fiscal: 'Fiscal year and closing day',
  setting_workdays: 'Working days',
  setting_holidays: 'Holidays',
  setting_daysOff: 'Days off',
  setting_partDays: 'Part days',
  setting_hours: 'Working hours',
  setting_definitions: 'Definitions',
  setting_spread: 'How targets are spread',
  setting_customMetrics: 'Metrics of your own',
  setting_rates: 'Exchange rates',
  setting_stages: 'Stage meanings',
  setting_activityTypes: 'Activity type meanings',
  setting_badge: 'Badge',
  setting_digest: 'Morning plan and evening summary',
  setting_amounts: 'How amounts are written',
  setting_badgeMetric: 'Number on the badge',
  setting_keepNamesYears: 'How long names and notes are kept',
  setting_backupEvery: 'Back up by itself',
  setting_sites: 'Settings of each site',
  fileTooBig: ({ most }: { most: string }) =>
    `This file is larger than what can be restored (${most}). Nothing was imported and your data is unchanged.`,
  ageTitle: 'How long names and notes are kept',
  ageLabel: 'Since they were last seen',
  age_0: 'No limit',
  age_1: '1 year',
  age_2: '2 years',
  age_3: '3 years',
  age_5: '5 years',
  ageHint:
    'Names, customers, owners, next steps, subjects and notes of deals and activities you have not seen for that long become marks, in what was read as well. A name that newer deals or your targets bear stays. Amounts, counts and days stay as they are.',
  ageLocked: 'Set by your company.',
  ageNext: ({ day, deals, activities }: { day: string; deals: number; activities: number }) =>
    deals + activities === 0
      ? `Looked through next on ${day}. As things stand nothing is old enough then.`
      : `Looked through next on ${day}: as things stand ${n(deals)} ${plural(deals, 'deal')} and ${n(activities)} ${plural(activities, 'activity', 'activities')}.`,
  ageAsk: ({ years }: { years: string }) => `Keep names and notes for: ${years}?`,
  ageAskBody: ({ deals, activities }: { deals: number; activities: number }) =>
    `This is at once about ${n(deals)} ${plural(deals, 'deal')} and ${n(activities)} ${plural(activities, 'activity', 'activities')}. Names and notes that became marks cannot be brought back. From then on it is done on the first of each month.`,
  ageYes: 'Keep them that long',
  ageSaved: 'How long names and notes are kept was saved.',
  nameTitle: 'Erase one customer or colleague',
  nameLabel: 'Name of a customer or colleague, or the number of a deal',
  nameFind: 'Find',
  nameHint:
    'An erased name becomes a mark that begins with ▧, on every page. Amounts, counts and days stay as they are.',
  nameKind_customer: 'Customer',
  nameKind_colleague: 'Colleague',
  nameKind_other: 'Wherever these words stand',
  nameRows: ({ deals, activities }: { deals: number; activities: number }) =>
    `${n(deals)} ${plural(deals, 'deal')} · ${n(activities)} ${plural(activities, 'activity', 'activities')}`,
  nameEraseOf: ({ name, kind }: { name: string; kind: string }) => `Erase ${name} (${kind})`,
  nameAsk: ({ name }: { name: string }) => `Erase “${name}” everywhere?`,
  nameAskBody: ({
    deals,
    activities,
    readings,
    notes,
  }: {
    deals: number;
    activities: number;
    readings: number;
    notes: number;
  }) =>
    `It stands in ${n(deals)} ${plural(deals, 'deal')}, ${n(activities)} ${plural(activities, 'activity', 'activities')}, ${n(notes)} ${plural(notes, 'note')} and ${n(readings)} ${plural(readings, 'reading')}. It goes from targets and settings as well. This cannot be undone.`,
  nameAlike: ({ names }: { names: string }) => `Goes with it, as the same name: ${names}`,
  nameOthers: ({ names }: { names: string }) => `Stays, as another name: ${names}`,
  nameAskNotes:
    'The names of its deals, their next steps and the subjects of its activities go too; a deal name that other customers’ deals carry as well stays. The CRM’s numbers stay, so that nothing is counted twice.',
  nameAskText:
    'The name goes from deal names and notes too; the words around it stay. The CRM’s numbers stay, so that nothing is counted twice.',
  nameAskAgain:
    'When the CRM shows the name again, it is kept as the mark. To tell it, a value reckoned from the name stays here. The name cannot be read out of it, but whoever can open this browser’s data and has a name in mind can check whether it was that one.',
  eraseAskFiles:
    'Backups and tables saved before stay as they are, with the names in them: delete those files yourself. The CRM is not touched.',
  nameErased: ({ name, places, texts }: { name: string; places: number; texts: number }) =>
    `Erased “${name}”. Looked through ${n(texts)} ${plural(texts, 'text')} in ${n(places)} places: 0 left.`,
  nameLeft: ({ name, where }: { name: string; where: string }) =>
    `Erased “${name}”, but it is still in: ${where}. A name in what your company has set can only be removed by its administrator.`,
  erase: 'Erase everything',
  eraseHint:
    'Deals, activities, history, settings and targets. This cannot be undone. Sites you granted are read again when you next open them; to stop that, remove them first. Paused sites stay paused.',
  eraseAsk: 'Erase everything?',
  eraseAskBody: ({ deals, activities }: { deals: number; activities: number }) =>
    `${n(deals)} ${plural(deals, 'deal')}, ${n(activities)} ${plural(activities, 'activity', 'activities')}, their history, your targets and settings will be gone for good. Save a backup first if in doubt.`,
  eraseYes: 'Erase for good',
  cancel: 'Keep everything',
  erased: ({ rows }: { rows: number }) =>
    `Erased ${n(rows)} ${plural(rows, 'row')}. All that stays, if there is any: which sites you switched off, what your company fixed, and values by which erased names are known again.`,
};
