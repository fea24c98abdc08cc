import { useId } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

export type FormRowProps = { label: string; hint?: string | undefined; children: ComponentChildren };

/** A labelled group of controls that name themselves. */
export const FormGroup = ({ label, hint, children }: FormRowProps) => (
  <fieldset class="form-row">
    <legend>{label}</legend>
    <div class="form-row__body">
      {children}
      {hint !== undefined && <span class="field-note">{hint}</span>}
    </div>
  </fieldset>
);

export type ChoiceProps<V extends string | number> = {
  label: string;
  hint?: string | undefined;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  /** Why it cannot be changed here; absent where it can. */
  locked?: string | undefined;
};

/** One of many, as a native list. */
export function Choice<V extends string | number>({ label, hint, value, options, onChange, locked }: ChoiceProps<V>) {
  const id = useId();
  return (
    <div class="form-row">
      <label for={id}>{label}</label>
      <div class="form-row__body">
        <select
          id={id}
          value={String(value)}
          disabled={locked !== undefined}
          onChange={(event) => {
            const chosen = options.find((option) => String(option.value) === event.currentTarget.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={String(option.value)}>
              {option.label}
            </option>
          ))}
        </select>
        {locked !== undefined && <span class="field-note">{locked}</span>}
        {hint !== undefined && <span class="field-note">{hint}</span>}
      </div>
    </div>
  );
}
