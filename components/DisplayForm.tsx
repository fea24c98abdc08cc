import { Choice } from './FormRow.tsx';
import { amountUnits, type AmountStyle } from '../lib/app/format.ts';
import type { Settings } from '../lib/app/settings.ts';
import { t } from '../lib/words/options.ts';
import { t as say } from '../lib/words/rules.ts';
import type { Lang } from '../lib/words/speak.ts';

export type DisplayFormProps = {
  lang: Lang;
  settings: Pick<Settings, 'language' | 'badge' | 'badgeMetric' | 'amounts'>;
  /** Fields the company has fixed. */
  locked: readonly string[];
  onChange: (changes: Partial<Settings>) => void;
};

/** Each language is offered in its own words, so that it is found by who cannot read the other. */
export const DisplayForm = ({ lang, settings, locked, onChange }: DisplayFormProps) => (
  <div class="form">
    <Choice
      label={t(lang, 'language')}
      locked={locked.includes('language') ? say(lang, 'lockedBy') : undefined}
      value={settings.language}
      onChange={(language) => onChange({ language })}
      options={[
        { value: 'auto', label: t(lang, 'language_auto') },
        { value: 'ja', label: '日本語' },
        { value: 'en', label: 'English' },
      ]}
    />
    <Choice
      label={t(lang, 'amounts')}
      hint={t(lang, 'amountsHint')}
      locked={locked.includes('amounts') ? say(lang, 'lockedBy') : undefined}
      value={stylesOf(lang).includes(settings.amounts) ? settings.amounts : 'auto'}
      onChange={(amounts) => onChange({ amounts })}
      options={stylesOf(lang).map((style) => ({ value: style, label: t(lang, `amounts_${style}`) }))}
    />
    <label class="tick">
      <input
        type="checkbox"
        checked={settings.badge}
        disabled={locked.includes('badge')}
        onChange={(event) => onChange({ badge: event.currentTarget.checked })}
      />
      <span>{t(lang, 'badgeShow')}</span>
    </label>
    <Choice
      label={t(lang, 'badgeMetric')}
      locked={locked.includes('badgeMetric') ? say(lang, 'lockedBy') : undefined}
      value={settings.badgeMetric}
      onChange={(badgeMetric) => onChange({ badgeMetric })}
      options={(['calls', 'appointments', 'meetings-held'] as const).map((metric) => ({
        value: metric,
        label: t(lang, `badgeMetric_${metric}`),
      }))}
    />
  </div>
);

const stylesOf = (lang: Lang): AmountStyle[] => ['auto', 'full', ...(Object.keys(amountUnits[lang]) as AmountStyle[])];
