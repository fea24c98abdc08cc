/**
 * A customer's name for telling one customer from another: width, case and space do not matter, `(株)` and `㈱` are
 * 株式会社. `undefined` for a blank name: an unknown customer is nobody's twin.
 */
export function comparableAccount(name: string | undefined): string | undefined {
  const plain = name?.normalize('NFKC').toLowerCase().replace(/\s+/g, '').replace('(株)', '株式会社').replace('(有)', '有限会社');
  return plain || undefined;
}
