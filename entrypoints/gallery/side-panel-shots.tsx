import type { Shot } from './Gallery.tsx';
import { progressShot, steered, type ProgressCase } from './popup-shots.tsx';
import { MovesCard } from '../../components/MovesCard.tsx';
import type { Moves, Since } from '../../lib/app/moves.ts';
import {
  callMoves,
  newPeriodMoves,
  noLandingMoves,
  noneEarlierMoves,
  someMoves,
  stillMoves,
  unknownMoves,
  weekMoves,
} from '../../test/sample-moves.ts';
import { anOverview, emptyOverview, sampleNow, sampleZone, targetlessOverview } from '../../test/sample-overview.ts';
import { aSteering } from '../../test/sample-steering.ts';

type Case = ProgressCase & { moves?: Moves; since?: Since; isFailed?: boolean };

const shot = (name: string, { moves, since = 'day', isFailed = false, ...rest }: Case): Shot => ({
  name,
  show: (lang) =>
    progressShot(name, {
      ...rest,
      isTall: true,
      history: (
        <MovesCard
          lang={lang}
          since={since}
          moves={moves}
          isFailed={isFailed}
          now={sampleNow}
          zone={sampleZone}
          onSince={() => {}}
        />
      ),
    }).show(lang),
});

const old = sampleNow - 6 * 86_400_000;

export const sidePanelShots: readonly Shot[] = [
  shot('full', { overview: steered(aSteering()), moves: someMoves() }),
  shot('week', { overview: steered(aSteering()), moves: weekMoves, since: 'week' }),
  shot('still', { overview: steered(aSteering()), moves: stillMoves }),
  shot('calls', { overview: anOverview(), moves: callMoves }),
  shot('reckoning', { overview: steered(aSteering()) }),
  shot('failed', { overview: steered(aSteering()), isFailed: true }),
  shot('unknown', { overview: steered(aSteering()), moves: unknownMoves }),
  shot('new-period', { overview: anOverview(), moves: newPeriodMoves }),
  shot('none-earlier', { overview: anOverview(), moves: noneEarlierMoves, since: 'week' }),
  shot('no-landing', { overview: anOverview(), moves: noLandingMoves }),
  shot('no-target', {
    overview: targetlessOverview(),
    moves: someMoves({ earlier: { landing: 11_600_000 }, now: { landing: 12_400_000 } }),
  }),
  shot('no-data', { overview: emptyOverview() }),
  shot('stale', { overview: anOverview({ newest: old, oldest: old - 9 * 86_400_000 }), moves: someMoves() }),
  shot('trouble', { overview: anOverview(), phase: 'trouble' }),
];
