import { describe, expect, it } from 'vitest';
import { limits } from '../messages/protocol.ts';
import { keptAddress } from './address.ts';

describe('the address that is kept with a reading', () => {
  it.each([
    [
      'keeps what says which page it is',
      'https://crm.example/deals?page=2&view=list#/deals/7/show',
      'https://crm.example/deals?page=2&view=list#/deals/7/show',
    ],
    [
      'keeps a record’s own parameters',
      'http://127.0.0.1:8010/#demo/model/sale.opportunity/27;name=Opportunities&views=[477]',
      'http://127.0.0.1:8010/#demo/model/sale.opportunity/27;name=Opportunities&views=[477]',
    ],
    ['drops user and password', 'https://ann:pw@crm.example/', 'https://crm.example/'],
    [
      'drops a session out of the query',
      'https://crm.example/frontdoor.jsp?sid=00D!abc&retURL=/x',
      'https://crm.example/frontdoor.jsp?sid=&retURL=/x',
    ],
    [
      'drops a token out of the hash',
      'https://crm.example/#access_token=abc&state=1',
      'https://crm.example/#access_token=&state=1',
    ],
    ['drops it whatever its case', 'https://crm.example/?Api_Key=abc#x', 'https://crm.example/?Api_Key=#x'],
    [
      'does not take a word for a secret that only contains one',
      'https://crm.example/?postcode=100&considered=1',
      'https://crm.example/?postcode=100&considered=1',
    ],
  ])('%s', (_, href, kept) => expect(keptAddress(href)).toBe(kept));

  it('is never longer than a message may carry', () => {
    expect(keptAddress(`https://crm.example/#${'x'.repeat(5000)}`).length).toBe(limits.url);
  });
});
