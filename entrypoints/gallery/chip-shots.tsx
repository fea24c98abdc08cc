import type { Shot } from './Gallery.tsx';
import { Chips, type ChipLine } from '../../components/Chips.tsx';
import type { Chip } from '../../lib/messages/protocol.ts';
import { t } from '../../lib/words/chips.ts';
import type { Lang } from '../../lib/words/speak.ts';

/** One of each, as the background writes them on 25 November 2026. */
const samples = (lang: Lang): Chip[] => {
  const day = (ja: string, en: string) => (lang === 'ja' ? ja : en);
  const pushed = t(lang, 'pushedSays', { times: 4, first: day('8/31(月)', 'Mon, Aug 31') });
  const noStep = t(lang, 'noStepSays', { at: '08:51' });
  const stage = t(lang, 'stageSays', {
    stage: day('見積提出', 'Proposal Sent'),
    since: day('10/28(水)', 'Wed, Oct 28'),
    days: 28,
    usual: 14,
    of: 32,
  });
  return [
    {
      kind: 'decisive',
      label: '+19pt',
      says: [t(lang, 'decisiveSays', { by: '19pt', won: '39%', lost: '20%' }), stage, pushed],
    },
    {
      kind: 'risk',
      label: t(lang, 'chip_risk'),
      says: [
        t(lang, 'dueUntouchedSays', {
          on: day('11/30(月)', 'Mon, Nov 30'),
          since: day('11/4(水)', 'Wed, Nov 4'),
          days: 21,
        }),
      ],
    },
    { kind: 'stale', label: t(lang, 'chip_staleDays', { days: 28 }), says: [stage, noStep] },
    { kind: 'pushed', label: t(lang, 'chip_pushed', { times: 4 }), says: [pushed] },
    { kind: 'no-step', label: t(lang, 'chip_no-step'), says: [noStep] },
  ];
};

const names = [
  '北関東製作所 基幹システム更新',
  'Kestrel Foods warehouse rollout',
  'みなと物流 車両管理',
  'Aozora',
  'Birch & Co',
];

/** A list of the kind chips stand on; a chip without a place is put where the layer would put it. */
const shot = (name: string, isMark: boolean, open?: number): Shot => ({
  name,
  show: (lang) => {
    const chips: ChipLine[] = samples(lang).map((chip, key) => ({ key, chip, name: names[key] ?? '' }));
    const top = (key: number) => key * 40 + 11;
    const put = (key: number, element: HTMLElement | null) => {
      if (!element) return;
      const isBar = isMark && key !== open;
      element.dataset['mark'] = String(isBar);
      Object.assign(element.style, {
        visibility: 'visible',
        transform: `translate(calc(${isMark ? 459 : 452}px - 100%), ${isBar ? key * 40 + 2 : top(key)}px)`,
        height: isBar ? '36px' : '',
      });
    };
    const putTip = (element: HTMLElement | null) => {
      if (element && open !== undefined)
        Object.assign(element.style, {
          visibility: 'visible',
          transform: `translate(calc(452px - 100%), ${top(open) + 24}px)`,
        });
    };
    return (
      <div style={{ position: 'relative', width: '460px', height: '300px', transform: 'scale(1)' }}>
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {names.map((one) => (
            <li key={one} style={{ height: '40px', lineHeight: '39px', borderBottom: '1px solid', padding: '0 12px' }}>
              {one}
            </li>
          ))}
        </ul>
        <Chips
          lang={lang}
          chips={chips}
          open={open}
          isPerson={() => true}
          onFocus={() => {}}
          onDrawn={put}
          onTip={putTip}
        />
      </div>
    );
  },
});

export const chipShots: readonly Shot[] = [
  shot('all', false),
  shot('explained', false, 0),
  shot('explained-last', false, 2),
  shot('marks', true),
  shot('mark-explained', true, 1),
];
