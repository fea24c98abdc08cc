import { useId, useState } from 'preact/hooks';
import { numberFromTyped } from '../lib/app/typed.ts';
import type { Unit } from '../lib/kpis/kpi.ts';

type Props = {
  label: string;
  /** It stands beside the field already, and is only read out. */
  isNamed?: boolean;
  unit: Unit;
  value: number | undefined;
  /** The value as it stands in the field. */
  shown: string;
  most?: number;
  /** What to say of a text that is no number. */
  wrong: string;
  disabled?: boolean;
  /** An emptied field. */
  onKeep: (value: number | undefined) => void;
};

/** A number as people type it, kept when the field is left or Enter pressed; what is none is told and changes nothing. */
export function TypedNumber({
  label,
  isNamed = false,
  unit,
  value,
  shown,
  most = Infinity,
  wrong,
  disabled = false,
  onKeep,
}: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const isBlank = typed === undefined || typed.trim() === '';
  const parsed = isBlank ? undefined : numberFromTyped(typed, unit);
  const isWrong = !isBlank && (parsed === undefined || parsed > most);
  const keep = () => {
    if (typed === undefined || isWrong) return;
    if (parsed !== value) onKeep(parsed);
    setTyped(undefined);
  };
  return (
    <span class="typed-number">
      <label for={id} class={isNamed ? 'hidden-label' : undefined}>
        {label}
      </label>
      <input
        id={id}
        class="short"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        placeholder="—"
        disabled={disabled}
        aria-invalid={isWrong}
        value={typed ?? shown}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) keep();
        }}
      />
      {isWrong && (
        <span class="field-note field-note--wrong" role="alert">
          {wrong}
        </span>
      )}
    </span>
  );
}
