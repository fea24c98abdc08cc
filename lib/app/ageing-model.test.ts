import { describe, expect, it, vi } from 'vitest';
import { createAgeingModel } from './ageing-model.ts';
import { defaultSettings, type KeepNamesYears } from './settings.ts';
import { until } from '../../test/until.ts';

const aModel = (years: KeepNamesYears) => {
  const read = vi.fn(() =>
    Promise.resolve({ readings: [], holdings: { deals: [], activities: [] }, settings: defaultSettings, targets: [] }),
  );
  const model = createAgeingModel({
    send: () => Promise.reject(new Error('nothing is to be sent')),
    chosen: () => Promise.resolve({ years, isLocked: false }),
    read,
    now: () => Date.UTC(2026, 10, 24, 3),
    zone: 'Asia/Tokyo',
    language: () => 'en',
  });
  model.refresh();
  return { model, read };
};

describe('how long names are kept', () => {
  it('without a limit, a history of ten years is not read to say so', async () => {
    const { model, read } = aModel(0);
    await until(() => expect(model.keeping.value).toEqual({ years: 0, isLocked: false }));
    expect(await model.lookAt(0)).toEqual({ deals: 0, activities: 0 });
    expect(read).not.toHaveBeenCalled();
  });

  it('with one, what is next is told', async () => {
    const { model } = aModel(2);
    await until(() => expect(model.keeping.value?.next).toEqual({ day: '2026-12-01', deals: 0, activities: 0 }));
  });
});
