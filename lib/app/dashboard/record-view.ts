import { t } from '../../words/dashboard.ts';
import type { Lang } from '../../words/speak.ts';
import { percent } from '../format.ts';
import { enoughRecord, isLongEnough, type OwnRecord } from '../standing.ts';

/** How good the product's word has been, in figures that each say what they mean. */
export type RecordView = {
  /** Over how much; or why there is nothing to say yet. */
  basis: string;
  figures: { label: string; value: string; meaning: string }[];
};

export function recordView(record: OwnRecord | undefined, lang: Lang): RecordView {
  if (!record) return { basis: t(lang, 'recordNothing'), figures: [] };
  const { shown, periods } = record;
  const { called, near, bias, coverage, count } = shown;
  const about = { periods, count };
  const figure = (word: 'Called' | 'Near' | 'Bias' | 'Coverage', value: string) => ({
    label: t(lang, `record${word}`),
    value,
    meaning: t(lang, `record${word}Means`),
  });
  return {
    basis: isLongEnough(record)
      ? t(lang, 'recordBasis', about)
      : t(lang, 'recordYoung', { ...about, more: enoughRecord.periods }),
    figures: [
      ...(called === undefined ? [] : [figure('Called', percent(called))]),
      ...(near === undefined ? [] : [figure('Near', percent(near))]),
      ...(bias === undefined ? [] : [figure('Bias', percent(bias, { sign: true }))]),
      ...(coverage === undefined ? [] : [figure('Coverage', percent(coverage))]),
    ],
  };
}
