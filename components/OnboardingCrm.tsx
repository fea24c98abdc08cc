import type { ComponentChildren } from 'preact';
import type { CrmCard } from '../lib/app/onboarding/crm-cards.ts';
import { t } from '../lib/words/onboarding.ts';
import type { Lang } from '../lib/words/speak.ts';

export type CrmStepProps = {
  lang: Lang;
  cards: readonly CrmCard[];
  /** A card's id, or `other`. */
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

/** The CRMs there are recipes for, each with how sure it is; arrow keys go from one to the next. */
export function CrmStep({ lang, cards, chosen, onChoose }: CrmStepProps) {
  return (
    <>
      <p class="lead">{t(lang, 'crmBody')}</p>
      <fieldset class="crm-cards">
        <legend class="hidden-label">{t(lang, 'crmLegend')}</legend>
        {cards.map(({ id, name, sureness, reads }) => (
          <CrmChoice key={id} id={id} isChosen={id === chosen} onChoose={onChoose}>
            <b>{name}</b>
            <small class={`crm-card__sure crm-card__sure--${sureness}`}>{t(lang, `sure_${sureness}`)}</small>
            <small>
              {t(lang, 'reads', {
                pages: reads.map((kind) => t(lang, `page_${kind}`)).join(lang === 'ja' ? '・' : ', '),
              })}
            </small>
          </CrmChoice>
        ))}
        <CrmChoice id="other" isChosen={chosen === 'other'} onChoose={onChoose}>
          <b>{t(lang, 'crmOther')}</b>
          <small>{t(lang, 'crmOtherBody')}</small>
        </CrmChoice>
      </fieldset>
    </>
  );
}

type ChoiceProps = {
  id: string;
  isChosen: boolean;
  onChoose: (id: string) => void;
  children: ComponentChildren;
};

const CrmChoice = ({ id, isChosen, onChoose, children }: ChoiceProps) => (
  <label class="crm-card">
    <input type="radio" name="crm" value={id} checked={isChosen} onChange={() => onChoose(id)} />
    <span class="crm-card__body">{children}</span>
  </label>
);
