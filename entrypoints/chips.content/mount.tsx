import { render } from 'preact';
import { Chips } from '../../components/Chips.tsx';
import { chipLayer, type Layer } from '../../lib/app/chip-layer.ts';
import { rowRoom } from '../../lib/app/chip-rows.ts';
import type { ChipsModel } from '../../lib/app/chips-model.ts';
import { watchPageTheme } from '../../lib/app/page-theme.ts';
import { domOf } from '../../lib/recipes/dom.ts';

/** Renders the chips into their container and keeps them on the page's rows. Ends with the signal. */
export function mountChips(container: HTMLElement, model: ChipsModel, signal: AbortSignal): Layer {
  const ground = document.createElement('div');
  ground.className = 'app';
  container.append(ground);
  const elements = new Map<number, HTMLElement>();
  let tip: HTMLElement | null = null;
  const layer = chipLayer({
    view: window,
    room: rowRoom(window, domOf(document)),
    chipOf: model.chipOf,
    ground,
    elementOf: (key) => elements.get(key),
    sheet: () => (ground.firstElementChild as HTMLElement | null) ?? undefined,
    tip: () => tip ?? undefined,
    signal,
    draw(shown, open) {
      const lang = model.language();
      ground.lang = lang;
      const chips = shown.flatMap(({ key, id, row, chip }) => {
        const name = id === row.id ? row.name : undefined;
        return chip ? [{ key, chip, ...(name !== undefined && { name }) }] : [];
      });
      render(
        <Chips
          lang={lang}
          chips={chips}
          open={open?.key}
          isPerson={(event) => event.isTrusted}
          onFocus={(key) => layer.focus(key)}
          onDrawn={(key, element) => (element ? elements.set(key, element) : elements.delete(key))}
          onTip={(element) => (tip = element)}
        />,
        ground,
      );
    },
  });
  watchPageTheme(window, (isDark) => (ground.dataset['dark'] = String(isDark)), signal);
  signal.addEventListener(
    'abort',
    () => {
      render(null, ground);
      ground.remove();
    },
    { once: true },
  );
  return layer;
}
