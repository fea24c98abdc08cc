import { useState } from 'preact/hooks';

export type SegmentsProps<V extends string> = {
  /** The group's name, read out but not shown. */
  legend: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
};

let made = 0;

/** One of a few: native radio buttons, so that arrow keys and readers work as everywhere. */
export function Segments<V extends string>({ legend, value, options, onChange }: SegmentsProps<V>) {
  // Preact's `useId` may give one id twice to parts that come at different times, and two groups of one name uncheck each other.
  const [name] = useState(() => `segments-${(made += 1)}`);
  return (
    <fieldset class="segments">
      <legend class="hidden-label">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="segments__one">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
