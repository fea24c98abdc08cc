import type { ScaleLinear } from 'd3-scale';

/** From where a sum stood to where it stands; `whole` is the sum itself. */
export type FallPiece = { from: number; to: number; kind: 'whole' | 'short' | 'over' };

export type FallBarProps = {
  piece: FallPiece;
  place: 'first' | 'middle' | 'last';
  /** Into 0…100. */
  x: ScaleLinear<number, number>;
  /** What a pointer is told. */
  title?: string;
};

/** One row of a waterfall: its part, and the lines that lead from the row above and to the row below. */
export function FallBar({ piece: { from, to, kind }, place, x, title }: FallBarProps) {
  const [left, right] = [x(Math.min(from, to)), x(Math.max(from, to))];
  const width = Math.max(kind === 'whole' ? 2 : 0.6, right - left);
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {title !== undefined && <title>{title}</title>}
      {place === 'middle' && <line class="fall__line" x1={x(from)} x2={x(from)} y1="0" y2="24" />}
      {place !== 'last' && <line class="fall__line" x1={x(to)} x2={x(to)} y1="76" y2="100" />}
      {place === 'last' && <line class="fall__line" x1={x(to)} x2={x(to)} y1="0" y2="24" />}
      <rect class="fall__part" x={(left + right - width) / 2} width={width} y="24" height="52" />
    </svg>
  );
}
