import { parseMicros } from "../../../shared/domain/money.ts";
import { isUuid, readPago } from "../../../shared/domain/posting/complement.ts";
import type { InvoiceFact, LifeFact, ReceivableState, ReductionFact } from "../../../shared/domain/posting/facts.ts";
import type { Standing } from "../../../shared/domain/posting/standing.ts";
import { joinStandings } from "../../../shared/domain/posting/standing.ts";
import type { Ending } from "../../../shared/domain/posting/succession.ts";
import { endings } from "../../../shared/domain/posting/succession.ts";
import { dueDay } from "../../../shared/domain/terms.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { PagoLineRow, PagoRow } from "../db/tables/documents.ts";
import { loadDiscounts } from "./cluster-discounts.ts";
import type { Cluster, Loaded, LoadedComplement, Node } from "./cluster-model.ts";
import { NODE_COLUMNS } from "./cluster-model.ts";
import { ClusterMoney } from "./cluster-money.ts";
import { ClusterOpenings } from "./cluster-openings.ts";
import { ClusterTerms } from "./cluster-terms.ts";
import { loadWriteOffs } from "./cluster-write-offs.ts";
import { DocumentEdges } from "./document-edges.ts";
import { Neighbours } from "./neighbours.ts";
import type { PostingRules } from "./posting-rules.ts";
import { settledAtIssue } from "./posting-rules.ts";
import { Standings } from "./standings.ts";

const REPLACES = "04";
const CREDITS: ReadonlySet<string> = new Set(["01", "03", "07"]);

/**
 * Loads what the seeds belong to. `seeds` are UUIDs of documents that are new or whose standing may have changed;
 * `complementSeeds` are REPs whose own unapplied money has to be posted again.
 */
export class ClusterLoader {
  readonly #tx: LedgerTx;
  readonly #rules: PostingRules;
  readonly #terms: ClusterTerms;
  readonly #standings: Standings;
  readonly #money: ClusterMoney;
  readonly #openings: ClusterOpenings;
  readonly #nodes = new Map<string, Node>();
  readonly #byId = new Map<number, Node>();
  readonly #edges = new DocumentEdges();
  readonly #expanded = new Set<string>();

  constructor(tx: LedgerTx, rules: PostingRules) {
    this.#tx = tx;
    this.#rules = rules;
    this.#terms = new ClusterTerms(tx, rules);
    this.#standings = new Standings(tx);
    this.#money = new ClusterMoney(tx);
    this.#openings = new ClusterOpenings(tx, {
      byUuid: this.#nodes,
      byId: this.#byId,
      loadById: (ids) => this.#loadNodesById(ids),
    });
  }

  /** `paymentSeeds` are ids of recorded payments about which something was decided. */
  async load(
    seeds: Iterable<string>,
    complementSeeds: Iterable<string>,
    paymentSeeds: ReadonlySet<number>,
  ): Promise<Loaded> {
    let rep = await this.#expandComplements(complementSeeds);
    const relinked = await this.#money.relink(paymentSeeds, this.#complementStates(rep.uuids));
    if (relinked.complements.size > 0) {
      await this.#loadNodesById([...relinked.complements]);
      const others = [...relinked.complements].flatMap((id) => this.#byId.get(id)?.uuid ?? []);
      rep = await this.#expandComplements([...rep.uuids, ...others]);
    }
    await this.#expandInvoices([...seeds, ...rep.targets, ...relinked.invoices]);
    const lines = [...this.#expanded].filter((uuid) => this.#nodes.get(uuid)?.kind === "O");
    await this.#expandInvoices(await this.#money.besides(lines));
    const groups = this.#components();
    await this.#terms.load(groups.flat(), (uuid) => this.#openings.aliases(uuid));
    const payments = await this.#payments(groups.flat());
    const known = [...this.#expanded].flatMap((uuid) => [uuid, ...this.#openings.aliases(uuid)]);
    const money = await this.#money.load(known, relinked.payments, payments, (targets) => this.#findMeant(targets));
    await this.#loadNodes([...money.map((each) => each.uuid), ...(await this.#addDiscounts(known, payments))]);
    this.#openings.redirect(payments);
    const clusters = groups.map((group) => this.#cluster(group, payments));
    return {
      clusters,
      nodes: this.#nodes,
      complements: await this.#complements(rep.uuids),
      money: money.map((each) => each.posted((uuid) => this.#isInvoice(this.#openings.resolve(uuid)))),
    };
  }

  /** Adds quitas and write-offs to what lowers invoices; returns the documents behind them. */
  async #addDiscounts(uuids: readonly string[], reductions: Map<string, ReductionFact[]>): Promise<readonly string[]> {
    const quitas = await loadDiscounts(this.#tx, uuids);
    const writeOffs = await loadWriteOffs(this.#tx, uuids);
    for (const each of [...quitas.reductions, ...writeOffs.reductions]) {
      for (const target of each.targets) reductions.set(target, [...(reductions.get(target) ?? []), each]);
    }
    return [...quitas.sources, ...writeOffs.sources];
  }

  #complementStates(uuids: readonly string[]): { id: number; customer: number; inForce: boolean }[] {
    const ends = this.#complementEnds();
    return uuids.flatMap((uuid) => {
      const node = this.#nodes.get(uuid);
      return node ? [{ id: node.id, customer: node.customer_id, inForce: !ends.has(uuid) }] : [];
    });
  }

  /** Meets the documents money goes to, be they in a cluster that is posted or not, so that it is known what they mean. */
  async #findMeant(targets: readonly string[]): Promise<(target: string) => string> {
    await this.#loadNodes(await this.#openings.expand(targets, await this.#loadNodes(targets)));
    return (target) => this.#openings.resolve(target);
  }

  async #loadNodes(uuids: readonly string[]): Promise<Node[]> {
    const missing = [...new Set(uuids)].filter((uuid) => !this.#nodes.has(uuid) && isUuid(uuid));
    const rows = await this.#tx.bulk.selectIn("document", NODE_COLUMNS, "uuid", missing);
    for (const row of rows) this.#remember(row);
    return uuids.flatMap((uuid) => this.#nodes.get(uuid) ?? []);
  }

  async #loadNodesById(ids: readonly number[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#byId.has(id));
    const rows = await this.#tx.bulk.selectIn("document", NODE_COLUMNS, "id", missing);
    for (const row of rows) this.#remember(row);
  }

  #remember(row: Node): void {
    this.#nodes.set(row.uuid, row);
    this.#byId.set(row.id, row);
  }

  /** Relations of the given nodes in both directions, remembered as edges. Returns the UUIDs at their other ends. */
  async #relate(nodes: readonly Node[], accept: (relation: string) => boolean): Promise<string[]> {
    const { bulk } = this.#tx;
    const uuids = nodes.flatMap((node) => [node.uuid, ...this.#openings.aliases(node.uuid)]);
    const columns = ["document_id", "position", "relation", "target_uuid"] as const;
    const outgoing = await bulk.selectIn(
      "relation",
      columns,
      "document_id",
      nodes.map((node) => node.id),
    );
    const incoming = await bulk.selectIn("relation", columns, "target_uuid", uuids);
    const rows = [...outgoing, ...incoming].filter((row) => accept(row.relation));
    await this.#loadNodesById(rows.map((row) => row.document_id));
    const ends = await this.#standings.load(uuids);
    for (const row of rows) {
      const source = this.#byId.get(row.document_id);
      if (!source) continue;
      const edge = { relation: row.relation, source: source.uuid, target: row.target_uuid, position: row.position };
      this.#edges.add(edge);
      ends.push(edge.source, edge.target);
    }
    return ends;
  }

  /** Walks from the seeds over replacements and credits until nothing new belongs to them. */
  async #expandInvoices(seeds: readonly string[]): Promise<void> {
    let frontier = seeds;
    const visited = new Set(seeds);
    while (frontier.length > 0) {
      const met = await this.#loadNodes(frontier);
      const openings = await this.#openings.expand(frontier, met);
      const nodes = met.filter((node) => node.kind !== "P" && !this.#expanded.has(node.uuid));
      for (const node of nodes) this.#expanded.add(node.uuid);
      const relates = (relation: string): boolean => relation === REPLACES || CREDITS.has(relation);
      const ends = nodes.length === 0 ? [] : await this.#relate([...new Set(nodes)], relates);
      const next = [...ends, ...openings].filter((uuid) => !this.#expanded.has(uuid) && !visited.has(uuid));
      for (const uuid of next) visited.add(uuid);
      frontier = next;
    }
  }

  /** The complements asked for and those they replace or are replaced by, with the invoices all of them name. */
  async #expandComplements(seeds: Iterable<string>): Promise<{ uuids: string[]; targets: string[] }> {
    const uuids = await this.#lifeOfComplements([...seeds]);
    const ids = uuids.flatMap((uuid) => this.#nodes.get(uuid)?.id ?? []);
    const lines = await this.#tx.bulk.selectIn("pago_line", ["target"], "document_id", ids);
    return { uuids, targets: lines.map((line) => line.target) };
  }

  async #lifeOfComplements(seeds: readonly string[]): Promise<string[]> {
    const found = new Set<string>();
    let frontier = seeds;
    while (frontier.length > 0) {
      const nodes = (await this.#loadNodes(frontier)).filter((node) => node.kind === "P" && !found.has(node.uuid));
      if (nodes.length === 0) break;
      for (const node of nodes) found.add(node.uuid);
      const ends = await this.#relate([...new Set(nodes)], (relation) => relation === REPLACES);
      frontier = ends.filter((uuid) => !found.has(uuid));
    }
    return [...found];
  }

  #lifeFact(node: Node): LifeFact {
    const { cancelledOn, kept } = this.#standing(node);
    return { uuid: node.uuid, issuedAt: node.issued_at, cancelledOn, kept, replaces: this.#replaces(node) };
  }

  /** What is said of a document, under whatever UUID it is known. */
  #standing(node: Node): Standing {
    const { uuid, issued_on } = node;
    const others = this.#openings.aliases(uuid).map((alias) => this.#standings.of({ uuid: alias, issued_on }));
    return others.reduce(joinStandings, this.#standings.of(node));
  }

  /** An invoice, or an opening balance that stands for one. */
  #isInvoice(uuid: string): boolean {
    const kind = this.#nodes.get(uuid)?.kind;
    return kind === "I" || (kind === "O" && this.#openings.isStanding(uuid));
  }

  #replaces(node: Node): string[] {
    const named = this.#edges
      .from(node.uuid)
      .filter((edge) => edge.relation === REPLACES)
      .map((edge) => this.#openings.resolve(edge.target));
    const replaced = [...named, ...this.#substitutedBy(node)];
    if (node.kind === "I") return replaced.filter((uuid) => this.#isInvoice(uuid));
    return replaced.filter((uuid) => this.#nodes.get(uuid)?.kind === node.kind);
  }

  /** Documents that a person cancelled naming this one as their substitute. */
  #substitutedBy(node: Node): string[] {
    const known = [node.uuid, ...this.#openings.aliases(node.uuid)];
    const naming = known.flatMap((uuid) => this.#standings.namingSubstitute(uuid));
    return naming
      .map((uuid) => this.#openings.resolve(uuid))
      .filter((uuid) => {
        const replaced = this.#nodes.get(uuid);
        return replaced !== undefined && known.includes(this.#standing(replaced).substitute);
      });
  }

  /** A credit note proper, which lowers a billed price: no return of goods (03), no settlement of an advance (07). */
  #isBonus(node: Node): boolean {
    const credits = this.#edges.from(node.uuid).filter((edge) => CREDITS.has(edge.relation));
    return credits.length > 0 && credits.every((edge) => edge.relation === "01");
  }

  /** Invoices a credit note lowers, in listed order. */
  #creditTargets(node: Node): string[] {
    return this.#edges
      .from(node.uuid)
      .filter((edge) => CREDITS.has(edge.relation))
      .map((edge) => this.#openings.resolve(edge.target))
      .filter((uuid) => this.#isInvoice(uuid));
  }

  /** Invoices and credit notes that hang together. */
  #components(): Node[][] {
    const neighbours = new Neighbours();
    for (const uuid of this.#expanded) {
      const node = this.#nodes.get(uuid);
      if (!node) continue;
      for (const target of this.#replaces(node)) neighbours.join(uuid, target);
      if (node.kind === "E") for (const target of this.#creditTargets(node)) neighbours.join(uuid, target);
      for (const kin of this.#openings.kin(uuid)) neighbours.join(uuid, kin);
    }
    return neighbours.groups(this.#expanded).map((group) => group.flatMap((uuid) => this.#nodes.get(uuid) ?? []));
  }

  /** Live payment lines by the invoice they name. */
  async #payments(nodes: readonly Node[]): Promise<Map<string, ReductionFact[]>> {
    const invoices = nodes
      .filter((node) => this.#isInvoice(node.uuid))
      .flatMap((node) => [node.uuid, ...this.#openings.aliases(node.uuid)]);
    const { bulk } = this.#tx;
    const lines = await bulk.selectIn("pago_line", LINE_COLUMNS, "target", invoices);
    const ids = [...new Set(lines.map((line) => line.document_id))];
    await this.#loadNodesById(ids);
    const pagos = new Map<string, PagoRow>();
    for (const pago of await bulk.selectIn("pago", PAGO_COLUMNS, "document_id", ids)) {
      pagos.set(`${pago.document_id}/${pago.position}`, pago);
    }
    await this.#lifeOfComplements(ids.flatMap((id) => this.#byId.get(id)?.uuid ?? []));
    await this.#money.loadLinked(ids);
    const live = this.#liveComplements();
    const result = new Map<string, ReductionFact[]>();
    for (const line of lines) {
      const node = this.#byId.get(line.document_id);
      const pago = pagos.get(`${line.document_id}/${line.pago}`);
      if (!node || !pago || !live(node, pago) || this.#money.isLinked(node.id, pago.position)) continue;
      const amount =
        line.paid === ""
          ? (readPago({ ...pago, lines: lines.filter((other) => samePago(other, line)) }).lines[0] ?? 0n)
          : parseMicros(line.paid);
      if (amount === 0n) continue;
      const fact: ReductionFact = {
        kind: "payment",
        source: node.uuid,
        line: line.pago * LINES_PER_PAGO + line.position,
        customer: node.customer_id,
        on: pago.paid_on,
        currency: line.currency,
        amount,
        targets: [line.target],
      };
      const list = result.get(line.target);
      if (list) list.push(fact);
      else result.set(line.target, [fact]);
    }
    return result;
  }

  /**
   * Whether a complement's money counts: in force, and not the 1.00 by which a needless complement is replaced
   * (RULES 36).
   */
  #liveComplements(): (node: Node, pago: Pick<PagoRow, "amount">) => boolean {
    const ends = this.#complementEnds();
    return (node, pago) =>
      !ends.has(node.uuid) && !(this.#replaces(node).length > 0 && parseMicros(pago.amount) === 1_000_000n);
  }

  #complementEnds(): Map<string, Ending> {
    return endings([...this.#nodes.values()].filter((node) => node.kind === "P").map((node) => this.#lifeFact(node)));
  }

  #cluster(group: readonly Node[], payments: ReadonlyMap<string, ReductionFact[]>): Cluster {
    const creditEnds = endings(group.filter((node) => node.kind === "E").map((node) => this.#lifeFact(node)));
    const invoices: InvoiceFact[] = [];
    const reductions: ReductionFact[] = [];
    const silent: ReceivableState[] = [];
    for (const node of group) {
      const quiet = node.kind === "O" ? this.#openings.silent(node) : null;
      if (quiet) silent.push(quiet);
      else if (this.#isInvoice(node.uuid)) {
        const opening = this.#openings.openingOf(node);
        const stated = opening?.dueOn ?? null;
        const counter = this.#terms.counterOf(node, this.#openings.aliases(node.uuid), stated);
        invoices.push({
          ...this.#lifeFact(node),
          customer: node.customer_id,
          issuedOn: node.issued_on,
          currency: node.currency,
          total: parseMicros(node.total),
          // An opening balance is the word of a person that it was not settled.
          settledAtIssue: !opening && settledAtIssue(node, this.#standing(node).pue, this.#rules.puePolicy),
          dueOn: stated ?? dueDay(node.issued_on, node.payment_terms, this.#terms.agreedDaysOf(node)),
          ...(opening ? { opening: opening.fact } : {}),
          ...(counter ? { counter } : {}),
        });
        reductions.push(...(payments.get(node.uuid) ?? []));
      } else if (node.kind === "E" && !creditEnds.has(node.uuid)) {
        reductions.push({
          kind: "credit",
          source: node.uuid,
          line: 0,
          customer: node.customer_id,
          on: node.issued_on,
          currency: node.currency,
          amount: parseMicros(node.total),
          targets: this.#creditTargets(node),
          documentsQuita: this.#isBonus(node),
        });
      }
    }
    return { invoices, reductions, anchors: group.map((node) => node.uuid), endedCredits: creditEnds, silent };
  }

  async #complements(uuids: readonly string[]): Promise<LoadedComplement[]> {
    const { bulk } = this.#tx;
    const nodes = uuids.flatMap((uuid) => this.#nodes.get(uuid) ?? []);
    const ids = nodes.map((node) => node.id);
    const lines = new Map<string, PagoLineRow[]>();
    for (const line of await bulk.selectIn("pago_line", LINE_COLUMNS, "document_id", ids)) {
      const key = `${line.document_id}/${line.pago}`;
      const list = lines.get(key);
      if (list) list.push(line);
      else lines.set(key, [line]);
    }
    await this.#money.loadLinked(ids);
    const live = this.#liveComplements();
    const unapplied = new Map<number, ReductionFact[]>(ids.map((id) => [id, []]));
    for (const pago of await bulk.selectIn("pago", PAGO_COLUMNS, "document_id", ids)) {
      const node = this.#byId.get(pago.document_id);
      if (!node || !live(node, pago) || this.#money.isLinked(node.id, pago.position)) continue;
      const own = (lines.get(`${pago.document_id}/${pago.position}`) ?? []).sort((a, b) => a.position - b.position);
      for (const rest of readPago({ ...pago, lines: own }).unapplied) {
        unapplied.get(node.id)?.push({
          kind: "payment",
          source: node.uuid,
          line: pago.position * LINES_PER_PAGO,
          customer: node.customer_id,
          on: pago.paid_on,
          currency: rest.currency,
          amount: rest.micros,
          targets: [],
        });
      }
    }
    const ends = this.#complementEnds();
    return nodes.map((node) => ({ node, unapplied: unapplied.get(node.id) ?? [], ending: ends.get(node.uuid) }));
  }
}

/** Room for the lines of one Pago in a line number that orders all lines of a complement. */
const LINES_PER_PAGO = 100_000;

const LINE_COLUMNS = [
  "document_id",
  "pago",
  "position",
  "target",
  "currency",
  "equivalence",
  "installment",
  "prior",
  "paid",
  "remaining",
] as const;
const PAGO_COLUMNS = [
  "document_id",
  "position",
  "paid_on",
  "currency",
  "exchange_rate",
  "form",
  "amount",
  "operation",
] as const;

function samePago(a: PagoLineRow, b: PagoLineRow): boolean {
  return a.document_id === b.document_id && a.pago === b.pago;
}
