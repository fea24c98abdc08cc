import { Icon } from './Icon.tsx';
import { alertIcon, checkIcon, infoIcon } from './icons.ts';
import type { Permission } from '../lib/app/onboarding/onboarding-model.ts';
import { t } from '../lib/words/onboarding.ts';
import type { Lang } from '../lib/words/speak.ts';

export type AddressStepProps = {
  lang: Lang;
  crmName: string;
  address: string;
  /** How an address of this CRM looks. */
  example: string;
  isWrong: boolean;
  /** It looks like none of this CRM. */
  isStrange: boolean;
  permission: Permission;
  onType: (text: string) => void;
  onAsk: () => void;
};

const signs = { asking: infoIcon, granted: checkIcon, denied: alertIcon, forbidden: alertIcon };

/** Asks for one site. A refusal says what is still possible, and may be thought over. */
export function AddressStep(props: AddressStepProps) {
  const { lang, crmName, address, example, isWrong, isStrange, permission, onType, onAsk } = props;
  return (
    <>
      <p class="lead">{t(lang, 'permissionBody')}</p>
      <form
        class="setup__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onAsk();
        }}
      >
        <label for="crm-address">{t(lang, 'addressLabel')}</label>
        <input
          id="crm-address"
          type="url"
          inputMode="url"
          autocomplete="url"
          spellcheck={false}
          placeholder={example}
          aria-invalid={isWrong}
          aria-describedby="crm-address-note"
          value={address}
          onInput={(event) => onType(event.currentTarget.value)}
        />
        <p id="crm-address-note" class={isWrong ? 'field-note field-note--wrong' : 'field-note'}>
          {isWrong
            ? t(lang, 'addressWrong')
            : isStrange
              ? t(lang, 'addressStrange', { crm: crmName, example })
              : t(lang, 'addressHint')}
        </p>
        {permission !== 'granted' && (
          <button type="submit" class="button button--main" disabled={permission === 'forbidden'}>
            {t(lang, permission === 'denied' ? 'askAgain' : 'ask')}
          </button>
        )}
      </form>
      <div role="status">
        {permission !== 'unasked' && (
          <p class={`setup__answer setup__answer--${permission}`}>
            <Icon path={signs[permission]} size={15} />
            <span>{t(lang, permission)}</span>
          </p>
        )}
      </div>
    </>
  );
}

/** What any other CRM is read by. */
export const OtherWays = ({ lang }: { lang: Lang }) => (
  <dl class="setup__ways">
    <div>
      <dt>{t(lang, 'otherTeach')}</dt>
      <dd>{t(lang, 'otherTeachBody')}</dd>
    </div>
    <div>
      <dt>
        <a href="/options.html#import">{t(lang, 'otherImport')}</a>
      </dt>
      <dd>{t(lang, 'otherImportBody')}</dd>
    </div>
  </dl>
);
