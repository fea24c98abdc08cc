import { useId } from 'preact/hooks';

export type SegmentsProps<V extends string> = {
  /** The group's name, read out but not shown. */
  legend: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
};

/** One of a few: native radio buttons, so that arrow keys and readers work as everywhere. */
export function Segments<V extends string>({ legend, value, options, onChange }: SegmentsProps<V>) {
  const name = useId();
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
