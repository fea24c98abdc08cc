import { describe, expect, it, vi } from 'vitest';
import { mailbox } from './mailbox.ts';

describe('the mailbox', () => {
  const open = () => {
    const closed = vi.fn();
    let now = 0;
    return { closed, box: mailbox(() => (now += 1), closed) };
  };

  it('keeps letters in the order in which they came, until they are taken', () => {
    const { box } = open();
    box.put('/api/deals\n{"a":1}\n');
    box.put('/api/deals\n[]');
    expect(box.take()).toEqual([
      { path: '/api/deals', text: '{"a":1}\n', at: 1 },
      { path: '/api/deals', text: '[]', at: 2 },
    ]);
    expect(box.take()).toEqual([]);
  });

  it.each([[undefined], [7], [{ path: '/' }], ['no line break'], ['\nno path'], [`/api\n${'x'.repeat(1_100_000)}`]])(
    'takes no letter that is none (%#)',
    (message) => {
      const { box } = open();
      box.put(message);
      expect(box.take()).toEqual([]);
    },
  );

  it('keeps the newest twenty, and three million letters of the alphabet', () => {
    const { box } = open();
    for (let one = 0; one < 10_000; one += 1) box.put(`/api/${one}\n{}`);
    expect(box.take().map(({ path }) => path)).toEqual(Array.from({ length: 20 }, (_, at) => `/api/${9980 + at}`));
    for (let one = 0; one < 5; one += 1) box.put(`/api/${one}\n${'x'.repeat(900_000)}`);
    expect(box.take().map(({ path }) => path)).toEqual(['/api/2', '/api/3', '/api/4']);
  });

  it('rings for each letter', () => {
    const { box } = open();
    box.rings = vi.fn();
    box.put('/api\n{}');
    box.put(7);
    expect(box.rings).toHaveBeenCalledTimes(1);
  });

  it('once closed forgets what waits, takes nothing, and says so once', () => {
    const { box, closed } = open();
    box.put('/api\n{}');
    box.close();
    box.close();
    box.put('/api\n{}');
    expect([box.take(), closed.mock.calls.length]).toEqual([[], 1]);
  });
});
