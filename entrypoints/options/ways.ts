import type { ChapterProps } from '../../components/chapters.tsx';
import type { OptionsModel } from '../../lib/app/options-model.ts';
import { readingWays } from '../../lib/app/reading-ways.ts';
import { createTaughtModel, type TaughtPorts } from '../../lib/app/taught-model.ts';
import { recipes } from '../../lib/crms/index.ts';

type Ways = Pick<TaughtPorts, 'send' | 'download'> & { model: OptionsModel; zone: string };

/** The chapter on how pages are read, over the real background. */
export function taughtWays({ send, download, model, zone }: Ways): () => NonNullable<ChapterProps['ways']> {
  const none = { recipes: [], overrides: [], drifts: [], lessons: [], apps: [] };
  const taught = () => model.state.value?.taught ?? none;
  const desk = createTaughtModel({ send, download, taught, language: () => model.language.value });
  return () => ({
    sites: readingWays(taught(), model.state.value?.facts.deals ?? [], recipes),
    now: Date.now(),
    zone,
    crmName: (crm) => recipes.find(({ id }) => id === crm)?.name ?? crm,
    onSave: (site) => desk.save(site),
    onOpen: (file) => desk.open(file),
    onForget: (what) => desk.forget(what),
  });
}
