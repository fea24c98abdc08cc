import { useState } from 'preact/hooks';
import { FormGroup } from './FormRow.tsx';
import { firstTime, type DigestKind } from '../lib/app/digest-due.ts';
import type { Digest } from '../lib/app/settings.ts';
import { t } from '../lib/words/options.ts';
import { t as say } from '../lib/words/rules.ts';
import type { Lang } from '../lib/words/speak.ts';

export type DigestFormProps = {
  lang: Lang;
  digest: Digest;
  /** The browser lets us show notifications. */
  isAllowed: boolean;
  /** Asks the browser, which asks the person; within the click. */
  onAllow: () => Promise<boolean>;
  /** Fields the company has fixed. */
  locked: readonly string[];
  onChange: (digest: Digest) => void;
};

const kinds = ['morning', 'evening'] as const;

/** Morning plan and evening summary: off until switched on, and the browser is asked in that moment only. */
export function DigestForm({ lang, digest, isAllowed, onAllow, locked, onChange }: DigestFormProps) {
  const isLocked = locked.includes('digest');
  const [isDenied, setDenied] = useState(false);
  const change = (part: Partial<Digest>) => onChange({ ...digest, ...part });
  const ask = () => void onAllow().then((allowed) => setDenied(!allowed));
  const isOn = digest.morning || digest.evening;
  return (
    <div class="form">
      <p class="lead">{t(lang, 'digestLead')}</p>
      {isLocked && <p class="field-note">{say(lang, 'lockedBy')}</p>}
      {kinds.map((kind) => (
        <FormGroup key={kind} label={t(lang, `digestOf_${kind}`)} hint={noteOf(kind, digest, lang)}>
          <label class="tick">
            <input
              type="checkbox"
              checked={digest[kind]}
              disabled={isLocked}
              onChange={(event) => {
                const { checked } = event.currentTarget;
                if (checked && !isAllowed) ask();
                change({ [kind]: checked });
              }}
            />
            <span>{t(lang, `digest_${kind}`)}</span>
          </label>
          <Time
            label={t(lang, `digestTime_${kind}`)}
            time={digest[`${kind}At`]}
            isLocked={isLocked || !digest[kind]}
            onChange={(time) => change({ [`${kind}At`]: time })}
          />
        </FormGroup>
      ))}
      <div role="status">
        {isOn && !isAllowed && (
          <p class="ask">
            <span class={isDenied ? 'field-note field-note--wrong' : 'field-note'}>
              {t(lang, isDenied ? 'digestDenied' : 'digestNotYet')}
            </span>
            <button type="button" class="button button--small" onClick={ask}>
              {t(lang, 'digestAllow')}
            </button>
          </p>
        )}
      </div>
      <FormGroup label={t(lang, 'digestQuiet')} hint={t(lang, 'digestQuietHint')}>
        {(['from', 'to'] as const).map((end) => (
          <label key={end} class="tick">
            {t(lang, end === 'from' ? 'hoursFrom' : 'hoursTo')}{' '}
            <Time
              time={digest.quiet[end]}
              isLocked={isLocked}
              onChange={(time) => change({ quiet: { ...digest.quiet, [end]: time } })}
            />
          </label>
        ))}
      </FormGroup>
      <FormGroup label={t(lang, 'digestText')} hint={t(lang, 'digestNamesHint')}>
        <label class="tick">
          <input
            type="checkbox"
            checked={digest.names}
            disabled={isLocked}
            onChange={(event) => change({ names: event.currentTarget.checked })}
          />
          <span>{t(lang, 'digestNames')}</span>
        </label>
      </FormGroup>
    </div>
  );
}

/** When it really comes, where that is another time than the one chosen. */
function noteOf(kind: DigestKind, digest: Digest, lang: Lang): string | undefined {
  if (!digest[kind]) return undefined;
  const time = firstTime(kind, digest);
  if (time === undefined) return t(lang, 'digestNever');
  return time === digest[`${kind}At`] ? undefined : t(lang, 'digestComes', { time });
}

/** A time of day; a half-typed one changes nothing. */
const Time = ({
  label,
  time,
  isLocked,
  onChange,
}: {
  label?: string;
  time: string;
  isLocked: boolean;
  onChange: (time: string) => void;
}) => (
  <input
    type="time"
    aria-label={label}
    value={time}
    disabled={isLocked}
    onChange={(event) => {
      if (event.currentTarget.value !== '') onChange(event.currentTarget.value);
    }}
  />
);
