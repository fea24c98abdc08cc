import type { ChapterProps } from '../../components/chapters.tsx';
import { readSheet } from '../../lib/app/csv/sheet.ts';
import { stageWord } from '../../lib/app/csv/words.ts';
import { planOf, type Choices } from '../../lib/app/import/plan.ts';
import { propose } from '../../lib/app/import/propose.ts';

const nothing = () => undefined;

const text = `商談ID,商談名,取引先名,商談所有者,フェーズ,金額,完了予定日,確度
OP-1001,基幹システム更新（第二期）,株式会社東都ロジスティクス,佐藤 美咲,提案,"¥12,400,000",2026/12/18,50%
OP-1002,New headquarters network and telephony for the three western regions,Northwind Trading Inc.,Maria López,Negotiation,"¥8,000,000",2027/01/15,70%
OP-1003,保守契約,有限会社さくら商店,佐藤 美咲,受注,"¥480,000",2026/11/10,100%
OP-1004,倉庫管理,丸山物産,田中 翔,稟議中,約三百万,2026/12/25,30%
1.0E+12,名刺,青葉会計,田中 翔,失注,"¥90,000",2026/10/02,0%
`;

const sheet = readSheet(text) ?? { headers: [], rows: [] };
const proposal = propose(sheet);
const choices: Choices = {
  kind: proposal.kind,
  at: proposal.at,
  source: { crm: 'salesforce', site: 'https://example.lightning.force.com' },
  rule: 'written',
  currency: 'JPY',
  made: Date.UTC(2026, 10, 25, 1, 5),
};
const table = { name: '商談_20261125.csv', sheet, print: 1 };

function plan() {
  const steps = planOf(table, choices, {
    deals: [],
    activities: [],
    imports: [],
    meanings: {
      status: (_, stage) => stageWord(stage) ?? 'unmapped',
      kind: () => 'unmapped',
      plans: () => false,
    },
    idFormOf: () => ({}),
    zone: 'Asia/Tokyo',
    today: '2026-11-25',
  });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** A table between its opening and its import, with one of everything that can be said of it. */
export const openImport: NonNullable<ChapterProps['imports']> = {
  state: {
    step: 'open',
    table,
    choices,
    byShape: ['stage'],
    asksCurrency: true,
    sources: [choices.source],
    file: { bytes: new Uint8Array(), encoding: 'shift_jis' },
    plan: plan(),
  },
  past: [
    {
      id: 'a',
      name: '活動履歴_2026上期.csv',
      kind: 'activities',
      crm: 'import',
      site: 'import:',
      at: Date.UTC(2026, 10, 20),
      made: Date.UTC(2026, 10, 20),
      rows: 48210,
      isUnfinished: false,
    },
    {
      id: 'b',
      name: '',
      kind: 'deals',
      crm: 'import',
      site: 'import:',
      at: Date.UTC(2026, 10, 24),
      made: Date.UTC(2026, 10, 24),
      rows: 1200,
      isUnfinished: true,
    },
  ],
  today: '2026-11-25',
  zone: 'Asia/Tokyo',
  crmName: () => 'Salesforce',
  onFile: nothing,
  onPaste: nothing,
  onEncoding: nothing,
  onKind: nothing,
  onColumn: nothing,
  onChange: nothing,
  onClose: nothing,
  onRun: nothing,
  onCancel: nothing,
  onUndo: nothing,
  onSave: nothing,
};
