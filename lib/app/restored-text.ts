import type { Left, Restored } from '../messages/protocol.ts';
import { t } from '../words/data.ts';
import type { Lang } from '../words/speak.ts';
import type { Settings } from './settings.ts';

type Field = keyof Settings;

/** What a backup brought, and what of it could not be read: each named, in sentences. */
export function restoredText(restored: Restored, lang: Lang): { text: string; isTrouble?: boolean } {
  const { readings, hasSettings, targets, taught, imports, days, left, deals, activities, old, isBackupOff } = restored;
  const brought = [
    ...(readings > 0 ? [t(lang, 'brought_readings', { count: readings })] : []),
    ...(hasSettings ? [t(lang, 'brought_settings')] : []),
    ...(targets > 0 ? [t(lang, 'brought_targets', { count: targets })] : []),
    ...(taught > 0 ? [t(lang, 'brought_taught', { count: taught })] : []),
    ...(imports > 0 ? [t(lang, 'brought_imports', { count: imports })] : []),
    ...(days > 0 ? [t(lang, 'brought_days', { count: days })] : []),
  ];
  const sentences = [
    brought.length > 0 ? t(lang, 'restored', { what: listed(brought, lang) }) : t(lang, 'restoredNothing'),
    t(lang, 'restoredNow', { deals, activities }),
    ...(isBackupOff ? [t(lang, 'restoredBackupOff')] : []),
    ...(old ? [t(lang, 'restoredOld', { ...old, years: t(lang, `age_${old.years}`) })] : []),
    ...(left.length > 0
      ? [
          t(lang, 'restoredWithout', {
            what: listed(
              left.map((one) => leftText(one, lang)),
              lang,
            ),
          }),
        ]
      : []),
    ...(left.some(({ part }) => part === 'settings') ? [t(lang, 'settingsStay')] : []),
  ];
  return { text: sentences.join(lang === 'ja' ? '' : ' '), ...(left.length > 0 && { isTrouble: true }) };
}

const listed = (parts: readonly string[], lang: Lang): string => parts.join(lang === 'ja' ? '、' : ', ');

function leftText({ part, count, fields = [] }: Left, lang: Lang): string {
  if (part !== 'settings') return t(lang, `left_${part}`, { count });
  const names = fields.map((field) => (field === 'settings' ? '' : t(lang, `setting_${field as Field}`)));
  return names.includes('')
    ? t(lang, 'left_allSettings')
    : t(lang, 'left_settings', {
        fields: names.map((name) => (lang === 'ja' ? `「${name}」` : `“${name}”`)).join(lang === 'ja' ? '' : ', '),
      });
}
