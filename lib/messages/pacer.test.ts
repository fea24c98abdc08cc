import { describe, expect, it } from 'vitest';
import { pacer, paces } from './pacer.ts';

const site = 'https://crm.example';

describe('a pacer', () => {
  it.each<[what: string, seconds: number, tabs: number, messages: number, passed: number]>([
    ['a list of 5,000 rows and the page being left at once', 0, 1, 10 + 60, 70],
    ['an hour of fifteen a second', 3_600, 1, 3_600 * 15, 3_600 * 15],
    ['a thousand at once out of one tab', 0, 1, 1_000, paces.tab.burst],
    ['a hundred a second out of one tab, for a minute', 60, 1, 6_000, paces.tab.burst + 59 * paces.tab.perSecond],
    ['ten tabs of one site at once', 0, 10, 1_000, 1_000],
    ['a hundred tabs of one site at once', 0, 100, 10_000, paces.site.burst],
  ])('%s', (_, seconds, tabs, messages, passed) => {
    let now = 0;
    const isLetIn = pacer(() => now);
    let count = 0;
    for (let n = 0; n < messages; n += 1) {
      now = seconds > 0 ? Math.floor((n / messages) * seconds) * 1000 : 0;
      if (isLetIn({ site, tabId: n % tabs })) count += 1;
    }
    expect(count).toBe(passed);
  });

  it('a page that was too quick is heard again after a pause, and others all the while', () => {
    let now = 0;
    const isLetIn = pacer(() => now);
    for (let n = 0; n < 1_000; n += 1) isLetIn({ site, tabId: 1 });
    expect(isLetIn({ site, tabId: 1 })).toBe(false);
    expect(isLetIn({ site: 'https://other.example', tabId: 2 })).toBe(true);
    expect(isLetIn({ site, tabId: 3 })).toBe(true);
    now += 1_000;
    expect(isLetIn({ site, tabId: 1 })).toBe(true);
  });
});
