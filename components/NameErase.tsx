import { useState } from 'preact/hooks';
import type { Asked } from './DataCare.tsx';
import type { Result } from '../lib/app/data-model.ts';
import type { NameFound, Touched } from '../lib/app/name-places.ts';
import { t } from '../lib/words/data.ts';
import type { Lang } from '../lib/words/speak.ts';

export type NameWays = {
  find: (typed: string) => Promise<NameFound[]>;
  lookAt: (found: NameFound) => Promise<Touched>;
  erase: (found: NameFound) => Promise<Result>;
};

type NameEraseProps = {
  lang: Lang;
  names: NameWays;
  isBusy: boolean;
  /** Does it where its outcome is told. */
  onRun: (work: () => Promise<Result>) => void;
  onAsk: (asked: Asked) => void;
};

/** One customer, colleague or other name, looked for and erased alone. */
export function NameErase({ lang, names, isBusy, onRun, onAsk }: NameEraseProps) {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<NameFound[]>([]);
  const [isLooking, setLooking] = useState(false);
  const look = async <T,>(work: Promise<T>, then: (answer: T) => void): Promise<void> => {
    setLooking(true);
    try {
      then(await work);
    } catch {
      onRun(() => Promise.resolve({ text: t(lang, 'lookTrouble'), isTrouble: true }));
    } finally {
      setLooking(false);
    }
  };
  const ask = (one: NameFound, touched: Touched) =>
    onAsk({
      title: t(lang, 'nameAsk', { name: one.name }),
      body: t(lang, 'nameAskBody', touched),
      points: [
        ...(touched.alike.length > 0 ? [t(lang, 'nameAlike', { names: listed(touched.alike, lang) })] : []),
        ...(touched.others.length > 0 ? [t(lang, 'nameOthers', { names: listed(touched.others, lang) })] : []),
        t(lang, one.kind === 'customer' ? 'nameAskNotes' : 'nameAskText'),
        t(lang, 'nameAskAgain'),
        t(lang, 'eraseAskFiles'),
      ],
      yes: t(lang, 'eraseYes'),
      onYes: () =>
        onRun(async () => {
          const result = await names.erase(one);
          setFound([]);
          setTyped('');
          return result;
        }),
    });
  return (
    <>
      <form
        class="names__search"
        aria-busy={isLooking}
        onSubmit={(event) => {
          event.preventDefault();
          void look(names.find(typed), setFound);
        }}
      >
        <label class="names__label" for="name-typed">
          {t(lang, 'nameLabel')}
        </label>
        <input
          id="name-typed"
          type="text"
          class="input"
          autocomplete="off"
          maxLength={200}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={isBusy || isLooking || typed.trim() === ''}>
          {t(lang, 'nameFind')}
        </button>
      </form>
      <p class="field-note">{t(lang, 'nameHint')}</p>
      {found.length > 0 && (
        <NamesFound
          lang={lang}
          found={found}
          isBusy={isBusy || isLooking}
          onErase={(one) => void look(names.lookAt(one), (touched) => ask(one, touched))}
        />
      )}
    </>
  );
}

type NamesFoundProps = { lang: Lang; found: readonly NameFound[]; isBusy: boolean; onErase: (one: NameFound) => void };

export const NamesFound = ({ lang, found, isBusy, onErase }: NamesFoundProps) => (
  <ul class="names" aria-busy={isBusy}>
    {found.map((one) => (
      <li key={`${one.kind} ${one.name}`}>
        <span class="names__name">
          {one.name}
          <span class="grid__note">
            {t(lang, `nameKind_${one.kind}`)}
            {one.kind !== 'other' && ` · ${t(lang, 'nameRows', one)}`}
          </span>
        </span>
        <button
          type="button"
          class="button button--small"
          aria-label={t(lang, 'nameEraseOf', { name: one.name, kind: t(lang, `nameKind_${one.kind}`) })}
          disabled={isBusy}
          onClick={() => onErase(one)}
        >
          {t(lang, 'eraseSite')}
        </button>
      </li>
    ))}
  </ul>
);

const mostListed = 6;

const listed = (names: readonly string[], lang: Lang): string =>
  names.slice(0, mostListed).join(lang === 'ja' ? '、' : ', ') + (names.length > mostListed ? '…' : '');
