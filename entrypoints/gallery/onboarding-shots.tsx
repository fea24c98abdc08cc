import type { Shot } from './Gallery.tsx';
import { Onboarding, type OnboardingProps } from '../../components/Onboarding.tsx';
import { cardsOf } from '../../lib/app/onboarding/crm-cards.ts';
import { stepIds } from '../../lib/app/onboarding/place.ts';
import { recipes } from '../../lib/crms/index.ts';
import type { Lang } from '../../lib/words/speak.ts';

const nothing = () => {};
const cards = cardsOf(recipes);

type Part = Partial<Omit<OnboardingProps, 'access'>> & { access?: Partial<OnboardingProps['access']> };

const figureIn = (lang: Lang): NonNullable<OnboardingProps['list']['figure']> => ({
  label: lang === 'ja' ? 'パイプライン' : 'Open pipeline',
  value: lang === 'ja' ? '¥1.24億' : '¥124M',
  deals: 41,
  activities: 0,
});

const shot = (name: string, part: (lang: Lang) => Part): Shot => ({
  name,
  show(lang) {
    const { access, ...rest } = part(lang);
    return (
      <Onboarding
        lang={lang}
        step="language"
        crmName="Salesforce"
        crm={{ cards, chosen: 'salesforce', onChoose: nothing }}
        list={{ address: 'https://example.lightning.force.com/', figure: undefined }}
        target={{ currency: 'JPY', held: undefined, isWrong: false, onAim: nothing }}
        done={{ figure: figureIn(lang), target: '¥1,500万' }}
        sample={{ isShown: false, isBusy: false, onShow: nothing, onRemove: nothing }}
        said={undefined}
        onLanguage={nothing}
        onStep={nothing}
        onBack={nothing}
        onNext={nothing}
        {...rest}
        access={{
          address: 'https://example.lightning.force.com',
          example: 'https://example.lightning.force.com',
          isWrong: false,
          isStrange: false,
          permission: 'unasked',
          onType: nothing,
          onAsk: nothing,
          ...access,
        }}
      />
    );
  },
});

/** Every step, and what a step may come to. */
export const onboardingShots: readonly Shot[] = [
  ...stepIds.map((step) => shot(step, () => ({ step }))),
  ...(['asking', 'denied', 'granted', 'forbidden'] as const).map((permission) =>
    shot(`permission-${permission}`, () => ({ step: 'permission', access: { permission } })),
  ),
  shot('permission-wrong', () => ({ step: 'permission', access: { address: 'our crm', isWrong: true } })),
  shot('permission-strange', () => ({
    step: 'permission',
    access: { address: 'https://crm.example.co.jp', isStrange: true },
  })),
  shot('permission-other', () => ({ step: 'permission', crmName: undefined })),
  shot('list-number', (lang) => ({
    step: 'list',
    list: { address: 'https://example.lightning.force.com/', figure: figureIn(lang) },
  })),
  shot('target-wrong', () => ({
    step: 'target',
    target: { currency: 'JPY', held: '¥1,500万', isWrong: true, onAim: nothing },
  })),
  shot('sample', () => ({
    step: 'list',
    sample: { isShown: true, isBusy: false, onShow: nothing, onRemove: nothing },
  })),
];
