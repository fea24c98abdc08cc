import { describe, expect, it } from 'vitest';
import { askDateOrder, askSeparators, writtenDateOrders, writtenSeparators } from './locale.ts';
import { askNames, writtenNames } from './month-names.ts';

describe('what is written down of a locale is what the runtime says', () => {
  it.each(Object.entries(writtenSeparators))('separators of %s', (tag, written) =>
    expect(written).toEqual(askSeparators(tag)),
  );
  it.each(Object.entries(writtenDateOrders))('date order of %s', (tag, written) =>
    expect(written).toBe(askDateOrder(tag)),
  );
  it.each(Object.entries(writtenNames))('months and weekdays of %s', (tag, written) =>
    expect(written).toEqual(askNames(tag)),
  );
});
