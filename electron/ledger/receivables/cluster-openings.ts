import { isPlainDecimal, parseMicros, parseMinor } from "../../../shared/domain/money.ts";
import { openingMatchKey, referenceOf } from "../../../shared/domain/openings/reference.ts";
import type { OpeningFact, ReceivableState, ReductionFact } from "../../../shared/domain/posting/facts.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { OpeningLineRow } from "../db/tables/openings.ts";
import { NODE_COLUMNS, type Node } from "./cluster-model.ts";

const LINE_COLUMNS = ["document_id", "named_uuid", "match_key", "cutoff_on", "due_on", "open", "undone"] as const;
type Line = Pick<OpeningLineRow, (typeof LINE_COLUMNS)[number]>;

/** Documents the loader has met; the openings add to them what they need. */
export interface NodeStore {
  readonly byUuid: ReadonlyMap<string, Node>;
  readonly byId: ReadonlyMap<number, Node>;
  loadById(ids: readonly number[]): Promise<void>;
}

/** What an invoice and a line without a UUID are matched by; "" for documents that no such line can stand for. */
function matchKeyOf(node: Node): string {
  if (node.kind !== "I" || !isPlainDecimal(node.total)) return "";
  const total = parseMinor(node.total, node.currency);
  return openingMatchKey(node.customer_id, referenceOf(node), node.currency, total);
}

/** Which invoices fit which lines, out of what has been met. */
interface Index {
  readonly byKey: ReadonlyMap<string, readonly Node[]>;
  /** Standing lines by the invoice that has come for them. */
  readonly linesOf: ReadonlyMap<string, readonly string[]>;
}

/**
 * Opening balances while clusters are loaded: a line stands for an invoice until the invoice comes, and from then on only
 * says what was open of it at the cut-off. Whatever names the line, or the UUID it names, means the invoice. A ledger
 * without opening balances pays one lookup of one row for it.
 */
export class ClusterOpenings {
  readonly #tx: LedgerTx;
  readonly #nodes: NodeStore;
  /** Lines by the UUID of their document. */
  readonly #lines = new Map<string, Line>();
  readonly #named = new Map<string, string>();
  readonly #searched = new Set<string>();
  #index: Index | null = null;
  #any: boolean | null = null;

  constructor(tx: LedgerTx, nodes: NodeStore) {
    this.#tx = tx;
    this.#nodes = nodes;
  }

  /** Documents that belong with those just met: lines and the invoices they may stand for, both ways. */
  async expand(uuids: readonly string[], nodes: readonly Node[]): Promise<string[]> {
    this.#any ??=
      (await this.#tx.sql.selectFrom("opening_line").select("id").limit(1).executeTakeFirst()) !== undefined;
    if (!this.#any) return [];
    this.#index = null;
    const { bulk } = this.#tx;
    const keys = nodes.map(matchKeyOf).filter((key) => key !== "");
    const own = nodes.filter((node) => node.kind === "O").map((node) => node.id);
    const rows = [
      ...(await bulk.selectIn("opening_line", LINE_COLUMNS, "named_uuid", [...new Set(uuids)])),
      ...(await bulk.selectIn("opening_line", LINE_COLUMNS, "match_key", [...new Set(keys)])),
      ...(await bulk.selectIn("opening_line", LINE_COLUMNS, "document_id", own)),
    ];
    await this.#nodes.loadById(rows.map((row) => row.document_id));
    const met: string[] = [];
    for (const row of rows) {
      const node = this.#nodes.byId.get(row.document_id);
      if (!node || this.#lines.has(node.uuid)) continue;
      this.#lines.set(node.uuid, row);
      if (row.named_uuid !== "" && row.undone === 0) this.#named.set(row.named_uuid, node.uuid);
      met.push(node.uuid);
    }
    return [
      ...met,
      ...met.flatMap((uuid) => this.#lines.get(uuid)?.named_uuid || []),
      ...(await this.#candidates(met)),
    ];
  }

  /** Invoices that lines without a UUID may stand for. */
  async #candidates(lines: readonly string[]): Promise<string[]> {
    const wanted = new Set<string>();
    const customers = new Set<number>();
    for (const uuid of lines) {
      const line = this.#lines.get(uuid);
      const node = this.#nodes.byUuid.get(uuid);
      if (!line || !node || line.match_key === "" || this.#searched.has(uuid)) continue;
      this.#searched.add(uuid);
      wanted.add(line.match_key);
      customers.add(node.customer_id);
    }
    const found: Node[] = [];
    // Customer by customer, so that what does not match is let go of at once.
    for (const customer of customers) {
      const rows = await this.#tx.bulk.selectIn("document", NODE_COLUMNS, "customer_id", [customer]);
      found.push(...rows.filter((row) => wanted.has(matchKeyOf(row))));
    }
    await this.#nodes.loadById(found.map((row) => row.id));
    return found.map((row) => row.uuid);
  }

  /** Whether the document is a line that stands, so that it counts as an invoice. */
  isStanding(uuid: string): boolean {
    return this.#lines.get(uuid)?.undone === 0;
  }

  /** Other documents a line must be posted together with. */
  kin(uuid: string): string[] {
    const line = this.#lines.get(uuid);
    return line === undefined ? [] : this.#fitting(line).map((node) => node.uuid);
  }

  /** UUIDs by which a document is known beside its own. */
  aliases(uuid: string): string[] {
    const line = this.#lines.get(uuid);
    // Of an undone line too: what names its UUID has to be posted without it.
    if (line) return line.named_uuid === "" ? [] : [line.named_uuid];
    if (this.#lines.size === 0) return [];
    return [...this.#linesOf(uuid)];
  }

  /** The document that a reference to `uuid` means. */
  resolve(uuid: string): string {
    if (this.#lines.size === 0) return uuid;
    const line = this.#lines.get(uuid);
    if (line) return (line.undone === 0 ? this.#invoiceOf(line)?.uuid : undefined) ?? uuid;
    if (this.#nodes.byUuid.has(uuid)) return uuid;
    const named = this.#named.get(uuid);
    return named === undefined ? uuid : this.resolve(named);
  }

  /** Moves what names a line, or the UUID it names, to the invoice it means. */
  redirect(reductions: Map<string, ReductionFact[]>): void {
    if (this.#lines.size === 0) return;
    for (const [target, list] of [...reductions]) {
      const meant = this.resolve(target);
      if (meant === target) continue;
      reductions.delete(target);
      const moved = list.map((each) => ({ ...each, targets: each.targets.map((uuid) => this.resolve(uuid)) }));
      reductions.set(meant, [...(reductions.get(meant) ?? []), ...moved]);
    }
  }

  /** What opening balances say of an invoice, or of a line that still stands for one; null when nothing. */
  openingOf(node: Node): { readonly fact: OpeningFact; readonly dueOn: string } | null {
    const lines = node.kind === "O" ? [node.uuid] : this.#linesOf(node.uuid);
    for (const uuid of lines) {
      const line = this.#lines.get(uuid);
      if (!line || line.undone === 1 || this.#nodes.byUuid.get(uuid)?.currency !== node.currency) continue;
      return { fact: { source: uuid, open: parseMicros(line.open), cutoff: line.cutoff_on }, dueOn: line.due_on };
    }
    return null;
  }

  /** Where a line stands that posts nothing: replaced by its invoice, or undone; null while it stands for one. */
  silent(node: Node): ReceivableState | null {
    const line = this.#lines.get(node.uuid);
    const invoice = line?.undone === 0 ? this.#invoiceOf(line) : undefined;
    if (line?.undone === 0 && !invoice) return null;
    return {
      uuid: node.uuid,
      openMinor: 0,
      totalMinor: parseMinor(node.total, node.currency),
      dueOn: line?.due_on ?? node.issued_on,
      due: null,
      closedOn: node.issued_on,
      lastEntryOn: node.issued_on,
      endedAs: invoice ? "substituted" : "cancelled",
      endedOn: node.issued_on,
      successor: invoice?.uuid ?? null,
      settledAtIssue: false,
    };
  }

  #invoiceOf(line: Line): Node | undefined {
    return this.#fitting(line)[0];
  }

  /** Invoices that fit a line, the one it stands for first: the earliest. */
  #fitting(line: Line): readonly Node[] {
    if (line.named_uuid === "") return this.#indexed.byKey.get(line.match_key) ?? [];
    const named = this.#nodes.byUuid.get(line.named_uuid);
    return named?.kind === "I" ? [named] : [];
  }

  /** Lines an invoice has come for: one that names it first. */
  #linesOf(invoice: string): readonly string[] {
    return this.#indexed.linesOf.get(invoice) ?? [];
  }

  get #indexed(): Index {
    if (this.#index) return this.#index;
    const byKey = new Map<string, Node[]>();
    const wanted = new Set([...this.#lines.values()].map((line) => line.match_key));
    for (const node of this.#nodes.byUuid.values()) {
      const key = matchKeyOf(node);
      if (key === "" || !wanted.has(key)) continue;
      const list = byKey.get(key);
      if (list) list.push(node);
      else byKey.set(key, [node]);
    }
    const earliest = (node: Node): string => `${node.issued_at}${node.uuid}`;
    for (const list of byKey.values()) list.sort((x, y) => (earliest(x) < earliest(y) ? -1 : 1));
    const linesOf = new Map<string, string[]>();
    this.#index = { byKey, linesOf };
    const order = ([uuid, line]: [string, Line]): string => `${line.named_uuid === "" ? 1 : 0}${uuid}`;
    for (const [uuid, line] of [...this.#lines].sort((x, y) => (order(x) < order(y) ? -1 : 1))) {
      const invoice = line.undone === 0 ? this.#invoiceOf(line)?.uuid : undefined;
      if (invoice !== undefined) linesOf.set(invoice, [...(linesOf.get(invoice) ?? []), uuid]);
    }
    return this.#index;
  }
}
