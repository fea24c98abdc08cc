import type { PageDeal } from './page-deal.ts';
import type { Answer, Lost, MessageName, In, PanelView, QuickLogKind } from '../messages/protocol.ts';
import { newId } from './new-id.ts';

/** Waits between questions while the deal that was just opened is still being read and stored. */
const waits = [300, 700, 1_500, 3_000, 6_000];

export type PanelPorts = {
  send: <N extends MessageName>(name: N, input: In<N>) => Promise<Answer<N> | Lost>;
  /** Calls `work` after a while, unless the panel has ended. */
  later: (work: () => void, milliseconds: number) => void;
  /** The view changed. A plain callback: a signals library would be a fifth of the panel's script. */
  changed: (view: PanelView | undefined) => void;
  /** The extension behind this script is gone. */
  leave: () => void;
};

export type PanelModel = {
  /** What stands there now. */
  view: () => PanelView | undefined;
  /** Another deal, or something new of the same one; `undefined` hides the panel at once. */
  show: (deal: PageDeal | undefined) => Promise<void>;
  open: (open: boolean) => void;
  side: (side: 'left' | 'right') => void;
  log: (kind: QuickLogKind) => Promise<{ id: string } | Failure>;
  undo: (id: string) => Promise<{ undone: true } | Failure>;
  /** Begins teaching the page, to put right what is no longer read. */
  repair: () => void;
  /** What would be, were the deal another; nothing is kept of it. */
  suppose: (supposed: Omit<In<'what-if'>, 'crm' | 'id'>) => Promise<Answer<'what-if'> | Lost>;
};

type Failure = Exclude<Answer<'log'> | Lost, { id: string }>;

/** What stands beside a deal. Answers for a deal that is no longer shown are dropped. */
export function createPanelModel({ send, later, changed, leave }: PanelPorts): PanelModel {
  let view: PanelView | undefined;
  let shown: PageDeal | undefined;
  let question = 0;

  const put = (next: PanelView | undefined) => {
    if (next === view) return;
    view = next;
    changed(next);
  };

  const ask = async (tries = 0): Promise<void> => {
    const deal = shown;
    if (!deal) return;
    const mine = (question += 1);
    const answer = await send('panel', deal);
    if (mine !== question || deal !== shown) return;
    if ('lost' in answer && answer.lost === 'context-gone') return leave();
    const isWhole = !('lost' in answer) && !('refused' in answer);
    // What the person did while the answer was under way is newer than the answer.
    if (isWhole) put(view ? { ...answer, open: view.open, side: view.side } : answer);
    const wait = waits[tries];
    if ((!isWhole || !answer.deal) && wait !== undefined) later(() => void (mine === question && ask(tries + 1)), wait);
  };

  const place = (part: Partial<Pick<PanelView, 'open' | 'side'>>) => {
    if (!view) return;
    const { open, side } = { ...view, ...part };
    put({ ...view, open, side });
    void send('panel-state', { open, side });
  };

  return {
    view: () => view,
    repair: () => void send('begin-teaching', {}),
    async show(deal) {
      const isOther = JSON.stringify(deal) !== JSON.stringify(shown);
      shown = deal;
      question += 1;
      if (!deal) put(undefined);
      else if (isOther && view) {
        const { deal: _deal, share: _share, ...rest } = view;
        put(rest);
      }
      await ask();
    },
    open: (open) => place({ open }),
    side: (side) => place({ side }),
    async log(kind) {
      const dealKey = view?.deal?.key;
      const answer = await send('log', { id: newId(), kind, ...(dealKey !== undefined && { dealKey }) });
      if ('id' in answer) void ask();
      return answer;
    },
    suppose: async (supposed) => (shown ? send('what-if', { ...shown, ...supposed }) : { outcome: null }),
    async undo(id) {
      const answer = await send('undo-log', { id });
      if (!('undone' in answer)) return answer;
      void ask();
      return { undone: true };
    },
  };
}
