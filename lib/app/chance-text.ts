import { t } from '../words/figures.ts';
import type { Lang } from '../words/speak.ts';
import { percent } from './format.ts';

/** A chance as a whole per cent: nobody knows it to a tenth, and 0 % would say that it cannot be. */
export function chanceText(chance: number, lang: Lang): string {
  if (chance < 0.01) return t(lang, 'underOne');
  return chance > 0.99 ? t(lang, 'overNinetyNine') : percent(Math.round(chance * 100) / 100);
}
