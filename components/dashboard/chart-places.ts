import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import type { Landing } from '../../lib/landing/landing.ts';
import type { Curve } from '../../lib/app/dashboard/curve.ts';

/** Everything of the landing chart in percent of the plot's width and height; the height grows downwards. */
export type ChartPlaces = {
  actual: string;
  pace?: string;
  /** From now to the period's end: the middle of the landing, and its 8-in-10 range. */
  middle?: string;
  fan?: string;
  now: { x: number; y: number };
  ticks: { value: number; y: number }[];
  /** Days to be named below: x, and which. */
  days: { day: string; x: number }[];
  target?: number;
  landing?: number;
  /** Of each point of the curve. */
  points: { x: number; y?: number; pace?: number }[];
};

export function chartPlaces(curve: Curve, landing: Landing | undefined, target: number | undefined): ChartPlaces {
  const { points, days } = curve;
  const told = points.filter(({ actual }) => actual !== undefined);
  const last = told.at(-1);
  const start = { at: 0, actual: 0, pace: 0 };
  const highest = max([
    target ?? 0,
    landing?.p90 ?? 0,
    landing?.p50 ?? 0,
    ...points.flatMap(({ actual = 0, pace = 0 }) => [actual, pace]),
  ]);
  const x = scaleLinear().domain([0, days]).range([0, 100]);
  const y = scaleLinear()
    .domain([0, highest || 1])
    .nice(4)
    .range([100, 0]);
  const isOver = landing?.method === 'complete';
  const end =
    landing && !isOver && last ? { from: last, p50: landing.p50, p10: landing.p10, p90: landing.p90 } : undefined;
  const steps = line<{ at: number; actual?: number }>()
    .x(({ at }) => x(at))
    .y(({ actual = 0 }) => y(actual))
    .curve(curveStepAfter);
  const straight = line<[number, number]>()
    .x(([at]) => x(at))
    .y(([, value]) => y(value));
  const wedge = area<[number, number, number]>()
    .x(([at]) => x(at))
    .y0(([, low]) => y(low))
    .y1(([, , high]) => y(high));
  const pace = points.some((point) => point.pace !== undefined)
    ? straight([start, ...points].map(({ at, pace: value = 0 }): [number, number] => [at, value]))
    : null;
  const from: [number, number] = [last?.at ?? 0, last?.actual ?? 0];
  return {
    actual: steps([start, ...told]) ?? '',
    ...(pace !== null && { pace }),
    ...(end && { middle: straight([from, [days, end.p50]]) ?? '' }),
    ...(end?.p10 !== undefined &&
      end.p90 !== undefined && {
        fan:
          wedge([
            [from[0], from[1], from[1]],
            [days, end.p10, end.p90],
          ]) ?? '',
      }),
    now: { x: x(from[0]), y: y(from[1]) },
    ticks: y.ticks(4).map((value) => ({ value, y: y(value) })),
    days: named(curve).map(({ day, at }) => ({ day, x: x(at) })),
    ...(target !== undefined && { target: y(target) }),
    ...(landing && { landing: y(landing.p50) }),
    points: points.map(({ at, actual, pace: value }) => ({
      x: x(at),
      ...(actual !== undefined && { y: y(actual) }),
      ...(value !== undefined && { pace: y(value) }),
    })),
  };
}

/** About five days, evenly apart: the last and others counted back from it. */
function named({ points }: Curve): Curve['points'] {
  const step = Math.max(1, Math.ceil(points.length / 5));
  return points.filter((_, index) => (points.length - 1 - index) % step === 0);
}

/** Moves labels apart that would cover each other, as little as can be, and keeps them on the plot. In percent. */
export function apart(wanted: readonly number[], least: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  for (let pass = 0; pass < 8; pass += 1) {
    for (const [at, index] of order.entries()) {
      const next = order[at + 1];
      if (next === undefined) continue;
      const overlap = least - ((placed[next] ?? 0) - (placed[index] ?? 0));
      if (overlap <= 0) continue;
      placed[index] = Math.max(0, (placed[index] ?? 0) - overlap / 2);
      placed[next] = Math.min(100, (placed[next] ?? 0) + overlap / 2);
    }
  }
  return placed;
}
