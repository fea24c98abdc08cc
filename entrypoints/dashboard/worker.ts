import { createReckoner, type Question, type Reply } from '../../lib/app/dashboard/reckoner.ts';
import { pageStore } from '../../lib/app/page-store.ts';
import { shownStore } from '../../lib/app/sample/shown-store.ts';

/** The thread that reads and reckons, so that the page stays quick however much there is. */
const reckon = createReckoner({
  shown: shownStore(pageStore()),
  tell: (reply: Reply) => postMessage(reply),
  rest: () => new Promise((resolve) => setTimeout(resolve)),
});

addEventListener('message', ({ data }: MessageEvent<Question>) => void reckon(data));
