import type { Answer, In, Lost, MessageName } from '../messages/protocol.ts';
import { taughtId } from '../recipes/teach/taught.ts';
import { t } from '../words/taught.ts';
import type { Lang } from '../words/speak.ts';
import { failureText } from './failure-text.ts';
import { taughtFile, taughtFromFile } from './taught-file.ts';
import type { Taught } from './taught.ts';

export type TaughtPorts = {
  send: <N extends MessageName>(name: N, input: In<N>) => Promise<Answer<N> | Lost>;
  taught: () => Taught;
  /** Offers a text as a file to keep. */
  download: (name: string, text: string) => void;
  language: () => Lang;
};

type Result = { text: string; isTrouble?: boolean };

/** Larger than any file of ours can be. */
const mostBytes = 1_000_000;

/** What was taught of a site: out as a file, in from one, away. */
export function createTaughtModel({ send, taught, download, language }: TaughtPorts) {
  const host = (site: string): string => site.replace(/^https?:\/\//, '');
  return {
    save(site: string): Result {
      const { recipes, overrides } = taught();
      const recipe = recipes.find(({ id }) => id === taughtId(site));
      const file = `chakuchi-${host(site).replace(/[^\w.-]+/g, '-')}.json`;
      download(
        file,
        taughtFile({ site, overrides: overrides.filter((one) => one.site === site), ...(recipe && { recipe }) }),
      );
      return { text: t(language(), 'taughtSaved', { file }) };
    },
    async open(file: { size: number; text: () => Promise<string> }): Promise<Result> {
      const told = file.size > mostBytes ? undefined : taughtFromFile(await file.text());
      if (!told) return { text: t(language(), 'taughtNoFile'), isTrouble: true };
      const { site, recipe, overrides } = told;
      const answers = [
        ...(recipe ? [await send('teach', { site, recipe })] : []),
        ...(await Promise.all(overrides.map((override) => send('teach-field', override)))),
      ];
      const failed = answers.find((answer) => 'refused' in answer || 'lost' in answer);
      return failed && ('refused' in failed || 'lost' in failed)
        ? { text: failureText(failed, language()), isTrouble: true }
        : { text: t(language(), 'taughtOpened', { site: host(site) }) };
    },
    async forget(what: In<'forget-taught'>): Promise<Result> {
      const answer = await send('forget-taught', what);
      return 'saved' in answer
        ? { text: t(language(), 'taughtForgotten', { site: host(what.site) }) }
        : { text: failureText(answer, language()), isTrouble: true };
    },
  };
}
