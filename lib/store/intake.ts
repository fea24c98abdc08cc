import { identitiesOf, levelOf, realmKey, realmOf, type Realm } from '../domain/identity.ts';
import { begin, compareOrder, isOldNews, orderOf, takeIn, type Dossier, type Seen } from '../domain/merge.ts';
import { isNewView, printsOf, withView } from '../domain/derive.ts';
import { viewOf, type Entity, type Reading, type Row } from '../domain/reading.ts';
import { freshFor, judge, type Verdict } from './judge.ts';
import type { Known } from './known.ts';
import type { Moves } from './moves.ts';
import type { StoredRecord } from './pack.ts';
import type { Alias, Counters, Marks, WriteTransaction } from './schema.ts';
import { emptyAlias, emptyTrail, settle, type Doubt } from './settle.ts';
import { slim, type Kept, type Sighted } from './slim.ts';
import { WorkingSet } from './working-set.ts';
import { weaken } from './weaken.ts';

/** Takes the rows of one reading into the working set of one transaction. */
export class Intake {
  /** Rows that say something new, in the page's order: what is stored of the reading. */
  readonly rows: Row[] = [];
  readonly #set: WorkingSet;
  readonly #known: Known;
  readonly #reading: Reading;
  readonly #rows: readonly Sighted[];
  #seq = 0;
  #weak = new Set<string>();
  readonly #doubts: Record<Entity, Doubt> = {
    deal: { records: new Set(), aliases: new Set() },
    activity: { records: new Set(), aliases: new Set() },
  };
  readonly #strong: { id: string; kept: Kept[] }[] = [];

  constructor(transaction: WriteTransaction, known: Known, reading: Reading, rows: readonly Sighted[]) {
    this.#set = new WorkingSet(transaction);
    this.#known = known;
    this.#reading = reading;
    this.#rows = rows;
  }

  get hasMoved(): boolean {
    return this.rows.length > 0 || this.#set.edited.length > 0;
  }

  get weaknesses(): Partial<Counters> {
    return { weak: [...this.#weak], ...(this.#set.isDamaged && { damaged: true }) };
  }

  /** Asks for the records that will be needed if what is known still holds. */
  async prepare(): Promise<void> {
    await this.#set.loadRecords([...this.#groups().keys()].filter((id) => levelOf(id) === 's'));
  }

  async take({ seq, weak, generation }: Counters): Promise<void> {
    this.#seq = seq + 1;
    this.#weak = new Set(weak);
    if (this.#known.generation !== generation) this.#known.clear();
    const groups = this.#groups();
    if (groups.size === 0) return;
    await this.#load(groups);
    for (const [id, group] of groups) {
      if (levelOf(id) === 's') this.#takeStrong(id, group);
      else this.#takeWeak(id, group);
    }
    this.#set.holdRows({
      seq: this.#seq,
      id: this.#reading.id,
      reading: { ...this.#reading, rows: this.rows },
      quarantined: 0,
    });
    for (const [entity, doubt] of Object.entries(this.#doubts) as [Entity, Doubt][])
      if (doubt.records.size > 0 || doubt.aliases.size > 0) await settle(this.#realm(entity), doubt, this.#set);
    await this.#set.flush(this.#known.tally);
  }

  /** The rows that may say something new, by identity. */
  #groups(): Map<string, Sighted[]> {
    const groups = new Map<string, Sighted[]>();
    for (const sighted of this.#rows) {
      if (this.#known.says(sighted.id, sighted.print, this.#reading.at)) continue;
      const group = groups.get(sighted.id);
      if (group) group.push(sighted);
      else groups.set(sighted.id, [sighted]);
    }
    return groups;
  }

  /** After the commit: rows that would change nothing are told without a read next time, and who has read can catch up. */
  remember(before: number, generation: number, moves: Moves): void {
    if (generation !== before) moves.note(before, generation, this.#set.edited);
    this.#known.generation = generation;
    for (const key of this.#set.edited) this.#known.forget(key);
    this.#known.tally = this.#set.tally ?? this.#known.tally;
    for (const { id, kept } of this.#strong) {
      const record = this.#set.record(id);
      if (!record) continue;
      const { dossier, trail } = record;
      const settled = kept.filter(({ row, print }) => trail.marks.has(print) && isOldNews(dossier, row));
      this.#known.remember(
        id,
        dossier.head[0],
        settled.map(({ print, told }) => [told, (trail.marks.get(print) ?? 0) + freshFor]),
      );
    }
  }

  async #load(groups: ReadonlyMap<string, readonly Sighted[]>): Promise<void> {
    const strong = [...groups.keys()].filter((id) => levelOf(id) === 's');
    const weak = [...groups.keys()].filter((id) => levelOf(id) !== 's');
    for (const entity of ['deal', 'activity'] as const) {
      const realm = realmKey(this.#reading, entity);
      if (this.#weak.has(realm) || !weak.some((id) => id.startsWith(`${realm} `))) continue;
      await weaken(this.#realm(entity), this.#set);
      this.#weak.add(realm);
    }
    const shared = [...groups]
      .filter(([id]) => this.#weak.has(realmOf(id)))
      .flatMap(([, group]) => group.flatMap(({ row }) => identitiesOf(this.#reading, row).slice(1)));
    await this.#set.loadAliases([...weak, ...shared]);
    const roots = weak.flatMap((id) => this.#set.alias(id)?.root ?? []);
    await this.#set.loadRecords([...strong, ...roots]);
    const records = this.#weak.size > 0 ? [...strong, ...roots] : [];
    await this.#set.loadAliases(records.flatMap((key) => this.#set.record(key)?.names ?? []));
  }

  #takeStrong(id: string, group: readonly Sighted[]): void {
    const { crm, site, at } = this.#reading;
    const kept: Kept[] = [];
    this.#strong.push({ id, kept });
    for (const sighted of group) {
      let record = this.#set.record(id);
      if (!record) {
        record = {
          dossier: begin(id, sighted.row.entity, crm, site, at),
          trail: emptyTrail(),
          joined: [],
          names: [],
          views: [],
        };
        this.#set.put(id, record);
      }
      const one = slim(sighted, this.#reading, record.dossier);
      kept.push(one);
      const { row, print } = one;
      const verdict = this.#judge(record.dossier, record.trail.marks, row, print);
      if (verdict === 'drop') continue;
      this.#set.edit(id);
      if (!this.#admit(record, record.trail, row, print, verdict)) this.#doubts[row.entity].records.add(id);
      if (verdict !== 'touch') this.#checkNames(record, row);
    }
  }

  #takeWeak(id: string, group: readonly Sighted[]): void {
    const alias = this.#set.alias(id) ?? emptyAlias(id);
    const entity = group[0]?.row.entity ?? 'deal';
    const record = alias.root === undefined ? undefined : this.#set.record(alias.root);
    const [only] = group;
    if (record && alias.alike === 1 && group.length === 1 && only) {
      const { row, print } = slim(only, this.#reading, record.dossier);
      const told = this.#judge(record.dossier, alias.marks, row, print);
      // Where it was seen is news of its own: only a list that is known to have shown it can fail to.
      const isElsewhere = !['s', 'b'].includes(levelOf(record.dossier.key)) && isNewView(record.views, this.#reading);
      const verdict = isElsewhere && (told === 'drop' || told === 'touch') ? 'news' : told;
      if (verdict === 'drop') return;
      this.#set.putAlias(alias);
      this.#set.edit(record.dossier.key);
      if (!this.#admit(record, alias, row, print, verdict)) this.#doubts[entity].aliases.add(id);
      if (verdict !== 'touch') this.#checkNames(record, row);
      return;
    }
    this.#takeAlike(
      alias,
      entity,
      group.map((one) => slim(one, this.#reading)),
    );
  }

  /** Rows that cannot be told apart, or of which nobody knows yet whose they are. */
  #takeAlike(alias: Alias, entity: Entity, group: readonly Kept[]): void {
    const { at } = this.#reading;
    const isKnown = group.every(({ print }) => alias.marks.has(print));
    const prints = printsOf(group.map(({ print }) => print));
    const before = alias.shown.find(({ view }) => view === viewOf(this.#reading));
    // How many there are is news as well: a view that shows fewer than at its last look takes the others back.
    const isTold = before ? String(before.prints) === String(prints) : group.length <= alias.alike;
    const isFresh = prints.every((print) => Math.abs(at - (alias.marks.get(print) ?? 0)) < freshFor);
    if (isKnown && isTold && isFresh) return;
    for (const { row, print } of group) {
      if (!(isKnown && isTold)) {
        this.#store(row, alias);
        alias.names = [...new Set([...alias.names, ...identitiesOf(this.#reading, row).slice(1)])];
      }
      alias.marks.set(print, Math.max(at, alias.marks.get(print) ?? 0));
    }
    alias.alike = Math.max(alias.alike, group.length);
    this.#set.putAlias(alias);
    this.#doubts[entity].aliases.add(alias.id);
  }

  #judge(dossier: Dossier, marks: Marks, row: Row, print: number): Verdict {
    return judge(dossier, marks, this.#seen(row, this.rows.length), print);
  }

  /** Answers false when the record must be derived anew. */
  #admit(
    record: StoredRecord,
    trail: { sources: number[]; marks: Marks },
    row: Row,
    print: number,
    verdict: Verdict,
  ): boolean {
    const { at } = this.#reading;
    const seen: Seen = verdict === 'touch' ? { ...this.#seen(row, -1), again: true } : this.#store(row, trail);
    trail.marks.set(print, Math.max(at, trail.marks.get(print) ?? 0));
    if (verdict === 'late' || compareOrder(orderOf(seen), record.dossier.head) < 0) return false;
    takeIn(record.dossier, seen);
    if (verdict === 'news' && levelOf(record.dossier.key) !== 's') record.views = withView(record.views, seen.view);
    return true;
  }

  #store(row: Row, trail: { sources: number[] }): Seen {
    if (trail.sources.at(-1) !== this.#seq) trail.sources.push(this.#seq);
    return this.#seen(row, this.rows.push(row) - 1);
  }

  #seen(row: Row, index: number): Seen {
    return { row, at: this.#reading.at, reading: this.#reading.id, view: viewOf(this.#reading), index };
  }

  /** Where rows without an id are seen, a name that is new on a record may bring home what was seen under that name. */
  #checkNames(record: StoredRecord, row: Row): void {
    if (!this.#weak.has(realmKey(this.#reading, row.entity))) return;
    const doubt = this.#doubts[row.entity];
    const { key } = record.dossier;
    const [, ...weaker] = identitiesOf(this.#reading, row);
    for (const id of weaker) {
      if (record.names.includes(id)) continue;
      record.names.push(id);
      const alias: Alias = this.#set.alias(id) ?? emptyAlias(id);
      if (!alias.owners.includes(key)) this.#set.putAlias({ ...alias, owners: [...alias.owners, key].sort() });
      if (alias.sources.length > 0) doubt.aliases.add(id);
    }
    record.names.sort();
    for (const id of record.names) if ((this.#set.alias(id)?.alike ?? 0) > 1) doubt.aliases.add(id);
  }

  #realm(entity: Entity): Realm {
    const { crm, site } = this.#reading;
    return { crm, site, entity };
  }
}
