import { signal, type ReadonlySignal } from '@preact/signals';
import type { PageDeal } from './page-deal.ts';
import type { Answer, Lost, MessageName, In, PanelView, QuickLogKind } from '../messages/protocol.ts';

/** Waits between questions while the deal that was just opened is still being read and stored. */
const waits = [300, 700, 1_500, 3_000, 6_000];

export type PanelPorts = {
  send: <N extends MessageName>(name: N, input: In<N>) => Promise<Answer<N> | Lost>;
  /** Calls `work` after a while, unless the panel has ended. */
  later: (work: () => void, milliseconds: number) => void;
  /** The extension behind this script is gone. */
  leave: () => void;
};

export type PanelModel = {
  view: ReadonlySignal<PanelView | undefined>;
  /** Another deal, or something new of the same one; `undefined` hides the panel at once. */
  show: (deal: PageDeal | undefined) => Promise<void>;
  open: (open: boolean) => void;
  side: (side: 'left' | 'right') => void;
  log: (kind: QuickLogKind) => Promise<{ id: string } | Failure>;
  undo: (id: string) => Promise<{ undone: true } | Failure>;
};

type Failure = Exclude<Answer<'log'> | Lost, { id: string }>;

/** What stands beside a deal. Answers for a deal that is no longer shown are dropped. */
export function createPanelModel({ send, later, leave }: PanelPorts): PanelModel {
  const view = signal<PanelView | undefined>(undefined);
  let shown: PageDeal | undefined;
  let question = 0;

  const ask = async (tries = 0): Promise<void> => {
    const deal = shown;
    if (!deal) return;
    const mine = (question += 1);
    const answer = await send('panel', deal);
    if (mine !== question || deal !== shown) return;
    if ('lost' in answer && answer.lost === 'context-gone') return leave();
    const isWhole = !('lost' in answer) && !('refused' in answer);
    // What the person did while the answer was under way is newer than the answer.
    if (isWhole) view.value = view.value ? { ...answer, open: view.value.open, side: view.value.side } : answer;
    const wait = waits[tries];
    if ((!isWhole || !answer.deal) && wait !== undefined) later(() => void (mine === question && ask(tries + 1)), wait);
  };

  const place = (part: Partial<Pick<PanelView, 'open' | 'side'>>) => {
    if (!view.value) return;
    view.value = { ...view.value, ...part };
    const { open, side } = view.value;
    void send('panel-state', { open, side });
  };

  return {
    view,
    async show(deal) {
      const isOther = JSON.stringify(deal) !== JSON.stringify(shown);
      shown = deal;
      question += 1;
      if (!deal) view.value = undefined;
      else if (isOther && view.value) {
        const { deal: _deal, share: _share, ...rest } = view.value;
        view.value = rest;
      }
      await ask();
    },
    open: (open) => place({ open }),
    side: (side) => place({ side }),
    async log(kind) {
      const dealKey = view.value?.deal?.key;
      const answer = await send('log', { kind, ...(dealKey !== undefined && { dealKey }) });
      if ('id' in answer) void ask();
      return answer;
    },
    async undo(id) {
      const answer = await send('undo-log', { id });
      if (!('undone' in answer)) return answer;
      void ask();
      return { undone: true };
    },
  };
}
