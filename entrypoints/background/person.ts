import { browser } from 'wxt/browser';
import type { Zone } from '../../lib/domain/day.ts';
import type { Language, Settings } from '../../lib/app/settings.ts';

/** The person's own choice, else the browser's. */
export const zoneOf = ({ zone }: Settings): Zone => (zone === 'auto' ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone);

export const languageOf = ({ language }: Settings): Language => (language === 'auto' ? (browser.i18n.getUILanguage().startsWith('ja') ? 'ja' : 'en') : language);
