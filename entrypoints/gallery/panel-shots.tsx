import type { Shot } from './Gallery.tsx';
import { DealPanel } from '../../components/DealPanel.tsx';
import type { PanelView } from '../../lib/messages/protocol.ts';
import { sampleNow, sampleZone } from '../../test/sample-overview.ts';

type Deal = NonNullable<PanelView['deal']>;

const deal = (part: Partial<Deal> = {}): Deal => ({
  key: 'k',
  name: '北関東製作所 基幹システム更新',
  account: '北関東製作所',
  owner: '佐藤 美咲',
  stage: '見積提出',
  status: 'open',
  amount: { minor: 2_200_000, currency: 'JPY' },
  approximate: false,
  closeOn: '2026-11-30',
  createdOn: '2026-08-03',
  stageSince: '2026-10-28',
  daysInStage: 28,
  pushes: 2,
  seenAt: sampleNow - 4 * 60_000,
  missing: ['nextStep', 'probability'],
  changes: [
    { field: 'closeDate', from: '10/30(金)', to: '11/30(月)', at: sampleNow - 20 * 86_400_000 },
    { field: 'stage', from: 'ヒアリング', to: '見積提出', at: sampleNow - 28 * 86_400_000 },
    { field: 'amount', from: '', to: '¥2,200,000', at: sampleNow - 30 * 86_400_000 },
  ],
  ...part,
});

const shot = (name: string, part: Partial<PanelView>): Shot => ({
  name,
  show: (lang) => (
    <div
      style={{
        position: 'relative',
        width: '352px',
        height: name.startsWith('tab') ? '90px' : '560px',
        transform: 'scale(1)',
        '--top': '16px',
      }}
    >
      <DealPanel
        now={sampleNow}
        isPerson={() => true}
        onOpen={() => {}}
        onRepair={() => {}}
        onSide={() => {}}
        onLog={() => Promise.resolve({ id: '1' })}
        onSuppose={() =>
          Promise.resolve({
            outcome: { from: { landing: 12_400_000, hit: 0.21 }, to: { landing: 13_100_000, hit: 0.3 } },
          })
        }
        onUndo={() => Promise.resolve({ undone: true })}
        view={{
          language: lang,
          open: true,
          side: 'right',
          deal: deal(),
          today: '2026-11-25',
          zone: sampleZone,
          share: {
            ofTarget: 0.147,
            kpi: 'revenue',
            label: lang === 'ja' ? '売上高' : 'revenue',
            currency: 'JPY',
            landingNow: 12_400_000,
            landingIfWon: 14_600_000,
            chances: { now: 0.21, ifWon: 0.39, ifLost: 0.16, deal: 0.34 },
          },
          ...part,
        }}
      />
    </div>
  ),
});

export const panelShots: readonly Shot[] = [
  shot('open', {}),
  shot('overdue', {
    deal: deal({ closeOn: '2026-11-12', pushes: 4, daysInStage: 96, stageSince: '2026-08-21', missing: [] }),
  }),
  shot('won', { deal: deal({ status: 'won', stage: '受注', pushes: 0, missing: [], changes: [] }) }),
  shot('long', {
    deal: deal({
      approximate: true,
      stage: '社内稟議および法務確認待ち（部長・本部長・役員の三段階承認）',
      owner: 'Maximiliana Konstantinopoulou-Featherstonehaugh',
      account: '"Quoted" <b>& 🏯 '.repeat(14),
    }),
  }),
  shot('unmapped', { deal: deal({ status: 'unmapped', stage: '稟議中' }) }),
  shot('no-target', { share: undefined as never }),
  shot('waiting', { deal: undefined as never }),
  shot('tab', { open: false }),
  shot('tab-left', { open: false, side: 'left' }),
];
