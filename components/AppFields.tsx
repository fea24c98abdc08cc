import { useState } from 'preact/hooks';
import { choicesOf, hostOf, type FieldChoice, type OwnApp } from '../lib/app/app-choices.ts';
import { t } from '../lib/words/options.ts';
import type { Lang } from '../lib/words/speak.ts';

export type AppFieldsProps = {
  lang: Lang;
  apps: readonly OwnApp[];
  /** Field by field the code chosen; without a map the app is not read. */
  onMap: (app: OwnApp, map?: Record<string, string>) => void;
};

/** For each app one list: our field, and which of theirs it is. Nothing is read before the person said so. */
export function AppFields({ lang, apps, onMap }: AppFieldsProps) {
  if (apps.length === 0) return null;
  return (
    <section class="own-apps">
      <h3>{t(lang, 'appsTitle')}</h3>
      <p class="lead">{t(lang, 'appsLead')}</p>
      {apps.map((app) => (
        <AppForm key={`${app.site} ${app.app}`} lang={lang} app={app} onMap={onMap} />
      ))}
    </section>
  );
}

function AppForm({ lang, app, onMap }: { lang: Lang; app: OwnApp; onMap: AppFieldsProps['onMap'] }) {
  const [chosen, choose] = useState<Record<string, string>>({});
  const fields = choicesOf(app);
  const isConfirmed = app.map !== undefined;
  const codeOf = ({ field, code = '' }: FieldChoice): string => chosen[field] ?? code;
  const isChanged = fields.some((field) => codeOf(field) !== (field.code ?? ''));
  const map = Object.fromEntries(fields.map((field) => [field.field, codeOf(field)]).filter(([, code]) => code));
  const name = t(lang, 'appName', { site: hostOf(app), app: app.app });
  return (
    <fieldset class={isConfirmed ? 'own-app' : 'own-app own-app--open'}>
      <legend>{name}</legend>
      <p>
        <small>{t(lang, isConfirmed ? 'appConfirmed' : 'appProposed')}</small>
      </p>
      <ul class="mapping__rows">
        {fields.map((field) => (
          <li key={field.field} class="mapping__row">
            <span class="mapping__text">{t(lang, `field_${field.field}`)}</span>
            <select
              aria-label={t(lang, 'appField', { field: t(lang, `field_${field.field}`), app: name })}
              value={codeOf(field)}
              onChange={({ currentTarget }) => choose({ ...chosen, [field.field]: currentTarget.value })}
            >
              <option value="">{t(lang, 'appNone')}</option>
              {field.choices.map(({ code, label, sample }) => (
                <option key={code} value={code}>
                  {sample === undefined ? label : t(lang, 'appSample', { label, sample })}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      <p class="own-app__ends">
        {(!isConfirmed || isChanged) && (
          <button
            type="button"
            class="button button--small"
            disabled={Object.keys(map).length === 0}
            onClick={() => onMap(app, map)}
          >
            {t(lang, 'appUse')}
          </button>
        )}
        {isConfirmed && (
          <button type="button" class="button button--small button--danger" onClick={() => onMap(app)}>
            {t(lang, 'appStop')}
          </button>
        )}
      </p>
    </fieldset>
  );
}
