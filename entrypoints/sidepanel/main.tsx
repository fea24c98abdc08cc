import { MovesCard } from '../../components/MovesCard.tsx';
import { createMovesModel } from '../../lib/app/moves-model.ts';
import { onFrontTab } from '../../lib/browser/side-panel.ts';
import { memory, openProgress, progressModel, zone } from '../popup/progress-page.tsx';
import { askMoves, askOverview } from './thread.ts';

const overviews = progressModel(askOverview);
const moves = createMovesModel(overviews, { read: askMoves, now: Date.now, zone, memory: memory('moves') });

openProgress(overviews, {
  // It stays where it is, beside the page that was opened.
  leave: () => {},
  onFront: onFrontTab,
  isTall: true,
  history: (lang) => (
    <MovesCard
      lang={lang}
      since={moves.since.value}
      moves={moves.moves.value}
      isFailed={moves.isFailed.value}
      now={Date.now()}
      zone={zone}
      onSince={moves.choose}
    />
  ),
});
