import { VerdictTag } from './VerdictTag.tsx';
import { WhyDisclosure } from './WhyDisclosure.tsx';
import type { DealLine, SteerView } from '../lib/app/steer-view.ts';
import { t } from '../lib/words/steering.ts';
import type { Lang } from '../lib/words/speak.ts';

export type SteeringCardProps = { lang: Lang; view: SteerView; onReplan: () => void };

/** What to do for the main target: one line, the deals that decide it, and why, for whoever asks. */
export function SteeringCard({ lang, view, onReplan }: SteeringCardProps) {
  const { state, line, doubt, deals } = view;
  return (
    <section class="steer" aria-labelledby="steer-title">
      <h2 id="steer-title" class="hidden-label">
        {t(lang, 'steerTitle')}
      </h2>
      <div class="steer__plan">
        <p class="steer__line" title={doubt}>
          {state && <VerdictTag {...state} />} {line}
          {doubt !== undefined && <small class="steer__doubt"> {t(lang, 'thin')}</small>}
        </p>
        {view.isReplan && (
          <button type="button" class="button button--small" onClick={onReplan}>
            {t(lang, 'replan')}
          </button>
        )}
      </div>
      <DecisiveDeals lang={lang} deals={deals} />
      <WhyDisclosure lang={lang} view={view.why} />
    </section>
  );
}

/** The open deals on which most of the target hangs, each with what hangs on it. */
export function DecisiveDeals({ lang, deals }: { lang: Lang; deals: readonly DealLine[] }) {
  if (deals.length === 0) return null;
  return (
    <>
      <h3 class="steer__caption" id="steer-deals">
        <span>{t(lang, 'dealsTitle')}</span> <small>{t(lang, 'dealsNote')}</small>
      </h3>
      <ul class="steer__deals" aria-labelledby="steer-deals">
        {deals.map((deal) => (
          <li key={deal.key}>
            <Deal lang={lang} deal={deal} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A deal by its name, which opens it in the CRM, and what hangs on it. */
function Deal({ lang, deal: { name, url, amount, points, title } }: { lang: Lang; deal: DealLine }) {
  const figures = (
    <>
      <span class="steer__amount">{amount}</span>
      <span class="steer__points">
        <b>{points}</b>
        <span class="hidden-label"> {title}</span>
      </span>
    </>
  );
  if (url === undefined)
    return (
      <span class="steer__deal" title={title}>
        <span class="steer__name">{name}</span>
        {figures}
      </span>
    );
  return (
    <a class="steer__deal" href={url} target="_blank" rel="noreferrer" title={title}>
      <span class="steer__name">{name}</span>
      {figures}
      <span class="hidden-label"> {t(lang, 'opensCrm')}</span>
    </a>
  );
}
