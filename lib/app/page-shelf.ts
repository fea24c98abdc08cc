type Place<T> = { held: T | undefined; listeners: Set<(held: T | undefined) => void> };

export type Shelf<T> = {
  get: () => T | undefined;
  set: (held: T | undefined) => void;
  /** Whether a script listens already: a second one would only throw the first one out. */
  isHeard: () => boolean;
  /** Something new of the same is stored: whoever shows it asks again. */
  renew: () => void;
  /** Calls on every change, not at once. Ends with the signal. */
  onChange: (listener: (held: T | undefined) => void, signal: AbortSignal) => void;
};

/**
 * What the reading script tells another script of ours. Both run in the extension's isolated world of one document, whose
 * globals the page cannot see: no DOM event, no `postMessage`, nothing the page could forge or listen to.
 */
export function shelf<T>(
  name: string,
  isSame: (a: T | undefined, b: T | undefined) => boolean,
): (world?: object) => Shelf<T> {
  const key = Symbol.for(`chakuchi.${name}`);
  return (world = globalThis) => {
    const holder = world as { [key: symbol]: Place<T> | undefined };
    const place = (): Place<T> => (holder[key] ??= { held: undefined, listeners: new Set() });
    const tell = (): void => {
      const { held, listeners } = place();
      for (const listener of listeners) listener(held);
    };
    return {
      get: () => place().held,
      set(held) {
        if (isSame(held, place().held)) return;
        place().held = held;
        tell();
      },
      isHeard: () => place().listeners.size > 0,
      renew: tell,
      onChange(listener, signal) {
        if (signal.aborted) return;
        place().listeners.add(listener);
        signal.addEventListener('abort', () => place().listeners.delete(listener), { once: true });
      },
    };
  };
}
