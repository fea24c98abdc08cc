import { n, plural } from './en.ts';

/** The English of teaching a page, apart from the rest so that no other surface carries it. */
export const teach = {
  teachTitle: 'Teach this page',
  teachAim: 'Click one deal: a line of the list, a card, or the amount of a record.',
  teachKeys: 'With the keyboard: Tab to a link of the deal, then Enter. Esc leaves. Nothing on the page is changed.',
  teachNothing: 'No deal was recognised there. Click a deal’s name or amount.',
  teachFound: ({ rows }: { rows: number }) => `${n(rows)} ${plural(rows, 'deal')} found. Is everything in its place?`,
  teachRecord: 'This record was found. Is everything in its place?',
  teachPick: ({ field }: { field: string }) => `Click the ${field} of any deal.`,
  teachOutside: 'That does not belong to a deal of this list. Click inside a line or card.',
  teachDrifted: ({ fields }: { fields: string }) =>
    `The page has changed and ${fields} can no longer be told for sure. Nothing wrong was stored. One click puts it right.`,
  teachMisses: ({ known, of }: { known: number; of: number }) => `${n(known)} of ${n(of)}`,
  teachWhich:
    'This page is read already. Press “Change” beside the field that is wrong, then click where it really stands.',
  teachCompare: 'Before and now, where they differ. Read it like this from now on, on this site?',
  teachBlank: '(nothing)',
  teachDiffering: ({ differing, of }: { differing: number; of: number }) =>
    `differs in ${n(differing)} of ${n(of)} ${plural(of, 'deal')}`,
  teachMissing: 'not read',
  teachAmbiguous: 'could be read in two ways',
  teachChange: 'Change',
  teachAdd: 'Show',
  teachRemove: 'Leave out',
  teachSave: 'Yes, read it like this',
  teachAgain: 'Start over',
  teachClose: 'Close',
  teachMove: 'Move to another corner',
  teachSaved: 'Learnt. Pages like this one are read from now on.',
  teachFailed: 'It could not be saved. Nothing was changed; please try once more.',
  teachNotGranted: 'Chakuchi may not read this site. Allow it in the popup first.',
  teachNeedsName: 'Please show where the deal’s name stands.',
  teachCurrency: 'Amounts are in',
  teachOrder: 'Dates are written',
  teachOrder_mdy: 'month/day/year',
  teachOrder_dmy: 'day/month/year',
  teachOrder_ymd: 'year/month/day',
  teachRows: 'the deals themselves',
} as const;
