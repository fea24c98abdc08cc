import { beforeEach, expect, it } from 'vitest';
import { chipBrush } from './chip-brush.ts';
import type { Placed } from './chip-stage.ts';

const origin = { left: 0, top: 0, right: 1_000, bottom: 800 };
const none = { left: 0, top: 0, right: 0, bottom: 0 };

let sheet: HTMLElement;
let chips: HTMLElement[];

beforeEach(() => {
  document.body.innerHTML = '<div><b></b><b></b><b></b></div>';
  sheet = document.querySelector('div') as HTMLElement;
  chips = [...document.querySelectorAll('b')];
});

const open = () => {
  const brush = chipBrush(
    (key) => chips[key],
    () => sheet,
    () => undefined,
  );
  return (tops: number[], cut = none) => {
    const shown = tops.map(
      (top, key) =>
        ({
          key,
          chip: { kind: 'risk', label: 'At risk', says: [] },
          at: { box: { left: 900, right: 960, top, bottom: top + 18 }, cut, isMark: false },
        }) as Partial<Placed> as Placed,
    );
    for (const one of shown) brush.sizeOf(one);
    brush.putAll(shown, origin, 1, undefined);
  };
};

const drawn = () => chips.map(({ style }) => style.transform);
/** Where a chip is to be seen: what moved the sheet and what moved the chip, together. */
const tops = () => {
  const [, down = '0'] = /, (-?[\d.]+)px\)$/.exec(sheet.style.transform) ?? [];
  return drawn().map((transform) => Number(down) + Number(/, (-?[\d.]+)px\)$/.exec(transform)?.[1]));
};

it('moves what all chips stand on where all of them moved alike, and no chip', () => {
  const put = open();
  put([100, 200, 300]);
  const before = drawn();
  put([80, 180, 280]);
  expect(drawn()).toEqual(before);
  expect(tops()).toEqual([80, 180, 280]);
});

it('moves a chip by itself where it goes another way than the most', () => {
  const put = open();
  put([100, 200, 300]);
  const [first, second, third] = drawn();
  put([100, 200, 260]);
  expect(drawn().slice(0, 2)).toEqual([first, second]);
  expect(drawn()[2]).not.toBe(third);
  put([90, 190, 400]);
  expect(tops()).toEqual([90, 190, 400]);
});

it('is right from the beginning again on what was drawn anew', () => {
  const put = open();
  put([100, 200, 300]);
  put([50, 150, 250]);
  const again = sheet.cloneNode(true) as HTMLElement;
  again.style.transform = '';
  sheet.replaceWith(again);
  sheet = again;
  chips = [...again.querySelectorAll('b')];
  put([50, 150, 250]);
  expect(tops()).toEqual([50, 150, 250]);
});
