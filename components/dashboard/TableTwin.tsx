import type { ComponentChildren } from 'preact';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

/** The same as the picture above, as a table, for whoever wants to read or copy it. */
export const TableTwin = ({ lang, children }: { lang: Lang; children: ComponentChildren }) => (
  <details class="twin-frame">
    <summary>{t(lang, 'asTable')}</summary>
    {children}
  </details>
);
