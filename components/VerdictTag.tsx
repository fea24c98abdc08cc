import { shapes, type Verdict } from '../lib/app/verdict.ts';

/** Colour, shape and word together; `short` leaves the word to readers. */
export function VerdictTag({ verdict, word, text }: { verdict: Verdict; word: string; text?: string }) {
  if (verdict === 'even' && text === undefined) return null;
  return (
    <span class={`verdict verdict--${verdict}`}>
      {shapes[verdict] && (
        <span class="verdict__shape" aria-hidden="true">
          {shapes[verdict]}
        </span>
      )}
      {text === undefined ? (
        word
      ) : (
        <>
          {text}
          {word && <span class="hidden-label"> {word}</span>}
        </>
      )}
    </span>
  );
}
