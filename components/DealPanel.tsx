import { useEffect, useRef } from 'preact/hooks';
import { BulletBar } from './BulletBar.tsx';
import { DealFacts } from './DealFacts.tsx';
import { Icon, Mark } from './Icon.tsx';
import { alertIcon, leftIcon, rightIcon, swapIcon } from './icons.ts';
import { QuickLog, type QuickLogProps } from './QuickLog.tsx';
import { Told } from './Told.tsx';
import { WhatIf, type WhatIfProps } from './WhatIf.tsx';
import { chancePoints, momentText, moneyCompact, percent } from '../lib/app/format.ts';
import type { Instant } from '../lib/domain/day.ts';
import type { PanelView } from '../lib/messages/protocol.ts';
import { t } from '../lib/words/panel.ts';
import type { Lang } from '../lib/words/speak.ts';

export type DealPanelProps = Pick<QuickLogProps, 'onLog' | 'onUndo' | 'onWanted' | 'objection' | 'onControl'> &
  Pick<WhatIfProps, 'onSuppose'> &
  Required<Pick<QuickLogProps, 'isPerson'>> & {
    view: PanelView;
    now: Instant;
    onOpen: (open: boolean) => void;
    onSide: (side: 'left' | 'right') => void;
    onRepair: () => void;
  };

/** Beside a deal on the CRM's own page: a tab at the edge, or the panel it opens into. */
export function DealPanel({
  view,
  now,
  onOpen,
  onSide,
  onRepair,
  onLog,
  onUndo,
  onWanted,
  onSuppose,
  isPerson,
  objection,
  onControl,
}: DealPanelProps) {
  const { language: lang, open, side, deal, share, drifted = [] } = view;
  const closer = useRef<HTMLButtonElement>(null);
  const tab = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current !== open) (open ? closer : tab).current?.focus();
    wasOpen.current = open;
  }, [open]);
  const whole = useRef<HTMLElement>(null);
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isPerson(event) && !event.isComposing) onOpen(false);
    };
    const panel = whole.current;
    panel?.addEventListener('keydown', close);
    return () => panel?.removeEventListener('keydown', close);
  }, [open, isPerson, onOpen]);
  const byPerson = (act: () => void) => (event: Event) => {
    if (isPerson(event)) act();
  };

  if (!open) {
    return (
      <aside class={`deal-tab deal-tab--${side}`} aria-label={t(lang, 'panelLabel')}>
        <button
          ref={tab}
          type="button"
          aria-expanded="false"
          aria-label={t(lang, 'open')}
          title={t(lang, 'open')}
          onClick={byPerson(() => onOpen(true))}
        >
          <Mark size={16} />
          {share && <Told text={percent(share.ofTarget)} class="deal-tab__share" />}
        </button>
      </aside>
    );
  }
  return (
    <aside ref={whole} class={`deal-panel deal-panel--${side}`} aria-label={t(lang, 'panelLabel')}>
      <header class="deal-panel__head">
        <Mark size={16} />
        {deal?.name ? (
          <Told text={deal.name} class="deal-panel__name" />
        ) : (
          <span class="deal-panel__name">{t(lang, 'panelName')}</span>
        )}
        <button
          type="button"
          class="icon-button"
          aria-label={t(lang, 'otherSide')}
          title={t(lang, 'otherSide')}
          onClick={byPerson(() => onSide(side === 'right' ? 'left' : 'right'))}
        >
          <Icon path={swapIcon} size={15} />
        </button>
        <button
          ref={closer}
          type="button"
          class="icon-button"
          aria-expanded="true"
          aria-label={t(lang, 'collapse')}
          title={t(lang, 'collapse')}
          onClick={byPerson(() => onOpen(false))}
        >
          <Icon path={side === 'right' ? rightIcon : leftIcon} size={15} />
        </button>
      </header>
      {drifted.length > 0 && (
        <div class="deal-panel__note deal-panel__note--warn">
          <Icon path={alertIcon} size={15} />
          <span>{t(lang, 'panelDrifted')}</span>
          <button type="button" class="button button--small" onClick={byPerson(onRepair)}>
            {t(lang, 'panelRepair')}
          </button>
        </div>
      )}
      {deal ? (
        <>
          <Share lang={lang} deal={deal} share={share} />
          {share && deal.status === 'open' && (
            <WhatIf key={deal.key} today={view.today} {...{ lang, deal, share, onSuppose, isPerson }} />
          )}
          <DealFacts lang={lang} deal={deal} today={view.today} zone={view.zone} />
          <footer class="deal-panel__foot">
            <QuickLog lang={lang} {...{ onLog, onUndo, onWanted, isPerson, objection, onControl }} />
            <Told
              text={t(lang, 'captured', { at: momentText(deal.seenAt, now, view.zone, lang) })}
              class="deal-panel__source"
            />
          </footer>
        </>
      ) : (
        <p class="deal-panel__wait">{t(lang, 'unknownDeal')}</p>
      )}
    </aside>
  );
}

type Deal = NonNullable<PanelView['deal']>;

/** What the deal is worth to the target: its share, and the landing with and without it. */
function Share({ lang, deal, share }: { lang: Lang; deal: Deal; share: PanelView['share'] }) {
  if (deal.status === 'unmapped')
    return (
      <p class="deal-panel__note deal-panel__note--warn">
        <Icon path={alertIcon} size={15} />
        <Told text={t(lang, 'unmappedStage', { stage: deal.stage ?? '' })} />
      </p>
    );
  if (!share) return <p class="deal-panel__note">{t(lang, 'noShare')}</p>;
  const money = (minor: number) => moneyCompact({ minor, currency: share.currency }, lang);
  const { landingNow: from, landingIfWon: to } = share;
  const target = deal.amount && share.ofTarget > 0 ? deal.amount.minor / share.ofTarget : undefined;
  const isOpen = deal.status === 'open';
  const sentence = isOpen ? liftOf(lang, from, to, money) : t(lang, deal.status === 'won' ? 'wonIn' : 'lostOut');
  const hangs = share.chances && hangsOn(lang, share.chances);
  const [before, after] = t(lang, 'shareOf', { share: '|', kpi: share.label }).split('|');
  return (
    <section class="deal-panel__share">
      <p class="deal-panel__worth">
        {before && <Told text={before} />}
        <Told text={percent(share.ofTarget)} class="deal-panel__percent" />
        {after && <Told text={after} />}
      </p>
      {isOpen && from !== undefined && to !== undefined && target !== undefined && (
        <BulletBar actual={from} landing={to} target={target} size="hero" label={t(lang, 'worthBar')} />
      )}
      {sentence !== undefined && (
        <p>
          <Told text={sentence} />
        </p>
      )}
      {isOpen && hangs !== undefined && (
        <p>
          <Told text={hangs} />
        </p>
      )}
    </section>
  );
}

/** How far the deal lifts the landing; by its own size where the two landings read the same. */
function liftOf(lang: Lang, from: number | undefined, to: number | undefined, money: (minor: number) => string) {
  if (from === undefined || to === undefined) return undefined;
  if (money(from) === money(to)) return t(lang, 'ifWonBy', { by: money(to - from) });
  return t(lang, 'ifWon', { from: money(from), to: money(to) });
}

/** How much of the target hangs on the deal; nothing where it is less than half a point. */
function hangsOn(lang: Lang, { ifWon, ifLost }: { ifWon: number; ifLost: number }) {
  const by = ifWon - ifLost;
  return by < 0.005
    ? undefined
    : t(lang, 'hangs', { by: chancePoints(by), won: percent(ifWon), lost: percent(ifLost) });
}
