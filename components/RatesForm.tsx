import { useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { checkIcon, alertIcon } from './icons.ts';
import { currencies } from './currencies.ts';
import { rateCoverage } from '../lib/app/definition-effects.ts';
import { dayText } from '../lib/app/format.ts';
import type { Look } from '../lib/app/progress-of.ts';
import { isDay } from '../lib/domain/day.ts';
import { isRate, type ExchangeRate } from '../lib/domain/exchange.ts';
import { t } from '../lib/words/rules.ts';
import type { Lang } from '../lib/words/speak.ts';

export type RatesFormProps = {
  lang: Lang;
  look: Look;
  /** The company has fixed them. */
  isLocked: boolean;
  onChange: (rates: ExchangeRate[]) => void;
};

/** Exchange rates by currency and day, and how many deals they cover. */
export function RatesForm({ lang, look, isLocked, onChange }: RatesFormProps) {
  const { rates, currency } = look.settings;
  const today = look.now.slice(0, 10);
  const coverage = rateCoverage(look);
  const needed = coverage.find(({ uncovered }) => uncovered > 0);
  const [from, setFrom] = useState<string>();
  const [rate, setRate] = useState('');
  const [on, setOn] = useState<string>();
  const [trouble, setTrouble] = useState('');
  const chosen = from ?? needed?.currency ?? (currency === 'USD' ? 'EUR' : 'USD');
  const day = on ?? needed?.since ?? today;
  const add = () => {
    const plain = rate.normalize('NFKC').replace(/[\s,]/g, '');
    const wrong =
      chosen === currency
        ? t(lang, 'rateSame', { currency })
        : !isRate(plain)
          ? t(lang, 'rateWrong')
          : !isDay(day)
            ? t(lang, 'rateDateWrong')
            : '';
    setTrouble(wrong);
    if (wrong !== '') return;
    const others = rates.filter((one) => !(one.from === chosen && one.to === currency && one.on === day));
    onChange([...others, { from: chosen, to: currency, on: day, rate: plain }]);
    setRate('');
    setOn(undefined);
    setFrom(undefined);
  };
  const sorted = rates.toSorted((a, b) => (a.from === b.from ? (a.on < b.on ? 1 : -1) : a.from < b.from ? -1 : 1));
  return (
    <>
      <p class="lead">{isLocked ? t(lang, 'lockedBy') : t(lang, 'ratesLead', { currency })}</p>
      <ul class="coverage">
        {coverage.length === 0 && <li>{t(lang, 'coverageNone')}</li>}
        {coverage.map(({ currency: foreign, rows, uncovered, since }) => (
          <li key={foreign} class={uncovered > 0 ? 'coverage--open' : undefined}>
            <Icon path={uncovered > 0 ? alertIcon : checkIcon} size={14} />
            {uncovered > 0
              ? t(lang, 'coverageSome', {
                  currency: foreign,
                  rows,
                  left: uncovered,
                  since: since ? dayText(since, today, lang) : '',
                })
              : t(lang, 'coverageAll', { currency: foreign, rows })}
          </li>
        ))}
      </ul>
      {sorted.length === 0 ? (
        <p class="field-note">{t(lang, 'ratesNone')}</p>
      ) : (
        <table class="grid rates">
          <thead>
            <tr>
              <th scope="col">{t(lang, 'rateFrom')}</th>
              <th scope="col">{t(lang, 'rateOn')}</th>
              <th scope="col">{t(lang, 'rateValue', { currency })}</th>
              <th scope="col">
                <span class="hidden-label">{t(lang, 'metricDelete')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((one) => (
              <tr key={`${one.from} ${one.to} ${one.on}`}>
                <th scope="row">{one.to === currency ? one.from : `${one.from} → ${one.to}`}</th>
                <td>{dayText(one.on, today, lang)}</td>
                <td>{one.rate}</td>
                <td>
                  <button
                    type="button"
                    class="text-button"
                    disabled={isLocked}
                    aria-label={t(lang, 'rateRemove', { what: `${one.from} ${one.on}` })}
                    onClick={() => onChange(rates.filter((other) => other !== one))}
                  >
                    {t(lang, 'metricDelete')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!isLocked && (
        <form
          class="rates__add"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <label>
            {t(lang, 'rateFrom')}
            <select value={chosen} onChange={(event) => setFrom(event.currentTarget.value)}>
              {[...new Set([...coverage.map((one) => one.currency), ...currencies])]
                .filter((code) => code !== currency)
                .map((code) => (
                  <option key={code} value={code}>
                    {code}
                  </option>
                ))}
            </select>
          </label>
          <label>
            {t(lang, 'rateOn')}
            <input type="date" value={day} onInput={(event) => setOn(event.currentTarget.value)} />
          </label>
          <label>
            {t(lang, 'rateValue', { currency })}
            <input
              class="short"
              type="text"
              inputMode="decimal"
              autocomplete="off"
              value={rate}
              aria-invalid={trouble !== ''}
              onInput={(event) => setRate(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button">
            {t(lang, 'rateAdd')}
          </button>
          <span class="field-note field-note--wrong" role="alert">
            {trouble}
          </span>
        </form>
      )}
    </>
  );
}
