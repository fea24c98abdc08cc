import { Icon } from './Icon.tsx';
import { swapIcon } from './icons.ts';
import { TeachTable } from './TeachTable.tsx';
import { useMoving } from './use-moving.ts';
import type { DateOrder, Teachable, TeachModel, TeachView } from '../lib/app/teach-model.ts';
import type { Lang } from '../lib/words/speak.ts';
import { t } from '../lib/words/teach.ts';

export type TeachBoxProps = {
  lang: Lang;
  view: TeachView;
  model: Pick<TeachModel, 'pick' | 'remove' | 'choose' | 'again' | 'save'>;
  onClose: () => void;
};

const currencies = ['JPY', 'USD', 'EUR', 'GBP', 'CNY', 'KRW', 'TWD', 'SGD', 'AUD', 'CAD'];
const orders = ['ymd', 'mdy', 'dmy'] as const satisfies readonly DateOrder[];

/** What is known of the page that is being taught, beside the page itself: what to do next, the fields, the rows as read. */
export function TeachBox({ lang, view, model, onClose }: TeachBoxProps) {
  const { phase, against } = view;
  const moving = useMoving();
  return (
    <section
      ref={moving.box}
      class="teach"
      role="dialog"
      aria-label={t(lang, 'teachTitle')}
      {...(moving.style && { style: moving.style })}
    >
      <header class="teach__head" onPointerDown={moving.grab}>
        <h2>{t(lang, 'teachTitle')}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label={t(lang, 'teachMove')}
          title={t(lang, 'teachMove')}
          onClick={moving.next}
        >
          <Icon path={swapIcon} size={15} />
        </button>
        <button type="button" class="button button--small" onClick={onClose}>
          {t(lang, 'teachClose')}
        </button>
      </header>
      <p class="teach__say" role="status" aria-live="polite">
        {sentence(view, lang)}
      </p>
      {view.trouble && (
        <p class="teach__trouble" role="alert">
          {t(lang, troubles[view.trouble])}
        </p>
      )}
      {phase === 'aim' && <p class="teach__keys">{t(lang, 'teachKeys')}</p>}
      {phase !== 'aim' && phase !== 'saved' && (
        <>
          <ul class="teach__fields">
            {view.fields.map((one) => (
              <FieldLine key={one.field} lang={lang} view={view} one={one} model={model} />
            ))}
          </ul>
          {view.asks.currency && (
            <label class="teach__ask">
              {t(lang, 'teachCurrency')}
              <select onChange={(event) => model.choose({ currency: event.currentTarget.value })}>
                <option value="" disabled selected>
                  —
                </option>
                {currencies.map((code) => (
                  <option key={code}>{code}</option>
                ))}
              </select>
            </label>
          )}
          {view.asks.order && (
            <label class="teach__ask">
              {t(lang, 'teachOrder')}
              <select onChange={(event) => model.choose({ order: event.currentTarget.value as DateOrder })}>
                <option value="" disabled selected>
                  —
                </option>
                {orders.map((order) => (
                  <option key={order} value={order}>
                    {t(lang, `teachOrder_${order}`)}
                  </option>
                ))}
              </select>
            </label>
          )}
          {against?.map(({ field, before, now, differing, of }) => (
            <p key={field} class="teach__against">
              <b>{nameOf(field, lang)}</b> <del>{before || t(lang, 'teachBlank')}</del> →{' '}
              <ins>{now || t(lang, 'teachBlank')}</ins> <small>{t(lang, 'teachDiffering', { differing, of })}</small>
            </p>
          ))}
          <TeachTable lang={lang} view={view} />
          <footer class="teach__foot">
            <button type="button" class="button" onClick={model.again}>
              {t(lang, 'teachAgain')}
            </button>
            <button
              type="button"
              class="button button--main"
              disabled={phase === 'saving' || view.rows.length === 0 || against?.length === 0}
              onClick={() => void model.save()}
            >
              {t(lang, 'teachSave')}
            </button>
          </footer>
        </>
      )}
    </section>
  );
}

const troubles = { nothing: 'teachNothing', outside: 'teachOutside', 'needs-name': 'teachNeedsName' } as const;

function sentence({ phase, picking, drifted, isRecord, rows, against }: TeachView, lang: Lang): string {
  if (phase === 'saved') return t(lang, 'teachSaved');
  if (phase === 'failed') return t(lang, 'teachFailed');
  const fields = drifted.map((field) => nameOf(field, lang)).join(lang === 'ja' ? '・' : ', ');
  const why = drifted.length > 0 ? `${t(lang, 'teachDrifted', { fields })} ` : '';
  if (phase === 'pick' && picking) return why + t(lang, 'teachPick', { field: nameOf(picking, lang) });
  if (phase === 'aim') return why + t(lang, 'teachAim');
  if (against) return t(lang, against.length === 0 ? 'teachWhich' : 'teachCompare');
  return isRecord ? t(lang, 'teachRecord') : t(lang, 'teachFound', { rows: rows.length });
}

const nameOf = (field: string, lang: Lang): string =>
  field === 'rows' ? t(lang, 'teachRows') : t(lang, `field_${field as Teachable}`);

type FieldLineProps = Pick<TeachBoxProps, 'lang' | 'view' | 'model'> & { one: TeachView['fields'][number] };

function FieldLine({ lang, view, one: { field, isTaught, known, sample }, model }: FieldLineProps) {
  const name = nameOf(field, lang);
  const isPicking = view.phase === 'pick' && view.picking === field;
  return (
    <li class={isPicking ? 'teach__field teach__field--picking' : 'teach__field'} data-field={field}>
      <span class="teach__name">{name}</span>
      <span class="teach__sample">
        {isTaught ? (
          <>
            {sample}{' '}
            <small class={known < view.rows.length ? 'teach__few' : ''}>
              {t(lang, 'teachMisses', { known, of: view.rows.length })}
            </small>
          </>
        ) : (
          '—'
        )}
      </span>
      <button
        type="button"
        class="button button--small"
        aria-pressed={isPicking}
        aria-label={`${t(lang, isTaught ? 'teachChange' : 'teachAdd')}: ${name}`}
        onClick={() => model.pick(field)}
      >
        {t(lang, isTaught ? 'teachChange' : 'teachAdd')}
      </button>
      {isTaught && field !== 'name' && !view.against && (
        <button
          type="button"
          class="text-button"
          aria-label={`${t(lang, 'teachRemove')}: ${name}`}
          onClick={() => model.remove(field)}
        >
          {t(lang, 'teachRemove')}
        </button>
      )}
    </li>
  );
}
