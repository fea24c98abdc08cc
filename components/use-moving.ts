import { useRef, useState } from 'preact/hooks';

/** px from the window's edges. */
const margin = 16;

type Spot = { left: number; top: number };

/**
 * A box that stands over a page and must not hide what it is about: dragged by its head with the pointer, sent on from
 * corner to corner with a button. It stays within the window.
 */
export function useMoving() {
  const box = useRef<HTMLElement>(null);
  const [spot, setSpot] = useState<Spot>();
  const corner = useRef(0);

  const within = ({ left, top }: Spot): Spot => {
    const { offsetWidth = 0, offsetHeight = 0 } = box.current ?? {};
    return {
      left: Math.max(margin, Math.min(left, innerWidth - offsetWidth - margin)),
      top: Math.max(margin, Math.min(top, innerHeight - offsetHeight - margin)),
    };
  };

  const grab = (event: PointerEvent): void => {
    const around = box.current?.getBoundingClientRect();
    if (!around || event.button !== 0 || (event.target as Element).closest('button')) return;
    event.preventDefault();
    const head = event.currentTarget as Element;
    const [dx, dy] = [event.clientX - around.left, event.clientY - around.top];
    const letGo = new AbortController();
    const drag = (moved: Event): void => {
      const { clientX, clientY } = moved as PointerEvent;
      setSpot(within({ left: clientX - dx, top: clientY - dy }));
    };
    head.setPointerCapture(event.pointerId);
    head.addEventListener('pointermove', drag, { signal: letGo.signal });
    for (const type of ['pointerup', 'pointercancel'])
      head.addEventListener(type, () => letGo.abort(), { signal: letGo.signal });
  };

  /** From the lower right over the lower left and the upper left to the upper right. */
  const next = (): void => {
    corner.current = (corner.current + 1) % 4;
    const isLeft = corner.current === 1 || corner.current === 2;
    const isUpper = corner.current >= 2;
    setSpot(within({ left: isLeft ? 0 : innerWidth, top: isUpper ? 0 : innerHeight }));
  };

  const style = spot && { left: `${spot.left}px`, top: `${spot.top}px`, right: 'auto', bottom: 'auto' };
  return { box, style, grab, next };
}
