import type { ChapterProps } from '../../components/chapters.tsx';

const taughtOn = Date.UTC(2026, 10, 12, 1);
/** How pages are read: one site that was taught as a whole, one with a field shown anew. */
export const sampleWays: NonNullable<ChapterProps['ways']>['sites'] = [
  {
    site: 'https://crm.example.co.jp:8443',
    crm: 'taught-crm-example-co-jp-8443',
    isTaught: true,
    pages: [
      {
        id: 'deal-list-deals',
        kind: 'deal-list',
        isTaught: true,
        taughtAt: taughtOn,
        fields: [
          { field: 'name', confidence: 'medium', taughtAt: taughtOn, isOverride: false },
          {
            field: 'amount',
            confidence: 'medium',
            taughtAt: taughtOn,
            driftedSince: Date.UTC(2026, 10, 24, 3),
            isOverride: false,
          },
          { field: 'stage', confidence: 'low', taughtAt: taughtOn, isOverride: false },
        ],
      },
    ],
  },
  {
    site: 'https://example.lightning.force.com',
    crm: 'salesforce',
    isTaught: true,
    pages: [
      {
        id: 'list',
        kind: 'deal-list',
        isTaught: false,
        fields: [
          { field: 'name', confidence: 'high', isOverride: false },
          { field: 'closeDate', confidence: 'medium', taughtAt: taughtOn, isOverride: true },
        ],
      },
    ],
  },
];
