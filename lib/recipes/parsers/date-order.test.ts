import { expect, test } from 'vitest';
import { dateOrderSeen } from './date-order.ts';

test.each<[string[], string | undefined]>([
  [['05/11/2026', '30/11/2026'], 'dmy'],
  [['11/05/2026', '11/30/2026 3:20 PM'], 'mdy'],
  [['30.11.2026'], 'dmy'],
  [['05/11/2026', '06/12/2026'], undefined],
  [['30/11/2026', '11/30/2026'], undefined],
  [['2026/11/30', '30/11/26', 'Nov 30, 2026', '40/50/2026', '', '10:30'], undefined],
  [[], undefined],
])('%j proves %s', (texts, order) => {
  expect(dateOrderSeen(texts)).toBe(order);
});
