import { Segments } from './Segments.tsx';
import type { PeriodKind } from '../lib/domain/period.ts';
import { t } from '../lib/words/index.ts';
import type { Lang } from '../lib/words/speak.ts';

export type PeriodPickerProps = {
  lang: Lang;
  value: PeriodKind;
  kinds?: readonly PeriodKind[];
  onChange: (kind: PeriodKind) => void;
};

export const PeriodPicker = ({
  lang,
  value,
  kinds = ['day', 'week', 'month', 'quarter'],
  onChange,
}: PeriodPickerProps) => (
  <Segments
    legend={t(lang, 'period')}
    value={value}
    onChange={onChange}
    options={kinds.map((kind) => ({ value: kind, label: t(lang, `period_${kind}`) }))}
  />
);

export type WhoPickerProps = { lang: Lang; value: 'me' | 'all'; onChange: (who: 'me' | 'all') => void };

export const WhoPicker = ({ lang, value, onChange }: WhoPickerProps) => (
  <Segments
    legend={t(lang, 'who')}
    value={value}
    onChange={onChange}
    options={(['me', 'all'] as const).map((who) => ({ value: who, label: t(lang, `who_${who}`) }))}
  />
);
