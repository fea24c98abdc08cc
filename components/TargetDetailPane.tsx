import { useId, useState } from 'preact/hooks';
import { dayText, grouped, periodText, valueText } from '../lib/app/format.ts';
import type { Look } from '../lib/app/progress-of.ts';
import { cellText, valueFromCell, type GridEdit } from '../lib/app/target-cells.ts';
import type { TargetDetail } from '../lib/app/target-detail.ts';
import type { GridColumn, GridRow } from '../lib/app/target-grid.ts';
import { dayOf } from '../lib/domain/day.ts';
import { contains } from '../lib/domain/period.ts';
import type { Target } from '../lib/domain/target.ts';
import { t } from '../lib/words/targets.ts';
import type { Lang } from '../lib/words/speak.ts';

export type TargetDetailPaneProps = {
  lang: Lang;
  title: string;
  row: GridRow;
  column: GridColumn;
  detail: TargetDetail;
  look: Look;
  onEdit: (edit: GridEdit) => void;
};

/** Everything about the cell worked in: current and first value, deadline, tiers, suggestions, its spread and its history. */
export function TargetDetailPane({ lang, title, row, column, detail, look, onEdit }: TargetDetailPaneProps) {
  const { kpi, scope } = row;
  const { currency } = look.settings;
  const today = look.now.slice(0, 10);
  const { cell, suggestion, feasibility, parts } = detail;
  const place = { kpi: kpi.id, scope, period: column.period };
  const say = (value: number) => valueText(kpi.unit === 'count' ? Math.round(value) : value, kpi.unit, currency, lang);
  return (
    <section class="target-detail" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <small>
          {periodText(column.period, today, lang)} · {t(lang, 'detailDays', { days: grouped(detail.businessDays, 1) })}
          {detail.actual !== undefined && ` · ${t(lang, 'detailActual', { value: say(detail.actual) })}`}
        </small>
      </header>
      {cell.value === undefined ? (
        <p class="field-note">{t(lang, 'detailEmpty')}</p>
      ) : (
        <dl class="target-detail__facts">
          <div>
            <dt>{t(lang, 'detailCurrent')}</dt>
            <dd>
              <b>{say(cell.value)}</b>
            </dd>
          </div>
          {cell.target && (
            <div>
              <dt>{t(lang, 'detailOriginal')}</dt>
              <dd>{say(cell.target.original)}</dd>
            </div>
          )}
          {cell.target && (
            <Commitments
              lang={lang}
              target={cell.target}
              row={row}
              column={column}
              currency={currency}
              isGiven={cell.given}
              onEdit={(part) => onEdit({ ...place, ...part })}
            />
          )}
        </dl>
      )}
      <div class="target-detail__columns">
        <div>
          <h4>{t(lang, 'detailSuggest')}</h4>
          {feasibility && suggestion && <p class="target-detail__verdict">{feasibility[lang]}</p>}
          {suggestion ? (
            <ul class="target-detail__suggestions">
              {(['base', 'stretch', 'challenge'] as const).map((tier) => (
                <li key={tier}>
                  <span>{t(lang, `suggest_${tier}`)}</span>
                  <button
                    type="button"
                    class="button button--small"
                    disabled={cell.given || cell.value === suggestion[tier]}
                    onClick={() => onEdit({ ...place, value: suggestion[tier] })}
                  >
                    {t(lang, 'suggestUse', { value: say(suggestion[tier]) })}
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <p class="field-note">{t(lang, 'suggestNone')}</p>
          )}
        </div>
        {parts.length > 0 && (
          <div>
            <h4>{t(lang, look.settings.spread === 'weekday' ? 'detailSplitWeekday' : 'detailSplit')}</h4>
            <table class="target-detail__split">
              <tbody>
                {parts.map((part) => (
                  <tr key={part.period.start} class={part.isNow ? 'is-now' : undefined}>
                    <th scope="row">{periodText(part.period, today, lang)}</th>
                    <td>{t(lang, 'detailDayCount', { days: grouped(part.businessDays, 1) })}</td>
                    <td>{say(part.value)}</td>
                  </tr>
                ))}
                {detail.today !== undefined && (
                  <tr class="target-detail__today">
                    <th scope="row">{t(lang, 'detailToday')}</th>
                    <td colSpan={2}>
                      <b>{say(detail.today)}</b>
                    </td>
                  </tr>
                )}
              </tbody>
            </table>
          </div>
        )}
        {cell.target && (
          <div>
            <h4>{t(lang, 'detailHistory')}</h4>
            {cell.target.changes.length === 0 ? (
              <p class="field-note">{t(lang, 'detailNoChange')}</p>
            ) : (
              <ol class="target-detail__changes">
                {cell.target.changes.toReversed().map((change) => (
                  <li key={change.at}>
                    <span>{t(lang, 'detailChange', { from: say(change.from), to: say(change.to) })}</span>
                    <small>
                      {dayText(dayOf(change.at, zoneOf(look)), today, lang)} ·{' '}
                      {change.reason || t(lang, 'detailNoReason')}
                    </small>
                  </li>
                ))}
              </ol>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

const zoneOf = ({ settings }: Look): string =>
  settings.zone === 'auto' ? Intl.DateTimeFormat().resolvedOptions().timeZone : settings.zone;

type CommitmentsProps = {
  lang: Lang;
  target: Target;
  row: GridRow;
  column: GridColumn;
  currency: string;
  isGiven: boolean;
  onEdit: (part: Pick<GridEdit, 'deadline' | 'tiers'>) => void;
};

/** By when, and what lies beyond: the target's own deadline and its tiers. */
function Commitments({ lang, target, row, column, currency, isGiven, onEdit }: CommitmentsProps) {
  const deadlineId = useId();
  const [trouble, setTrouble] = useState<'deadlineWrong' | 'tierWrong'>();
  const { kpi } = row;
  const tier = (name: 'stretch' | 'challenge', text: string) => {
    const typed = text.trim();
    const value = typed === '' ? undefined : valueFromCell(typed, kpi.unit, currency);
    const { [name]: _, ...rest } = target.tiers ?? {};
    const tiers = value === undefined ? rest : { ...rest, [name]: value };
    const isWrong = (typed !== '' && value === undefined) || !isRising(target.value, tiers, kpi.better);
    setTrouble(isWrong ? 'tierWrong' : undefined);
    if (!isWrong) onEdit({ tiers });
  };
  return (
    <>
      <div>
        <dt>
          <label for={deadlineId}>{t(lang, 'detailDeadline')}</label>
        </dt>
        <dd>
          <input
            id={deadlineId}
            type="date"
            disabled={isGiven}
            value={target.deadline}
            onChange={(event) => {
              const deadline = event.currentTarget.value;
              const isRight = contains(column.period, deadline);
              setTrouble(isRight ? undefined : 'deadlineWrong');
              if (isRight) onEdit({ deadline });
              else event.currentTarget.value = target.deadline;
            }}
          />
        </dd>
      </div>
      {(['stretch', 'challenge'] as const).map((name) => (
        <div key={name}>
          <dt>
            <label for={`${deadlineId}-${name}`}>
              {t(lang, name === 'stretch' ? 'detailStretch' : 'detailChallenge')}
            </label>
          </dt>
          <dd>
            <input
              id={`${deadlineId}-${name}`}
              type="text"
              class="short"
              autocomplete="off"
              placeholder="—"
              disabled={isGiven}
              title={t(lang, 'detailTierHint')}
              defaultValue={
                target.tiers?.[name] === undefined
                  ? ''
                  : kpi.unit === 'money'
                    ? valueText(target.tiers[name], kpi.unit, currency, lang, { full: true })
                    : cellText(target.tiers[name], kpi.unit, currency)
              }
              onChange={(event) => tier(name, event.currentTarget.value)}
            />
          </dd>
        </div>
      ))}
      {trouble && (
        <p class="field-note field-note--wrong" role="alert">
          {t(lang, trouble)}
        </p>
      )}
    </>
  );
}

/** Each tier asks for more than the one before: a higher value, or a lower one where less is better. */
function isRising(base: number, { stretch, challenge }: NonNullable<Target['tiers']>, better: 'higher' | 'lower') {
  const steps = [base, stretch, challenge].filter((step) => step !== undefined);
  return steps.every((step, index) => {
    const before = steps[index - 1];
    return before === undefined || (better === 'higher' ? step > before : step < before);
  });
}
