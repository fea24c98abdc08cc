import { useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { downloadIcon } from './icons.ts';
import { Segments } from './Segments.tsx';
import type { CsvChoices } from '../lib/app/data-model.ts';
import type { TableKind } from '../lib/app/import/columns.ts';
import { t } from '../lib/words/data.ts';
import type { Lang } from '../lib/words/speak.ts';

export type CsvSaveProps = {
  lang: Lang;
  isBusy: boolean;
  onSave: (kind: TableKind, choices: CsvChoices) => void;
};

/** Deals, activities and history as tables of their own, headed in either language. */
export function CsvSave({ lang, isBusy, onSave }: CsvSaveProps) {
  const [headers, setHeaders] = useState<Lang>(lang);
  const [hasMark, setMark] = useState(true);
  return (
    <>
      <p class="field-note">{t(lang, 'csvLead')}</p>
      <div class="csv__choices">
        <Segments
          legend={t(lang, 'csvHeaders')}
          value={headers}
          options={[
            { value: 'ja', label: '日本語' },
            { value: 'en', label: 'English' },
          ]}
          onChange={setHeaders}
        />
        <label class="csv__mark">
          <input type="checkbox" checked={hasMark} onChange={(event) => setMark(event.currentTarget.checked)} />
          {t(lang, 'csvMark')}
        </label>
      </div>
      <div class="csv__tables">
        {(['deals', 'activities', 'changes'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            class="button"
            disabled={isBusy}
            onClick={() => onSave(kind, { lang: headers, hasMark })}
          >
            <Icon path={downloadIcon} size={15} />
            {t(lang, `csv_${kind}`)}
          </button>
        ))}
      </div>
    </>
  );
}
