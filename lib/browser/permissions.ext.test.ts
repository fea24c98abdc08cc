import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fakeGrants } from '../../test/fake-grants.ts';
import {
  granted,
  isGranted,
  onGrants,
  patternOf,
  patternsOf,
  readable,
  removeSite,
  requestSite,
} from './permissions.ts';

beforeEach(() => fakeBrowser.reset());

describe('the pattern a site is asked for by', () => {
  it.each([
    ['https://crm.example.co.jp/deals?x=1#/2', 'https://crm.example.co.jp/*'],
    ['http://127.0.0.1:8010/#demo', 'http://127.0.0.1/*'],
    ['http://[::1]:8080/', 'http://[::1]/*'],
    ['https://日本.example/', 'https://xn--wgv71a.example/*'],
    ['chrome://extensions', undefined],
    ['file:///tmp/x.html', undefined],
    ['about:blank', undefined],
    ['not an address', undefined],
  ])('%s → %s', (url, pattern) => expect(patternOf(url)).toBe(pattern));
});

describe('where pages are read', () => {
  it.each<[string, string[], string[], string[]]>([
    [
      'hosts granted by name',
      ['https://b.example/*', 'https://a.example/*'],
      [],
      ['https://a.example/*', 'https://b.example/*'],
    ],
    ['a host of the manifest, in demo builds', ['http://127.0.0.1/*'], [], ['http://127.0.0.1/*']],
    [
      'of a grant of everything only what is wanted',
      ['https://*/*'],
      ['https://app.hubspot.com/*', 'http://crm.local/*'],
      ['https://app.hubspot.com/*'],
    ],
    ['both, once', ['https://*/*', 'https://a.example/*'], ['https://a.example/*'], ['https://a.example/*']],
    [
      'subdomains, when a vendor’s hosts are wanted so',
      ['*://*/*'],
      ['https://*.salesforce.com/*'],
      ['https://*.salesforce.com/*'],
    ],
    ['nothing that is no site', ['<all_urls>', 'file:///*', 'chrome://favicon/*'], ['https://a.example/*'], []],
    ['nothing', [], ['https://a.example/*'], []],
  ])('%s', (_, given, wanted, expected) => expect(readable(given, wanted)).toEqual(expected));
});

describe('the patterns among those granted', () => {
  const patterns = [
    'https://crm.example/*',
    'https://paper.vendor.example/*',
    'https://*.wide.example/app*',
    '*://other.example/*',
  ];
  it.each<[string, string[], string[], string[]]>([
    [
      'on a vendor’s hosts, whatever the path',
      ['https://*.vendor.example/k/*'],
      [],
      ['https://paper.vendor.example/*'],
    ],
    ['that are a vendor’s own', ['https://*.wide.example/app*'], [], ['https://*.wide.example/app*']],
    ['of a site that is named', [], ['https://crm.example', 'https://gone.example'], ['https://crm.example/*']],
    ['none', [], [], []],
  ])('%s', (_, vendors, origins, expected) => expect(patternsOf(patterns, vendors, origins)).toEqual(expected));
});

describe('asking and giving back', () => {
  it('asks for one host, and knows it afterwards on any port and path', async () => {
    const grants = fakeGrants();
    expect(await isGranted('http://crm.local:8010/a')).toBe(false);
    expect(await requestSite('http://crm.local:8010/a')).toBe(true);
    expect(await granted()).toEqual(['http://crm.local/*']);
    expect(await isGranted('http://crm.local:9999/b')).toBe(true);
    expect(grants.granted.size).toBe(1);
  });

  it('does not ask for what cannot be granted', async () => {
    fakeGrants();
    expect(await requestSite('chrome://extensions')).toBe(false);
    expect(await isGranted('about:blank')).toBe(false);
  });

  it('says so when the browser keeps a permission', async () => {
    fakeGrants([], ['http://127.0.0.1/*']);
    expect(await removeSite('http://127.0.0.1/*')).toBe(false);
    expect(await removeSite('https://a.example/*')).toBe(true);
  });

  it('hears what comes and goes', async () => {
    fakeGrants();
    const heard = { added: vi.fn(), removed: vi.fn() };
    onGrants(heard);
    await requestSite('https://a.example/');
    await removeSite('https://a.example/*');
    expect(heard.added).toHaveBeenCalledWith(['https://a.example/*']);
    expect(heard.removed).toHaveBeenCalledWith(['https://a.example/*']);
  });
});
