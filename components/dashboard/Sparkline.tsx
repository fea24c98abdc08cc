import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

export type SparklineProps = {
  /** Oldest first; where there is none the line is broken. */
  values: readonly (number | undefined)[];
};

const width = 72;
const height = 20;
/** So that a dot at the edge is whole. */
const rim = 3;

/** A row of figures as a line, from nothing upwards; the last, still growing, as a ring. Words beside it say the same. */
export function Sparkline({ values }: SparklineProps) {
  const [low = 0, high = 0] = extent([0, ...values.filter((value) => value !== undefined)]);
  const x = scaleLinear()
    .domain([0, Math.max(1, values.length - 1)])
    .range([rim, width - rim]);
  const y = scaleLinear()
    .domain([low, high > low ? high : low + 1])
    .range([height - rim, rim]);
  const path = line<number | undefined>()
    .defined((value) => value !== undefined)
    .x((_, index) => x(index))
    .y((value = 0) => y(value));
  const last = values.at(-1);
  return (
    <svg class="spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path class="spark__line" d={path(values.slice(0, -1)) ?? ''} />
      {last !== undefined && (
        <>
          <path
            class="spark__line spark__line--now"
            d={path(values.map((value, at) => (at < values.length - 2 ? undefined : value))) ?? ''}
          />
          <circle class="spark__now" cx={x(values.length - 1)} cy={y(last)} r="2.5" />
        </>
      )}
    </svg>
  );
}
