/*
 * The page shares its world with us and may replace anything in it at any time. What we call later is therefore taken once,
 * before a line of the page has run, and called without a look at prototypes.
 */
const { apply, getOwnPropertyDescriptor, defineProperty } = Reflect;

type Method = (self: unknown, ...args: unknown[]) => unknown;
type Part = 'get' | 'value';

/** A native method or getter as a function of what it is called on. */
export function native<Result>(of: object, name: string, part: Part = 'value'): (...all: Parameters<Method>) => Result {
  const held: unknown = getOwnPropertyDescriptor(of, name)?.[part];
  return (self, ...args) => apply(held as () => Result, self, args);
}

export type StandIns = {
  /**
   * Puts something in the place of a native method or getter that does the very same, and tells what it is called on
   * before (the answer is handed to `after`) and after. Neither may throw.
   */
  stand: <Told>(
    of: object,
    name: string,
    part: Part,
    before: (self: unknown) => Told,
    after: (told: Told, self: unknown, result: unknown) => void,
  ) => void;
  /** Puts back what stood there, as far as the page has not put something else over it. */
  leave: () => void;
};

/** Stand-ins look like what they stand for: a proxy keeps name and length, and source texts are told of the original. */
export function standIns(): StandIns {
  const originals = new WeakMap<object, object>();
  const originalOf = native<object | undefined>(WeakMap.prototype, 'get');
  let undo = (): void => undefined;

  const put = (
    of: object,
    name: string,
    part: Part,
    call: (target: () => unknown, self: unknown, args: unknown[]) => unknown,
  ): void => {
    const held = getOwnPropertyDescriptor(of, name);
    const original = held?.[part] as (() => unknown) | undefined;
    if (!held?.configurable || typeof original !== 'function') return;
    // A handler without a prototype: nothing the page adds to all objects becomes a trap.
    const handler = Object.assign(Object.create(null) as ProxyHandler<() => unknown>, { apply: call });
    const stand = new Proxy(original, handler);
    originals.set(stand, original);
    defineProperty(of, name, { ...held, [part]: stand });
    const before = undo;
    undo = () => {
      if (getOwnPropertyDescriptor(of, name)?.[part] === stand) defineProperty(of, name, held);
      before();
    };
  };

  put(Function.prototype, 'toString', 'value', (target, self, args) =>
    apply(target, originalOf(originals, self) ?? self, args),
  );
  return {
    stand: (of, name, part, before, after) =>
      put(of, name, part, (target, self, args) => {
        const told = before(self);
        const result = apply(target, self, args);
        after(told, self, result);
        return result;
      }),
    leave: () => undo(),
  };
}
