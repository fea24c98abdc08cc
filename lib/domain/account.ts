const comparable = new Map<string, string>();

/** Few companies have more customers than this; beyond it the memory is given back. */
const remembered = 50_000;

/**
 * A customer's name for telling one customer from another: width, case and space do not matter, `(株)` and `㈱` are
 * 株式会社. `undefined` for a blank name: an unknown customer is nobody's twin.
 */
export function comparableAccount(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  let plain = comparable.get(name);
  if (plain === undefined) {
    plain = name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/\s+/g, '')
      .replace('(株)', '株式会社')
      .replace('(有)', '有限会社');
    if (comparable.size >= remembered) comparable.clear();
    comparable.set(name, plain);
  }
  return plain || undefined;
}
