import { expect, it } from 'vitest';
import { announce, onMoved, type Moved } from './changes.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 30));

it('every open surface hears that something moved, until it no longer listens', async () => {
  const heard: [string, Moved][] = [];
  const [popup, panel] = [new AbortController(), new AbortController()];
  onMoved((moved) => heard.push(['popup', moved]), popup.signal);
  onMoved((moved) => heard.push(['panel', moved]), panel.signal);
  announce('facts');
  await soon();
  popup.abort();
  announce('everything');
  await soon();
  panel.abort();
  onMoved(() => heard.push(['late', 'facts']), popup.signal);
  announce('facts');
  await soon();
  expect(heard.map((one) => one.join(' ')).sort((a, b) => a.localeCompare(b))).toEqual([
    'panel everything',
    'panel facts',
    'popup facts',
  ]);
});
