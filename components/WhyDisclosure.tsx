import { VerdictTag } from './VerdictTag.tsx';
import type { WhyView } from '../lib/app/why-view.ts';
import { t } from '../lib/words/steering.ts';
import type { Lang } from '../lib/words/speak.ts';

export type WhyDisclosureProps = { lang: Lang; view: WhyView };

/** Closed: one line. Open: the gap's parts, which add up to it, and the grounds in sentences. */
export const WhyDisclosure = ({ lang, view: { gap, grounds } }: WhyDisclosureProps) => (
  <details class="why">
    <summary>{t(lang, 'whyTitle')}</summary>
    {gap && (
      <table class="why__parts">
        <caption class="hidden-label">{t(lang, 'gapCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(lang, 'gapFactor')}</th>
            <th scope="col">{t(lang, 'gapChange')}</th>
            <th scope="col">{t(lang, 'gapEffect')}</th>
          </tr>
        </thead>
        <tbody>
          {gap.parts.map(({ key, factor, change, effect, verdict }) => (
            <tr key={key}>
              <th scope="row">{factor}</th>
              <td>{change}</td>
              <td>
                <VerdictTag verdict={verdict} word="" text={effect} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t(lang, 'gapTotal')}
            </th>
            <td>
              <b>{gap.total}</b>
            </td>
          </tr>
        </tfoot>
      </table>
    )}
    <ul class="why__grounds">
      {grounds.map((ground) => (
        <li key={ground}>{ground}</li>
      ))}
    </ul>
  </details>
);
