import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SteeringCard } from './SteeringCard.tsx';
import { steerView } from '../lib/app/steer-view.ts';
import type { Steering } from '../lib/app/steering.ts';
import type { Lang } from '../lib/words/speak.ts';
import { anOverview } from '../test/sample-overview.ts';
import { aSteering, onTrack, outOfReach, sampleDecisive } from '../test/sample-steering.ts';

afterEach(cleanup);

function show(steering: Steering, lang: Lang = 'ja') {
  const view = steerView(anOverview({ steering }), lang) ?? expect.fail('nothing to show');
  const onReplan = vi.fn();
  return { onReplan, view, ...render(<SteeringCard lang={lang} view={view} onReplan={onReplan} />) };
}

describe('the next move in the popup', () => {
  it('is a named region with one line, its state in shape and word', () => {
    const { getByRole, container } = show(aSteering());
    expect(getByRole('region', { name: '次の一手' })).toBeTruthy();
    expect(container.querySelector('.steer__line')?.textContent).toBe(
      '●要注意 今日あと7件の架電と1件のアポで、届くペースになります。',
    );
  });

  it('links each decisive deal to its page in the CRM, in a tab of its own that learns nothing of us', () => {
    const { getAllByRole } = show(aSteering(), 'en');
    const links = getAllByRole('link');
    expect(
      links.map((link) => [link.getAttribute('href'), link.querySelector('.steer__points b')?.textContent]),
    ).toEqual([
      ['https://crm.example.co.jp/deals/1', '+31pt'],
      ['https://crm.example.co.jp/deals/2', '+19pt'],
      ['https://crm.example.co.jp/deals/3', '+8.4pt'],
    ]);
    for (const link of links) {
      expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noreferrer']);
      expect(link.textContent).toMatch(/Chance to hit: \d+% if won, [\d.]+% if lost open in the CRM$/);
    }
  });

  it('names a deal without a page and one without a name, neither as a link', () => {
    const [{ url: _url, name: _name, ...bare } = expect.fail('no deal')] = sampleDecisive;
    const { queryAllByRole, container } = show(aSteering({ decisive: [bare] }));
    expect(queryAllByRole('link')).toEqual([]);
    expect(container.querySelector('.steer__name')?.textContent).toBe('（案件名なし）');
  });

  it('proposes another target by a button, only when this one is out of reach', () => {
    const { getByRole, onReplan } = show(outOfReach());
    fireEvent.click(getByRole('button', { name: '目標を見直す' }));
    expect(onReplan).toHaveBeenCalledOnce();
    cleanup();
    expect(show(aSteering()).queryByRole('button')).toBeNull();
  });

  it('opens its grounds by the browser’s own disclosure, so the keyboard does too', () => {
    const { container, view } = show(aSteering());
    const why = container.querySelector('details');
    expect(why?.open).toBe(false);
    expect(why?.querySelector('summary')?.textContent).toBe('差の内訳と根拠');
    expect([...(why?.querySelectorAll('li') ?? [])].map((ground) => ground.textContent)).toEqual(view.why.grounds);
    expect(why?.querySelectorAll('tbody tr')).toHaveLength(4);
    expect(why?.querySelector('tfoot')?.textContent).toBe('見込み − 目標−¥260万');
  });

  it('without a gap shows no table of it', () => {
    expect(show(onTrack()).container.querySelector('table')).toBeNull();
  });
});
