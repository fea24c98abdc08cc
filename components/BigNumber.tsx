import { BulletBar } from './BulletBar.tsx';
import { Icon } from './Icon.tsx';
import { flagIcon } from './icons.ts';
import { VerdictTag } from './VerdictTag.tsx';
import type { MainView } from '../lib/app/kpi-view.ts';
import { t } from '../lib/words/index.ts';
import type { Lang } from '../lib/words/speak.ts';

export type BigNumberProps = { lang: Lang; view: MainView; onSetTarget?: () => void };

/** The main target: one number, one picture, one sentence. The picture's key stands beside its figures. */
export function BigNumber({ lang, view, onSetTarget }: BigNumberProps) {
  const { label: barLabel, ...bar } = view.bar;
  return (
    <section class="big" aria-labelledby="big-title">
      <header class="big__head">
        <h2 id="big-title">{view.title}</h2>
        <VerdictTag verdict={view.verdict} word={view.verdictWord} />
      </header>
      <p class="big__number">
        <strong title={view.bigFull ?? view.full}>{view.big}</strong>
        {view.target !== undefined && (
          <span class="big__target">
            <Icon path={flagIcon} size={13} />
            {t(lang, 'ofTarget', { target: view.target })}
          </span>
        )}
        {view.target === undefined && onSetTarget && (
          <button type="button" class="button button--small button--main" onClick={onSetTarget}>
            {t(lang, 'setTarget')}
          </button>
        )}
      </p>
      <BulletBar {...bar} size="hero" label={barLabel} />
      <p class="big__key">
        <span>
          <i class="key key--actual" />
          {t(lang, 'actual')} <b>{view.actualText}</b>
          {view.share !== undefined && ` (${view.share})`}
        </span>
        {view.paceText !== undefined && (
          <span>
            <i class="key key--pace" />
            {t(lang, 'pace')} <b>{view.paceText}</b>
          </span>
        )}
      </p>
      {(view.band !== undefined || view.hit !== undefined) && (
        <p class="big__key">
          <span>{view.band}</span>
          <span>{view.hit}</span>
        </p>
      )}
      {(view.sentence !== undefined || view.basis !== undefined) && (
        <p class="big__sentence">
          {view.sentence} {view.basis !== undefined && <small class="big__basis">{view.basis}</small>}
        </p>
      )}
    </section>
  );
}
