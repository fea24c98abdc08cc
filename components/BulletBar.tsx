import { bulletPlaces, type Bullet } from './bullet-geometry.ts';

export type BulletBarProps = Bullet & {
  /** The same in words; the bar is a picture to readers. */
  label: string;
  size?: 'row' | 'hero';
};

/**
 * Actual solid, what the landing adds hatched, its band beneath, the pace of today as a notch that stays visible on a
 * full bar, the target as a flag post.
 */
export function BulletBar({ label, size = 'row', ...bullet }: BulletBarProps) {
  const { actual, pace, landing, band, target, cut } = bulletPlaces(bullet);
  return (
    <div class={`bullet bullet--${size}`} role="img" aria-label={label}>
      <div class="bullet__track" />
      {band && <div class="bullet__band" style={{ left: `${band.from}%`, width: `${band.to - band.from}%` }} />}
      {landing !== undefined && landing > actual && (
        <div class="bullet__landing" style={{ left: `${actual}%`, width: `${landing - actual}%` }} />
      )}
      <div class="bullet__actual" style={{ width: `${actual}%` }} />
      {landing !== undefined && size === 'hero' && <div class="bullet__middle" style={{ left: `${landing}%` }} />}
      {pace !== undefined && <div class="bullet__pace" style={{ left: `${pace}%` }} />}
      {target !== undefined && <div class="bullet__target" style={{ left: `${target}%` }} />}
      {cut && <div class="bullet__cut" />}
    </div>
  );
}
