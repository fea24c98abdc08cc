import { describe, expect, it } from 'vitest';
import { pageDeal } from './page-deal.ts';

const deal = { crm: 'atomic-crm', id: { strong: '7' } };

describe('the deal a page shows', () => {
  it('is the same for two scripts of one world', () => {
    const world = {};
    pageDeal(world).set(deal);
    expect(pageDeal(world).get()).toEqual(deal);
    expect(pageDeal({}).get()).toBeUndefined();
  });

  it('tells a change once, and not when nothing changed', () => {
    const world = {};
    const heard: unknown[] = [];
    pageDeal(world).onChange((now) => heard.push(now), new AbortController().signal);
    pageDeal(world).set(deal);
    pageDeal(world).set({ ...deal });
    pageDeal(world).set(undefined);
    expect(heard).toEqual([deal, undefined]);
  });

  it('is told again when something new of it is stored', () => {
    const world = {};
    const heard: unknown[] = [];
    pageDeal(world).set(deal);
    pageDeal(world).onChange((now) => heard.push(now), new AbortController().signal);
    pageDeal(world).renew();
    expect(heard).toEqual([deal]);
  });

  it('knows whether a panel listens', () => {
    const world = {};
    const listening = new AbortController();
    expect(pageDeal(world).isHeard()).toBe(false);
    pageDeal(world).onChange(() => {}, listening.signal);
    expect(pageDeal(world).isHeard()).toBe(true);
    listening.abort();
    expect(pageDeal(world).isHeard()).toBe(false);
  });

  it('is quiet after the signal', () => {
    const world = {};
    const heard: unknown[] = [];
    const listening = new AbortController();
    pageDeal(world).onChange((now) => heard.push(now), listening.signal);
    listening.abort();
    pageDeal(world).onChange((now) => heard.push(now), listening.signal);
    pageDeal(world).set(deal);
    expect(heard).toEqual([]);
  });
});
