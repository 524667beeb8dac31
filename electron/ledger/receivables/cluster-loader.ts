import { parseMicros } from "../../../shared/domain/money.ts";
import { readPago } from "../../../shared/domain/posting/complement.ts";
import type { InvoiceFact, ReceivableState, ReductionFact } from "../../../shared/domain/posting/facts.ts";
import { NEEDLESS_MICROS } from "../../../shared/domain/posting/relations.ts";
import type { Ending } from "../../../shared/domain/posting/succession.ts";
import { endings } from "../../../shared/domain/posting/succession.ts";
import { dueDay } from "../../../shared/domain/terms.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { PagoLineRow, PagoRow } from "../db/tables/documents.ts";
import { loadDiscounts } from "./cluster-discounts.ts";
import { ClusterGraph } from "./cluster-graph.ts";
import type { Cluster, Loaded, LoadedComplement, Node } from "./cluster-model.ts";
import { ClusterMoney } from "./cluster-money.ts";
import { ClusterTerms } from "./cluster-terms.ts";
import { loadWriteOffs } from "./cluster-write-offs.ts";
import { PAGO_COLUMNS, PAGO_LINE_COLUMNS } from "./pago-columns.ts";
import type { PostingRules } from "./posting-rules.ts";
import { settledAtIssue } from "./posting-rules.ts";

/**
 * Loads what the seeds belong to, as facts to be posted. `seeds` are UUIDs of documents that are new or whose standing may have changed;
 * `complementSeeds` are REPs whose own unapplied money has to be posted again.
 */
export class ClusterLoader {
  readonly #tx: LedgerTx;
  readonly #rules: PostingRules;
  readonly #graph: ClusterGraph;
  readonly #terms: ClusterTerms;
  readonly #money: ClusterMoney;

  constructor(tx: LedgerTx, rules: PostingRules) {
    this.#tx = tx;
    this.#rules = rules;
    this.#graph = new ClusterGraph(tx);
    this.#terms = new ClusterTerms(tx, rules);
    this.#money = new ClusterMoney(tx);
  }

  /** `paymentSeeds` are ids of recorded payments about which something was decided. */
  async load(
    seeds: Iterable<string>,
    complementSeeds: Iterable<string>,
    paymentSeeds: ReadonlySet<number>,
  ): Promise<Loaded> {
    let rep = await this.#graph.expandComplements(complementSeeds);
    const relinked = await this.#money.relink(paymentSeeds, this.#complementStates(rep.uuids));
    if (relinked.complements.size > 0) {
      await this.#graph.loadNodesById([...relinked.complements]);
      const others = [...relinked.complements].flatMap((id) => this.#graph.byId.get(id)?.uuid ?? []);
      rep = await this.#graph.expandComplements([...rep.uuids, ...others]);
    }
    await this.#graph.expandInvoices([...seeds, ...rep.targets, ...relinked.invoices]);
    const lines = [...this.#graph.expanded].filter((uuid) => this.#graph.nodes.get(uuid)?.kind === "O");
    await this.#graph.expandInvoices(await this.#money.besides(lines));
    const groups = this.#graph.components();
    await this.#terms.load(groups.flat(), (uuid) => this.#graph.openings.aliases(uuid));
    const payments = await this.#payments(groups.flat());
    const known = [...this.#graph.expanded].flatMap((uuid) => [uuid, ...this.#graph.openings.aliases(uuid)]);
    const money = await this.#money.load(known, relinked.payments, payments, (targets) =>
      this.#graph.findMeant(targets),
    );
    await this.#graph.loadNodes([...money.map((each) => each.uuid), ...(await this.#addDiscounts(known, payments))]);
    this.#graph.openings.redirect(payments);
    const clusters = groups.map((group) => this.#cluster(group, payments));
    return {
      clusters,
      nodes: this.#graph.nodes,
      complements: await this.#complements(rep.uuids),
      money: money.map((each) => each.posted((uuid) => this.#graph.isInvoice(this.#graph.openings.resolve(uuid)))),
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
      const node = this.#graph.nodes.get(uuid);
      return node ? [{ id: node.id, customer: node.customer_id, inForce: !ends.has(uuid) }] : [];
    });
  }

  /** Live payment lines by the invoice they name. */
  async #payments(nodes: readonly Node[]): Promise<Map<string, ReductionFact[]>> {
    const invoices = nodes
      .filter((node) => this.#graph.isInvoice(node.uuid))
      .flatMap((node) => [node.uuid, ...this.#graph.openings.aliases(node.uuid)]);
    const { bulk } = this.#tx;
    const lines = await bulk.selectIn("pago_line", PAGO_LINE_COLUMNS, "target", invoices);
    const ids = [...new Set(lines.map((line) => line.document_id))];
    await this.#graph.loadNodesById(ids);
    const pagos = new Map<string, PagoRow>();
    for (const pago of await bulk.selectIn("pago", PAGO_COLUMNS, "document_id", ids)) {
      pagos.set(`${pago.document_id}/${pago.position}`, pago);
    }
    await this.#graph.lifeOfComplements(ids.flatMap((id) => this.#graph.byId.get(id)?.uuid ?? []));
    await this.#money.loadLinked(ids);
    const live = this.#liveComplements();
    const result = new Map<string, ReductionFact[]>();
    for (const line of lines) {
      const node = this.#graph.byId.get(line.document_id);
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
      !ends.has(node.uuid) && !(this.#graph.replaces(node).length > 0 && parseMicros(pago.amount) === NEEDLESS_MICROS);
  }

  #complementEnds(): Map<string, Ending> {
    return endings(
      [...this.#graph.nodes.values()].filter((node) => node.kind === "P").map((node) => this.#graph.lifeFact(node)),
    );
  }

  #cluster(group: readonly Node[], payments: ReadonlyMap<string, ReductionFact[]>): Cluster {
    const creditEnds = endings(group.filter((node) => node.kind === "E").map((node) => this.#graph.lifeFact(node)));
    const invoices: InvoiceFact[] = [];
    const reductions: ReductionFact[] = [];
    const silent: ReceivableState[] = [];
    for (const node of group) {
      const quiet = node.kind === "O" ? this.#graph.openings.silent(node) : null;
      if (quiet) silent.push(quiet);
      else if (this.#graph.isInvoice(node.uuid)) {
        const opening = this.#graph.openings.openingOf(node);
        const stated = opening?.dueOn ?? null;
        const counter = this.#terms.counterOf(node, this.#graph.openings.aliases(node.uuid), stated);
        invoices.push({
          ...this.#graph.lifeFact(node),
          customer: node.customer_id,
          issuedOn: node.issued_on,
          currency: node.currency,
          total: parseMicros(node.total),
          // An opening balance is the word of a person that it was not settled.
          settledAtIssue: !opening && settledAtIssue(node, this.#graph.standing(node).pue, this.#rules.puePolicy),
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
          targets: this.#graph.creditTargets(node),
          documentsQuita: this.#graph.isBonus(node),
        });
      }
    }
    return { invoices, reductions, anchors: group.map((node) => node.uuid), endedCredits: creditEnds, silent };
  }

  async #complements(uuids: readonly string[]): Promise<LoadedComplement[]> {
    const { bulk } = this.#tx;
    const nodes = uuids.flatMap((uuid) => this.#graph.nodes.get(uuid) ?? []);
    const ids = nodes.map((node) => node.id);
    const lines = new Map<string, PagoLineRow[]>();
    for (const line of await bulk.selectIn("pago_line", PAGO_LINE_COLUMNS, "document_id", ids)) {
      const key = `${line.document_id}/${line.pago}`;
      const list = lines.get(key);
      if (list) list.push(line);
      else lines.set(key, [line]);
    }
    await this.#money.loadLinked(ids);
    const live = this.#liveComplements();
    const unapplied = new Map<number, ReductionFact[]>(ids.map((id) => [id, []]));
    for (const pago of await bulk.selectIn("pago", PAGO_COLUMNS, "document_id", ids)) {
      const node = this.#graph.byId.get(pago.document_id);
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

function samePago(a: PagoLineRow, b: PagoLineRow): boolean {
  return a.document_id === b.document_id && a.pago === b.pago;
}
