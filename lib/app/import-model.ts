import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { Instant } from '../domain/day.ts';
import type { Source } from '../domain/identity.ts';
import { printOf } from '../domain/print.ts';
import type { ImportNote, Lost, Refusal } from '../messages/protocol.ts';
import { readFileText, type Encoding } from './csv/file-text.ts';
import { readSheetInSteps } from './csv/sheet.ts';
import type { ImportColumn, TableKind } from './import/columns.ts';
import { planOf, ruleFor, traitsOf, type Choices, type Ground, type Plan, type Table } from './import/plan.ts';
import { propose } from './import/propose.ts';
import { readingsOf } from './import/readings.ts';
import { runImport, type ImportPorts, type Progress } from './import/run.ts';
import { noSource } from './import/source.ts';
import type { Settings } from './settings.ts';

export type OpenTable = {
  table: Table;
  choices: Choices;
  /** Columns that were proposed by what stands in them, not by their heading. */
  byShape: readonly ImportColumn[];
  asksCurrency: boolean;
  /** Where a table may come from. */
  sources: readonly Source[];
  /** Absent for pasted cells, which are text already. */
  file?: { bytes: Uint8Array; encoding: Encoding };
  plan?: Plan;
};

/** What can be said of a table before it is one. */
export type TableRefusal = 'workbook' | 'binary' | 'empty' | 'too-big' | 'no-rows';

export type ImportState =
  | { step: 'idle'; refused?: TableRefusal }
  | { step: 'opening' }
  | ({ step: 'open' } & OpenTable)
  | { step: 'running'; progress: Progress; isCancelled: boolean }
  | { step: 'done'; note: ImportNote; plan: Plan }
  | { step: 'cancelled' }
  | { step: 'undone'; note: ImportNote }
  | { step: 'failed'; failure: Refusal | Lost };

export type ImportModelPorts = ImportPorts & {
  read: () => Promise<Ground & { settings: Settings; sources: Source[] }>;
  now: () => Instant;
};

const mostBytes = 100_000_000;

/** From a file or pasted cells to rows in the store: nothing is written before the person has seen what would be. */
export function createImportModel({ send, pause, read, now }: ImportModelPorts) {
  const state = signal<ImportState>({ step: 'idle' });
  let question = 0;
  let isCancelled = false;

  const refuse = (refused: TableRefusal) => void (state.value = { step: 'idle', refused });

  const rest = () => pause(0);

  /** Works something out in slices; `undefined` when a later question has made it void meanwhile. */
  const inSlices = async <T>(steps: Generator<number, T>, mine: number): Promise<T | undefined> => {
    for (;;) {
      const step = steps.next();
      if (mine !== question) return undefined;
      if (step.done) return step.value;
      await rest();
    }
  };

  const replan = async (open: OpenTable): Promise<void> => {
    const mine = (question += 1);
    const { plan: _, ...before } = open;
    state.value = { step: 'open', ...before };
    const traits = await inSlices(traitsOf(open.table.sheet, open.choices.at), mine);
    if (!traits) return;
    const asked = { ...before, asksCurrency: traits.asksCurrency };
    const plan = await inSlices(planOf(open.table, open.choices, await read()), mine);
    if (plan) state.value = { step: 'open', ...asked, plan };
  };

  const start = async (name: string, text: string, made: Instant, file?: OpenTable['file']): Promise<void> => {
    const mine = (question += 1);
    state.value = { step: 'opening' };
    const sheet = await readSheetInSteps(text, rest);
    if (mine !== question) return;
    if (!sheet || sheet.rows.length === 0) return refuse(sheet ? 'no-rows' : 'empty');
    const { settings, sources } = await read();
    const table = { name, sheet, print: printOf(text) };
    // Whoever reads one CRM is most likely importing from it.
    const source = sources.length === 1 && sources[0] ? sources[0] : noSource;
    const choices = { currency: settings.currency, made: Math.min(made, now()), source };
    const chosen = await proposed(table, choices, mine);
    if (chosen) await replan({ ...chosen, table, sources, ...(file && { file }) });
  };

  /** What the table seems to be, before the person has said anything of it. */
  const proposed = async (
    table: Table,
    choices: Pick<Choices, 'currency' | 'made' | 'source'>,
    mine: number,
    kind?: TableKind,
  ) => {
    const proposal = propose(table.sheet, kind);
    const traits = await inSlices(traitsOf(table.sheet, proposal.at), mine);
    return (
      traits && {
        byShape: proposal.byShape,
        asksCurrency: traits.asksCurrency,
        choices: {
          ...choices,
          kind: proposal.kind,
          at: proposal.at,
          rule: ruleFor(choices.source, proposal.at),
          ...(traits.order && { dateOrder: traits.order }),
        },
      }
    );
  };

  const change = (changes: Partial<Choices>): void => {
    const open = state.value;
    if (open.step !== 'open') return;
    const choices = { ...open.choices, ...changes };
    const rule = changes.source || changes.at ? ruleFor(choices.source, choices.at) : choices.rule;
    void replan({ ...open, choices: { ...choices, rule } });
  };

  return {
    state: state as ReadonlySignal<ImportState>,
    openFile: async (file: {
      name: string;
      size: number;
      lastModified: number;
      arrayBuffer: () => Promise<ArrayBuffer>;
    }) => {
      if (file.size > mostBytes) return refuse('too-big');
      state.value = { step: 'opening' };
      const bytes = new Uint8Array(await file.arrayBuffer());
      const told = await readFileText(bytes, rest);
      if ('refused' in told) return refuse(told.refused);
      await start(file.name.slice(0, 300), told.text, file.lastModified, { bytes, encoding: told.encoding });
    },
    paste: (text: string) => start('', text, now()),
    /** Reads the same file as written in another way. */
    reread: async (encoding: Encoding) => {
      const open = state.value;
      if (open.step !== 'open' || !open.file) return;
      const { bytes } = open.file;
      const told = await readFileText(bytes, rest, encoding);
      if ('refused' in told) return;
      await start(open.table.name, told.text, open.choices.made, { bytes, encoding });
    },
    setKind: (kind: TableKind) => {
      const open = state.value;
      if (open.step !== 'open') return;
      const mine = (question += 1);
      void proposed(open.table, open.choices, mine, kind).then((chosen) => chosen && replan({ ...open, ...chosen }));
    },
    setColumn: (column: ImportColumn, index: number | undefined) => {
      const open = state.value;
      if (open.step !== 'open') return;
      // A column says one thing: whoever held it gives it up.
      const others = Object.entries(open.choices.at).filter(([one, at]) => one !== column && at !== index);
      change({ at: Object.fromEntries([...others, ...(index === undefined ? [] : [[column, index]])]) });
    },
    change,
    close: () => {
      question += 1;
      state.value = { step: 'idle' };
    },
    cancel: () => {
      isCancelled = true;
      if (state.value.step === 'running') state.value = { ...state.value, isCancelled };
    },
    undo: async (note: ImportNote): Promise<void> => {
      question += 1;
      const answer = await send('undo-import', { id: note.id });
      const isFailure = 'refused' in answer || 'lost' in answer;
      state.value = isFailure ? { step: 'failed', failure: answer } : { step: 'undone', note };
    },
    run: async (): Promise<void> => {
      const open = state.value;
      if (open.step !== 'open' || !open.plan) return;
      const { table, choices, plan } = open;
      const { zone } = await read();
      const { crm, site } = plan.rows[0]?.source ?? choices.source;
      const isOne = plan.rows.every(({ source }) => source.site === site);
      const note: ImportNote = {
        id: plan.id,
        name: table.name,
        kind: choices.kind,
        crm,
        site: isOne ? site : '',
        at: now(),
        made: choices.made,
        rows: plan.taken,
        isUnfinished: true,
      };
      isCancelled = false;
      const mine = (question += 1);
      state.value = { step: 'running', progress: { done: 0, total: plan.taken }, isCancelled };
      const readings = await inSlices(readingsOf(plan.rows, { id: plan.id, at: choices.made, zone }), mine);
      if (!readings) return;
      const outcome = await runImport(
        note,
        readings,
        { send, pause },
        {
          onProgress: (progress) => void (state.value = { step: 'running', progress, isCancelled }),
          isCancelled: () => isCancelled,
        },
      );
      batch(() => {
        state.value =
          outcome.state === 'done'
            ? { step: 'done', note, plan }
            : outcome.state === 'cancelled'
              ? { step: 'cancelled' }
              : { step: 'failed', failure: outcome.failure };
      });
    },
  };
}
