import type { TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { alertIcon, clockIcon, dotsIcon, flagIcon, pushIcon } from './icons.ts';
import { Told } from './Told.tsx';
import type { Chip } from '../lib/messages/protocol.ts';
import { t } from '../lib/words/chip-layer.ts';
import type { Lang } from '../lib/words/speak.ts';

/** A chip and the deal it stands on, by the name the page prints. */
export type ChipLine = { key: number; chip: Chip; name?: string };

export type ChipsProps = {
  lang: Lang;
  chips: readonly ChipLine[];
  /** Which one explains itself. */
  open: number | undefined;
  isPerson: (event: Event) => boolean;
  /** Reached by the keyboard, or left. */
  onFocus: (key: number | undefined) => void;
  /** Told of every element that is drawn, and of its going. */
  onDrawn?: (key: number, element: HTMLElement | null) => void;
  onTip?: (element: HTMLElement | null) => void;
};

const icons: Record<Chip['kind'], string> = {
  decisive: flagIcon,
  risk: alertIcon,
  stale: clockIcon,
  pushed: pushIcon,
  'no-step': dotsIcon,
};

const steps: Record<string, 1 | -1> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * The chips of a page, one stop of the Tab key: arrows go from deal to deal. A chip that is reached explains itself; readers
 * hear the same at once.
 */
export function Chips({ lang, chips, open, isPerson, onFocus, onDrawn, onTip }: ChipsProps) {
  const [reached, setReached] = useState<number | undefined>(undefined);
  const stop = chips.some(({ key }) => key === reached) ? reached : chips[0]?.key;
  const opened = chips.find(({ key }) => key === open);
  const step = (event: TargetedKeyboardEvent<HTMLButtonElement>) => {
    if (!isPerson(event)) return;
    if (event.key === 'Escape') onFocus(undefined);
    const by = steps[event.key];
    const all = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])];
    const next = by && all[(all.indexOf(event.currentTarget) + by + all.length) % all.length];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  if (chips.length === 0) return null;
  return (
    <div class="row-chips" role="group" aria-label={t(lang, 'chipsLabel')}>
      {chips.map(({ key, chip, name }) => (
        <button
          key={key}
          ref={(element) => onDrawn?.(key, element)}
          type="button"
          class={`row-chip row-chip--${chip.kind}`}
          tabIndex={key === stop ? 0 : -1}
          aria-expanded={key === open}
          aria-label={[t(lang, 'chipOf', { deal: name ?? t(lang, 'unnamedRow'), chip: chip.label }), ...chip.says].join(
            ' ',
          )}
          onFocus={() => {
            setReached(key);
            onFocus(key);
          }}
          onBlur={() => onFocus(undefined)}
          onKeyDown={step}
          onClick={(event) => isPerson(event) && onFocus(key === open ? undefined : key)}
        >
          <Icon path={icons[chip.kind]} size={11} />
          <Told text={chip.label} class="row-chip__label" />
        </button>
      ))}
      {opened && <Explanation {...opened} {...(onTip && { onTip })} />}
    </div>
  );
}

/** What a chip was concluded from. Readers have heard it with the chip. */
function Explanation({ chip, onTip }: ChipLine & Pick<ChipsProps, 'onTip'>) {
  return (
    <div ref={onTip ?? null} class="row-chip-tip" aria-hidden="true">
      <ul>
        {chip.says.map((sentence) => (
          <li key={sentence}>
            <Told text={sentence} />
          </li>
        ))}
      </ul>
    </div>
  );
}
