import type { DealFact } from '../domain/deal.ts';
import { defineKpi, type Bilingual, type Qualification } from './kpi.ts';
import { doneActivities } from './measuring/activities.ts';
import { dealsByKey } from './measuring/customers.ts';
import { total } from './measuring/measure.ts';

export const qualifiedMeetings = defineKpi({
  id: 'qualified-meetings',
  unit: 'count',
  better: 'higher',
  nature: 'flow',
  lands: 'events',
  label: { ja: '有効商談数', en: 'Qualified meetings' },
  definition: {
    ja: '実施した商談のうち、案件が有効の条件を満たすものの数です。条件(フェーズ・必要な項目・確度)は設定で決めます。',
    en: 'Meetings held whose deal meets your criteria: a stage reached, fields known (budget, timing …), a probability. The criteria are your setting.',
  },
  formula: { ja: '条件を満たす案件の実施済み商談の数', en: 'count of meetings held on deals that qualify' },
  formulaBy: ({ qualification }) => inWords(qualification),
  looksBeyond: true,
  needs: ['kind', 'state', 'on', 'dealKey'],
  measure: (facts, context) => {
    const deals = dealsByKey((context.everything ?? facts).deals);
    const rule = context.definitions.qualification ?? defaultQualification;
    const held = doneActivities(facts, context.period, 'meeting');
    const left = [...held.left];
    const counted = held.counted.filter((meeting) => {
      const deal = meeting.dealKey === undefined ? undefined : deals.get(meeting.dealKey);
      if (!deal) left.push(meeting);
      return deal !== undefined && isQualified(deal, rule);
    });
    return total(counted.length, { unit: 'count', counted, left, hasRows: facts.activities.length > 0 });
  },
});

/** What holds until criteria are set: budget and timing are known. */
export const defaultQualification: Qualification = { known: ['amount', 'closeOn'] };

/** Stage texts are compared without case and outer space, as everywhere. A won deal has passed every stage. */
function isQualified(deal: DealFact, { stages, known, probability }: Qualification): boolean {
  const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();
  const wanted = stages && new Set(stages.map(plain));
  const seen = [...(deal.stagesSeen ?? []), ...(deal.stage === undefined ? [] : [deal.stage])];
  const hasStage = !wanted || deal.status === 'won' || seen.some((stage) => wanted.has(plain(stage)));
  const hasFields = (known ?? []).every(
    (field) => deal[field] !== undefined || (field === 'closeOn' && deal.closedOn !== undefined),
  );
  return (
    hasStage &&
    hasFields &&
    (probability === undefined || deal.status === 'won' || (deal.probability ?? -1) >= probability)
  );
}

const fieldNames = {
  amount: { ja: '金額', en: 'amount' },
  closeOn: { ja: '完了予定日', en: 'close date' },
  nextStep: { ja: '次のステップ', en: 'next step' },
  account: { ja: '取引先', en: 'account' },
  probability: { ja: '確度', en: 'probability' },
} as const;

function inWords({ stages = [], known = [], probability }: Qualification = defaultQualification): Bilingual {
  const share = probability === undefined ? undefined : `${Math.round(probability * 100)}%`;
  const ja = [
    stages.length > 0 && `フェーズが${stages.join('・')}`,
    known.length > 0 && `${known.map((field) => fieldNames[field].ja).join('・')}が判明`,
    share && `確度${share}以上`,
  ];
  const en = [
    stages.length > 0 && `in ${stages.join(' or ')}`,
    known.length > 0 && `${known.map((field) => fieldNames[field].en).join(' and ')} known`,
    share && `probability of ${share} or more`,
  ];
  const rules = { ja: ja.filter(Boolean).join('、'), en: en.filter(Boolean).join(', ') };
  return {
    ja: `実施済み商談の数${rules.ja && `(${rules.ja})`}`,
    en: `count of meetings held${rules.en && ` (${rules.en})`}`,
  };
}
