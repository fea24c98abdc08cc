import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../Icon.tsx';
import { closeIcon, rightIcon } from '../icons.ts';
import { Blank } from './Card.tsx';
import type { DrawerState } from '../../lib/app/dashboard/dashboard-model.ts';
import { SaidTable } from './SaidTable.tsx';
import type { RowsFound, ShownRow } from '../../lib/app/dashboard/rows.ts';
import { chanceText } from '../../lib/app/chance-text.ts';
import { ageText, chancePoints, dayText, moneyFull, momentText } from '../../lib/app/format.ts';
import type { Day, Instant, Zone } from '../../lib/domain/day.ts';
import { ownCrm } from '../../lib/domain/scope.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type RowsDrawerProps = {
  lang: Lang;
  state: DrawerState | undefined;
  today: Day;
  now: Instant;
  zone: Zone;
  crmName: (id: string) => string;
  onClose: () => void;
};

/** The rows behind a number, each with its way back to the page in the CRM and when it was seen there. */
export function RowsDrawer(props: RowsDrawerProps) {
  const { lang, state, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = state !== undefined;
  useEffect(() => {
    // A modal dialog holds the focus, closes on Esc and gives the focus back to the number: the browser's own work.
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} class="drawer" aria-labelledby="drawer-title" closedby="any" onClose={onClose}>
      {state && (
        <>
          <header class="drawer__head">
            <h2 id="drawer-title">{state.title}</h2>
            <button type="button" class="icon-button" aria-label={t(lang, 'close')} onClick={onClose}>
              <Icon path={closeIcon} />
            </button>
          </header>
          <DrawerBody {...props} state={state} />
        </>
      )}
    </dialog>
  );
}

/** What stands in it: how many rows, the rows, and those that could not be counted. */
export function DrawerBody({ state: { rows: found, isLost }, ...props }: RowsDrawerProps & { state: DrawerState }) {
  const { lang, today } = props;
  if (isLost) return <p role="alert">{t(lang, 'drawerLost')}</p>;
  if (!found) return <Blank rows={6} />;
  const { rows, of, left, leftOf, open, deciding, before, said } = found;
  if (said) return <SaidTable lang={lang} said={said} today={today} />;
  if (deciding) return <Deciding {...props} deciding={deciding} />;
  return (
    <>
      {open && <OpenDeals {...props} open={open} />}
      <p class="drawer__count" role="status">
        {open
          ? t(lang, 'drawerSoFar', { count: of })
          : of === 0
            ? t(lang, 'drawerNone')
            : t(lang, before ? 'drawerReached' : 'drawerRows', { count: of })}{' '}
        {rows.length < of && t(lang, 'drawerMore', { shown: rows.length, of })}
      </p>
      <List rows={rows} {...props} />
      {before && (
        <details class="drawer__left">
          <summary>{t(lang, 'drawerBefore', { count: before.of })}</summary>
          {before.rows.length < before.of && (
            <p>{t(lang, 'drawerMore', { shown: before.rows.length, of: before.of })}</p>
          )}
          <List rows={before.rows} {...props} />
        </details>
      )}
      {leftOf > 0 && (
        <details class="drawer__left">
          <summary>{t(lang, 'drawerLeft', { count: leftOf })}</summary>
          {left.length < leftOf && <p>{t(lang, 'drawerMore', { shown: left.length, of: leftOf })}</p>}
          <List rows={left} {...props} />
        </details>
      )}
    </>
  );
}

/** The open deals of a landing, before what is counted already: there is something to be done about them. */
const OpenDeals = ({ open: { rows, of }, ...props }: Omit<ListProps, 'rows'> & Required<Pick<RowsFound, 'open'>>) => (
  <>
    <p class="drawer__count">
      {t(props.lang, 'drawerCounts', { count: of })}{' '}
      {rows.length < of && t(props.lang, 'drawerMore', { shown: rows.length, of })}
    </p>
    <List rows={rows} {...props} />
    <p class="drawer__note">{t(props.lang, 'drawerNoRows')}</p>
  </>
);

/** The open deals that decide a gap; what else could close it has no rows yet. */
const Deciding = ({
  deciding: { rows, of },
  ...props
}: Omit<ListProps, 'rows'> & Required<Pick<RowsFound, 'deciding'>>) => (
  <>
    <p class="drawer__count" role="status">
      {of === 0 ? t(props.lang, 'drawerUndecided') : t(props.lang, 'drawerDecide', { count: of })}{' '}
      {rows.length < of && t(props.lang, 'drawerMore', { shown: rows.length, of })}
    </p>
    <List rows={rows} isDeciding {...props} />
    {of > 0 && <p class="drawer__note">{t(props.lang, 'drawerDecideNote')}</p>}
  </>
);

type ListProps = Omit<RowsDrawerProps, 'state'> & {
  rows: readonly ShownRow[];
  /** Each with what hangs on it. */
  isDeciding?: boolean;
};

const List = ({ rows, ...props }: ListProps) => (
  <ul class="drawer__rows">
    {rows.map((row) => (
      <Row key={row.key} row={row} {...props} />
    ))}
  </ul>
);

function Row({ row, isDeciding, lang, today, now, zone, crmName }: Omit<ListProps, 'rows'> & { row: ShownRow }) {
  const name = row.name ?? (row.entity === 'activity' ? t(lang, `kind_${row.kind}`) : t(lang, 'unnamedDeal'));
  const crm = crmName(row.crm);
  const what =
    row.entity === 'deal'
      ? [row.account, row.owner, row.stage ?? t(lang, `status_${row.status}`)]
      : [
          row.name !== undefined && t(lang, `kind_${row.kind}`),
          row.outcome && t(lang, `outcome_${row.outcome}`),
          row.deal,
          row.account,
          row.owner,
        ];
  return (
    <li class="drawer__row">
      <div class="drawer__what">
        <b>{name}</b>
        <span>{what.filter(Boolean).join(' · ')}</span>
      </div>
      <div class="drawer__figure">
        {row.entity === 'deal' && row.amount && (
          <b>
            {row.approximate && '≈'}
            {moneyFull(row.amount)}
          </b>
        )}
        <span>
          {row.on !== undefined && dayText(row.on, today, lang)}
          {row.entity === 'activity' && row.time !== undefined && ` ${row.time}`}
          {row.entity === 'deal' &&
            row.chance !== undefined &&
            ` · ${t(lang, 'drawerChance', { share: chanceText(row.chance, lang) })}`}
          {row.entity === 'deal' &&
            isDeciding &&
            row.hangs !== undefined &&
            ` · ${t(lang, 'drawerHangs', { points: chancePoints(row.hangs) })}`}
          {row.entity === 'deal' && row.byPlan && ` (${t(lang, 'drawerByPlan')})`}
        </span>
      </div>
      <div class="drawer__from">
        {row.url === undefined ? (
          <span>{row.crm === ownCrm ? t(lang, 'drawerLogged') : t(lang, 'drawerNoPage')}</span>
        ) : (
          <a href={row.url} target="_blank" rel="noreferrer">
            {t(lang, 'drawerOpen', { crm })}
            <span class="hidden-label"> {name}</span>
            <Icon path={rightIcon} size={10} />
          </a>
        )}
        <span title={momentText(row.seenAt, now, zone, lang)}>
          {t(lang, 'drawerSeen', { age: ageText(row.seenAt, now, zone, lang) })}
        </span>
      </div>
    </li>
  );
}
