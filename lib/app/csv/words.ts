import type { ActivityKind } from '../../domain/activity.ts';
import type { DealStatus } from '../../domain/deal.ts';

/** Words for how a deal ended or that it has not, as exports print them. */
export const stageWords: Record<Exclude<DealStatus, 'unmapped'>, readonly string[]> = {
  won: [
    'won',
    'closed won',
    'closed-won',
    'closedwon',
    'win',
    '受注',
    '成約',
    '契約',
    '契約済',
    '契約済み',
    '受注済',
    '受注済み',
    '成立',
    '○',
    '〇',
    '◎',
  ],
  lost: ['lost', 'closed lost', 'closed-lost', 'closedlost', 'lose', '失注', '敗退', '見送り', '不成立', '辞退', '×'],
  open: [
    'open',
    'new',
    'in progress',
    'active',
    'pending',
    'prospecting',
    'prospect',
    'lead',
    'engaging',
    'qualification',
    'qualified',
    'qualifying',
    'discovery',
    'needs analysis',
    'demo',
    'proposal',
    'proposal sent',
    'quote',
    'quotation',
    'negotiation',
    'commit',
    '進行中',
    '商談',
    '商談中',
    '新規',
    '初回',
    'ヒアリング',
    '提案',
    '提案中',
    '見積',
    '見積提出',
    '交渉',
    '交渉中',
    '検討中',
    '未定',
    '継続',
  ],
};

/** A yes or no under a heading such as `Won`. */
const yes = ['1', '1.0', 'true', 'yes', 'y'];
const no = ['0', '0.0', 'false', 'no', 'n'];

/** What the types of activity tables mean. */
export const typeWords: Record<ActivityKind, readonly string[]> = {
  call: [
    'call',
    'calls',
    'phone',
    'phone call',
    'tel',
    'telephone',
    '架電',
    '荷電',
    '電話',
    'コール',
    'テレアポ',
    '発信',
  ],
  appointment: [
    'appointment',
    'appointments',
    'appt',
    'appointment set',
    'アポ',
    'アポイント',
    'アポ獲得',
    'アポ取得',
    '面談設定',
  ],
  meeting: [
    'meeting',
    'meetings',
    'visit',
    'demo',
    '商談',
    '打ち合わせ',
    '打ち合せ',
    '打合わせ',
    '打合せ',
    '訪問',
    '面談',
    '会議',
    'web商談',
    'オンライン商談',
  ],
  email: ['email', 'emails', 'e-mail', 'e-mails', 'mail', 'メール', 'eメール'],
  task: ['task', 'tasks', 'todo', 'to-do', 'タスク', 'やること'],
  note: ['note', 'notes', 'comment', 'メモ', 'ノート', 'コメント'],
};

export const plainWord = (word: string): string => word.normalize('NFKC').trim().toLowerCase();

const table = <M extends string>(words: Readonly<Record<M, readonly string[]>>): ReadonlyMap<string, M> =>
  new Map((Object.keys(words) as M[]).flatMap((means) => words[means].map((word): [string, M] => [word, means])));

const stages = table(stageWords);
const outcomes = table({ ...stageWords, won: [...stageWords.won, ...yes], lost: [...stageWords.lost, ...no] });
const types = table(typeWords);

/** What a word of an outcome column says; a bare yes or no answers the heading "won". */
export const outcomeWord = (word: string): Exclude<DealStatus, 'unmapped'> | undefined => outcomes.get(plainWord(word));
export const stageWord = (word: string): Exclude<DealStatus, 'unmapped'> | undefined => stages.get(plainWord(word));
export const typeWord = (word: string): ActivityKind | undefined => types.get(plainWord(word));

/** Whether a word is a yes or a no and says nothing by itself. */
export const isYesOrNo = (word: string): boolean => [...yes, ...no].includes(plainWord(word));
