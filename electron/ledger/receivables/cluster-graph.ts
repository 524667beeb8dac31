import { isUuid } from "../../../shared/domain/posting/complement.ts";
import type { LifeFact } from "../../../shared/domain/posting/facts.ts";
import { CREDIT_NOTE, CREDITS, REPLACES } from "../../../shared/domain/posting/relations.ts";
import type { Standing } from "../../../shared/domain/posting/standing.ts";
import { joinStandings } from "../../../shared/domain/posting/standing.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { NODE_COLUMNS, type Node } from "./cluster-model.ts";
import { ClusterOpenings } from "./cluster-openings.ts";
import { DocumentEdges } from "./document-edges.ts";
import { Neighbours } from "./neighbours.ts";
import { Standings } from "./standings.ts";

/**
 * Documents as they are met from the seeds on, each read once, and what of them names what: which hang together, which take
 * the place of which, and what is said of each.
 */
export class ClusterGraph {
  readonly #tx: LedgerTx;
  readonly #standings: Standings;
  readonly #edges = new DocumentEdges();
  readonly #expanded = new Set<string>();
  readonly #nodes = new Map<string, Node>();
  readonly #byId = new Map<number, Node>();
  readonly openings: ClusterOpenings;

  constructor(tx: LedgerTx) {
    this.#tx = tx;
    this.#standings = new Standings(tx);
    this.openings = new ClusterOpenings(tx, {
      byUuid: this.#nodes,
      byId: this.#byId,
      loadById: (ids) => this.loadNodesById(ids),
    });
  }

  /** Every document met, by UUID. */
  get nodes(): ReadonlyMap<string, Node> {
    return this.#nodes;
  }

  /** Every document met, by id. */
  get byId(): ReadonlyMap<number, Node> {
    return this.#byId;
  }

  /** Invoices, credit notes and opening balances from which everything that belongs to them was met. */
  get expanded(): ReadonlySet<string> {
    return this.#expanded;
  }

  /** Documents by UUID, each read once; those the ledger does not have are left out. */
  async loadNodes(uuids: readonly string[]): Promise<Node[]> {
    const missing = [...new Set(uuids)].filter((uuid) => !this.nodes.has(uuid) && isUuid(uuid));
    const rows = await this.#tx.bulk.selectIn("document", NODE_COLUMNS, "uuid", missing);
    for (const row of rows) this.#remember(row);
    return uuids.flatMap((uuid) => this.nodes.get(uuid) ?? []);
  }

  /** The same by id, for those that are met by what they name. */
  async loadNodesById(ids: readonly number[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.byId.has(id));
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
    const uuids = nodes.flatMap((node) => [node.uuid, ...this.openings.aliases(node.uuid)]);
    const columns = ["document_id", "position", "relation", "target_uuid"] as const;
    const outgoing = await bulk.selectIn(
      "relation",
      columns,
      "document_id",
      nodes.map((node) => node.id),
    );
    const incoming = await bulk.selectIn("relation", columns, "target_uuid", uuids);
    const rows = [...outgoing, ...incoming].filter((row) => accept(row.relation));
    await this.loadNodesById(rows.map((row) => row.document_id));
    const ends = await this.#standings.load(uuids);
    for (const row of rows) {
      const source = this.byId.get(row.document_id);
      if (!source) continue;
      const edge = { relation: row.relation, source: source.uuid, target: row.target_uuid, position: row.position };
      this.#edges.add(edge);
      ends.push(edge.source, edge.target);
    }
    return ends;
  }

  /** Walks from the seeds over replacements and credits until nothing new belongs to them. */
  async expandInvoices(seeds: readonly string[]): Promise<void> {
    let frontier = seeds;
    const visited = new Set(seeds);
    while (frontier.length > 0) {
      const met = await this.loadNodes(frontier);
      const openings = await this.openings.expand(frontier, met);
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
  async expandComplements(seeds: Iterable<string>): Promise<{ uuids: string[]; targets: string[] }> {
    const uuids = await this.lifeOfComplements([...seeds]);
    const ids = uuids.flatMap((uuid) => this.nodes.get(uuid)?.id ?? []);
    const lines = await this.#tx.bulk.selectIn("pago_line", ["target"], "document_id", ids);
    return { uuids, targets: lines.map((line) => line.target) };
  }

  /** Complements with all that replace them or that they replace, by UUID. */
  async lifeOfComplements(seeds: readonly string[]): Promise<string[]> {
    const found = new Set<string>();
    let frontier = seeds;
    while (frontier.length > 0) {
      const nodes = (await this.loadNodes(frontier)).filter((node) => node.kind === "P" && !found.has(node.uuid));
      if (nodes.length === 0) break;
      for (const node of nodes) found.add(node.uuid);
      const ends = await this.#relate([...new Set(nodes)], (relation) => relation === REPLACES);
      frontier = ends.filter((uuid) => !found.has(uuid));
    }
    return [...found];
  }

  /** Invoices and credit notes that hang together. */
  components(): Node[][] {
    const neighbours = new Neighbours();
    for (const uuid of this.#expanded) {
      const node = this.nodes.get(uuid);
      if (!node) continue;
      for (const target of this.replaces(node)) neighbours.join(uuid, target);
      if (node.kind === "E") for (const target of this.creditTargets(node)) neighbours.join(uuid, target);
      for (const kin of this.openings.kin(uuid)) neighbours.join(uuid, kin);
    }
    return neighbours.groups(this.#expanded).map((group) => group.flatMap((uuid) => this.nodes.get(uuid) ?? []));
  }

  /** What decides whether a document is in force. */
  lifeFact(node: Node): LifeFact {
    const { cancelledOn, kept } = this.standing(node);
    return { uuid: node.uuid, issuedAt: node.issued_at, cancelledOn, kept, replaces: this.replaces(node) };
  }

  /** What is said of a document, under whatever UUID it is known. */
  standing(node: Node): Standing {
    const { uuid, issued_on } = node;
    const others = this.openings.aliases(uuid).map((alias) => this.#standings.of({ uuid: alias, issued_on }));
    return others.reduce(joinStandings, this.#standings.of(node));
  }

  /** An invoice, or an opening balance that stands for one. */
  isInvoice(uuid: string): boolean {
    const kind = this.nodes.get(uuid)?.kind;
    return kind === "I" || (kind === "O" && this.openings.isStanding(uuid));
  }

  /** Documents of its kind whose place a document takes: named by itself, or by whoever cancelled them. */
  replaces(node: Node): string[] {
    const named = this.#edges
      .from(node.uuid)
      .filter((edge) => edge.relation === REPLACES)
      .map((edge) => this.openings.resolve(edge.target));
    const replaced = [...named, ...this.#substitutedBy(node)];
    if (node.kind === "I") return replaced.filter((uuid) => this.isInvoice(uuid));
    return replaced.filter((uuid) => this.nodes.get(uuid)?.kind === node.kind);
  }

  /** Documents that a person cancelled naming this one as their substitute. */
  #substitutedBy(node: Node): string[] {
    const known = [node.uuid, ...this.openings.aliases(node.uuid)];
    const naming = known.flatMap((uuid) => this.#standings.namingSubstitute(uuid));
    return naming
      .map((uuid) => this.openings.resolve(uuid))
      .filter((uuid) => {
        const replaced = this.nodes.get(uuid);
        return replaced !== undefined && known.includes(this.standing(replaced).substitute);
      });
  }

  /** A credit note proper, which lowers a billed price: no return of goods (03), no settlement of an advance (07). */
  isBonus(node: Node): boolean {
    const credits = this.#edges.from(node.uuid).filter((edge) => CREDITS.has(edge.relation));
    return credits.length > 0 && credits.every((edge) => edge.relation === CREDIT_NOTE);
  }

  /** Invoices a credit note lowers, in listed order. */
  creditTargets(node: Node): string[] {
    return this.#edges
      .from(node.uuid)
      .filter((edge) => CREDITS.has(edge.relation))
      .map((edge) => this.openings.resolve(edge.target))
      .filter((uuid) => this.isInvoice(uuid));
  }

  /** Meets the documents money goes to, be they in a cluster that is posted or not, so that it is known what they mean. */
  async findMeant(targets: readonly string[]): Promise<(target: string) => string> {
    await this.loadNodes(await this.openings.expand(targets, await this.loadNodes(targets)));
    return (target) => this.openings.resolve(target);
  }
}
