import type { ComponentChildren } from 'preact';
import { Told } from './Told.tsx';
import { dayText, moneyFull } from '../lib/app/format.ts';
import { daysBetween, dayOf, type Day, type Zone } from '../lib/domain/day.ts';
import type { PanelView } from '../lib/messages/protocol.ts';
import { t } from '../lib/words/panel.ts';
import type { Lang } from '../lib/words/speak.ts';

export type DealFactsProps = { lang: Lang; deal: NonNullable<PanelView['deal']>; today: Day; zone: Zone };

/** The deal as captured, each figure with what makes it mean something; then what is missing, then what moved. */
export function DealFacts({ lang, deal, today, zone }: DealFactsProps) {
  const stageNote =
    deal.daysInStage !== undefined && deal.stageSince !== undefined
      ? t(lang, 'stageDays', { days: deal.daysInStage, since: dayText(deal.stageSince, today, lang) })
      : undefined;
  const overdue =
    deal.status === 'open' && deal.closeOn !== undefined && deal.closeOn < today ? daysBetween(deal.closeOn, today) : 0;
  const closeNotes = [
    overdue > 0 && t(lang, 'overdue', { days: overdue }),
    deal.pushes > 0 && t(lang, 'pushes', { times: deal.pushes }),
  ].filter((note) => note !== false);
  return (
    <>
      <dl class="deal-facts">
        <Fact name={t(lang, 'field_stage')} value={deal.stage} note={stageNote}>
          {deal.status !== 'open' && deal.status !== 'unmapped' && (
            <span class={`deal-facts__status deal-facts__status--${deal.status}`}>
              {t(lang, `status_${deal.status}`)}
            </span>
          )}
        </Fact>
        <Fact
          name={t(lang, 'field_amount')}
          value={deal.amount && (deal.approximate ? `≈${moneyFull(deal.amount)}` : moneyFull(deal.amount))}
          note={deal.approximate ? t(lang, 'rounded') : undefined}
        />
        <Fact
          name={t(lang, 'field_closeDate')}
          value={deal.closeOn && dayText(deal.closeOn, today, lang)}
          note={closeNotes.join(lang === 'ja' ? '・' : ', ') || undefined}
          isPressing={overdue > 0 || deal.pushes >= 3}
        />
        <Fact name={t(lang, 'field_owner')} value={deal.owner} />
        <Fact name={t(lang, 'field_account')} value={deal.account} />
      </dl>
      {deal.missing.length > 0 && (
        <section class="deal-facts__missing">
          <h2>{t(lang, 'missing')}</h2>
          <ul>
            {deal.missing.map((field) => (
              <li key={field}>
                <Told text={t(lang, `field_${field}`)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {deal.changes.length === 0 ? (
        <p class="deal-facts__history deal-facts__none">{t(lang, 'noHistory')}</p>
      ) : (
        <details class="deal-facts__history">
          <summary>
            {t(lang, 'history')} <Told text={String(deal.changes.length)} />
          </summary>
          <ol>
            {deal.changes.map((change) => (
              <li key={`${change.at} ${change.field}`}>
                <Told text={dayText(dayOf(change.at, zone), today, lang)} class="deal-facts__when" />
                <Told
                  text={`${t(lang, `field_${change.field}`)} ${t(lang, 'fromTo', { from: change.from || t(lang, 'empty'), to: change.to || t(lang, 'empty') })}`}
                />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

type FactProps = {
  name: string;
  value: string | undefined;
  note?: string | undefined;
  isPressing?: boolean;
  children?: ComponentChildren;
};

/** Nothing at all when the page never showed it: what is missing has its own list. */
function Fact({ name, value, note, isPressing = false, children }: FactProps) {
  if (value === undefined || value === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Told text={value} class="deal-facts__value" />
        {children}
        {note !== undefined && (
          <Told text={note} class={isPressing ? 'deal-facts__note deal-facts__note--pressing' : 'deal-facts__note'} />
        )}
      </dd>
    </div>
  );
}
