/** Makes something when it is first asked for, and then no more. What a module makes as it is loaded, every start of the worker pays for. */
export function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}
