import { useId } from 'preact/hooks';
import { yearName } from '../lib/app/target-grid.ts';
import { yearsOf, type SheetGround, type SheetView } from '../lib/app/target-sheet.ts';
import { t } from '../lib/words/targets.ts';
import type { Lang } from '../lib/words/speak.ts';

export type SheetBarProps = {
  lang: Lang;
  ground: SheetGround;
  view: SheetView;
  scale: number;
  reason: string;
  /** Metrics that have a row already. */
  shown: readonly string[];
  onView: (view: SheetView) => void;
  onScale: (scale: number) => void;
  onReason: (reason: string) => void;
};

const scales = [1, 1000, 10_000, 1_000_000] as const;

/** What the sheet shows, in which unit bare figures are, and why they change. */
export function SheetBar({ lang, ground, view, scale, reason, shown, onView, onScale, onReason }: SheetBarProps) {
  const reasonId = useId();
  const { currency } = ground.look.settings;
  const others = ground.kpis.filter(({ id }) => !shown.includes(id));
  return (
    <div class="sheet__bar">
      <Pick
        label={t(lang, 'sheetWhose')}
        value={view.whose}
        options={(['me', 'all', 'reps'] as const).map((one) => [one, t(lang, `whose_${one}`)])}
        onPick={(whose) => onView({ ...view, whose })}
      />
      {view.whose === 'reps' && (
        <Pick
          label={t(lang, 'sheetKpi')}
          value={view.kpi}
          options={ground.kpis.map(({ id, label }) => [id, label[lang]])}
          onPick={(kpi) => onView({ ...view, kpi })}
        />
      )}
      <Pick
        label={t(lang, 'sheetYear')}
        value={String(view.year)}
        options={yearsOf(ground).map((year) => [String(year), yearName(year, lang)])}
        onPick={(year) => onView({ ...view, year: Number(year) })}
      />
      <Pick
        label={t(lang, 'sheetScale')}
        value={String(scale)}
        options={scales
          .filter((one) => lang === 'ja' || one !== 10_000)
          .map((one) => [String(one), t(lang, `scale_${one}`, { currency })])}
        onPick={(one) => onScale(Number(one))}
      />
      {view.whose !== 'reps' && others.length > 0 && (
        <Pick
          label={t(lang, 'sheetAdd')}
          value=""
          options={[['', t(lang, 'sheetAddPick')], ...others.map(({ id, label }) => [id, label[lang]] as const)]}
          onPick={(id) => id !== '' && onView({ ...view, added: [...view.added, id] })}
        />
      )}
      <div class="sheet__pick sheet__pick--wide">
        <label for={reasonId}>{t(lang, 'sheetReason')}</label>
        <input
          id={reasonId}
          type="text"
          maxLength={200}
          placeholder={t(lang, 'sheetReasonHint')}
          value={reason}
          onInput={(event) => onReason(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}

type PickProps<V extends string> = {
  label: string;
  value: V;
  options: readonly (readonly [value: V, label: string])[];
  onPick: (value: V) => void;
};

function Pick<V extends string>({ label, value, options, onPick }: PickProps<V>) {
  const id = useId();
  return (
    <div class="sheet__pick">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([one]) => one === event.currentTarget.value);
          if (chosen) onPick(chosen[0]);
        }}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
