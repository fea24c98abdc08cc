import { Icon } from './Icon.tsx';
import { alertIcon } from './icons.ts';
import { t } from '../lib/words/options.ts';
import type { Lang } from '../lib/words/speak.ts';

export type StageMeaning = 'open' | 'won' | 'lost';
export type TypeMeaning = 'call' | 'appointment' | 'meeting' | 'email' | 'task' | 'note' | 'ignore';

/** A text as a CRM prints it, and what it counts as: said by the person, proposed by the recipe, or still open. */
export type MappingRow<M extends string> = {
  crm: string;
  crmName: string;
  text: string;
  rows: number;
  meaning?: M;
  isProposed: boolean;
};

export type MappingTableProps<M extends StageMeaning | TypeMeaning> = {
  lang: Lang;
  title: string;
  lead: string;
  none: string;
  meanings: readonly M[];
  rows: readonly MappingRow<M>[];
  onChange: (crm: string, text: string, meaning: M) => void;
};

/** One row per text, those without a meaning first, since their rows are counted nowhere. */
export function MappingTable<M extends StageMeaning | TypeMeaning>({
  lang,
  title,
  lead,
  none,
  meanings,
  rows,
  onChange,
}: MappingTableProps<M>) {
  const ordered = [...rows].sort(
    (a, b) => Number(a.meaning !== undefined) - Number(b.meaning !== undefined) || b.rows - a.rows,
  );
  return (
    <section class="mapping">
      <h3>{title}</h3>
      <p class="lead">{rows.length > 0 ? lead : none}</p>
      {rows.length > 0 && (
        <ul class="mapping__rows">
          {ordered.map((row) => (
            <li
              key={`${row.crm} ${row.text}`}
              class={row.meaning === undefined ? 'mapping__row mapping__row--open' : 'mapping__row'}
            >
              <span class="mapping__text">
                {row.meaning === undefined && <Icon path={alertIcon} size={15} />}
                <span class="mapping__name">{row.text}</span>
                <small>
                  {row.crmName}・{t(lang, 'mappingRows', { rows: row.rows })}
                </small>
              </span>
              <select
                aria-label={t(lang, 'mappingFor', { text: row.text, crm: row.crmName })}
                value={row.meaning ?? ''}
                onChange={(event) => onChange(row.crm, row.text, event.currentTarget.value as M)}
              >
                {row.meaning === undefined && (
                  <option value="" disabled>
                    {t(lang, 'mappingAsk')}
                  </option>
                )}
                {meanings.map((meaning) => (
                  <option key={meaning} value={meaning}>
                    {wordFor(lang, meaning)}
                    {row.isProposed && meaning === row.meaning ? ` (${t(lang, 'mappingProposed')})` : ''}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const wordFor = (lang: Lang, meaning: StageMeaning | TypeMeaning) => t(lang, `means_${meaning}`);

export type MappingProps = {
  lang: Lang;
  stages: readonly MappingRow<StageMeaning>[];
  types: readonly MappingRow<TypeMeaning>[];
  onStage: (crm: string, text: string, meaning: StageMeaning) => void;
  onType: (crm: string, text: string, meaning: TypeMeaning) => void;
};

export const StageMapping = ({ lang, stages, onStage }: Pick<MappingProps, 'lang' | 'stages' | 'onStage'>) => (
  <MappingTable
    lang={lang}
    title={t(lang, 'stagesTitle')}
    lead={t(lang, 'stagesLead')}
    none={t(lang, 'stagesNone')}
    meanings={['open', 'won', 'lost']}
    rows={stages}
    onChange={onStage}
  />
);

export const TypeMapping = ({ lang, types, onType }: Pick<MappingProps, 'lang' | 'types' | 'onType'>) => (
  <MappingTable
    lang={lang}
    title={t(lang, 'typesTitle')}
    lead={t(lang, 'typesLead')}
    none={t(lang, 'typesNone')}
    meanings={['call', 'appointment', 'meeting', 'email', 'task', 'note', 'ignore']}
    rows={types}
    onChange={onType}
  />
);
