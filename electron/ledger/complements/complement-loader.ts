import { parseMicros } from "../../../shared/domain/money.ts";
import { NEEDLESS_MICROS } from "../../../shared/domain/posting/relations.ts";
import type { Struck } from "../../../shared/domain/rep-audit/facts.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { PagoLineRow, PagoRow } from "../db/tables/documents.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { PAGO_COLUMNS, PAGO_LINE_COLUMNS } from "../receivables/pago-columns.ts";
import { liveDecisions } from "../receivables/standings.ts";
import type { Named, NamedDocuments, Reading } from "./named-documents.ts";
import { groupBy } from "./named-documents.ts";

export type Pago = Pick<PagoRow, "document_id" | "position" | "paid_on" | "currency" | "amount" | "operation">;

/** A complement that counts or counted, with what its chains need. */
export interface Complement {
  readonly document: Named;
  readonly pagos: readonly Pago[];
  readonly lines: readonly PagoLineRow[];
  readonly struck: Struck | null;
  /** Issue day of the first complement of its replacement chain. */
  readonly firstIssuedOn: string;
  readonly cancelAskedOn: string | null;
  /** UUID of the recorded payment that each Pago documents, by its position. */
  readonly recorded: ReadonlyMap<number, string>;
}

/** Day of the first recorded payment: since then the office records its money; null while it records none. */
export async function recordsMoneySince(db: ReadHandle): Promise<string | null> {
  const row = await db
    .selectFrom("payment")
    .innerJoin("payment_standing", "payment_standing.id", "payment.id")
    .select("paid_on")
    .where("reversed", "=", 0)
    .orderBy("paid_on")
    .limit(1)
    .executeTakeFirst();
  return row?.paid_on ?? null;
}

/** Whether the office records its money and this Pago of a complement in force is not among it. */
export function moneyMissing(
  complement: Complement,
  pago: Pick<PagoRow, "position" | "paid_on">,
  since: string | null,
): boolean {
  return (
    since !== null && complement.struck === null && pago.paid_on >= since && !complement.recorded.has(pago.position)
  );
}

/** Complements as they are met, each read once. */
export class ComplementLoader {
  readonly #reading: Reading;
  readonly #documents: NamedDocuments;
  readonly #loaded = new Map<number, Complement>();

  constructor(reading: Reading, documents: NamedDocuments) {
    this.#reading = reading;
    this.#documents = documents;
  }

  /** Complements by the id of their document; ids of other documents are left out. */
  async load(ids: readonly number[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#loaded.has(id));
    if (missing.length > 0) await this.#load(missing);
  }

  /** A complement that was loaded, by the id of its document. */
  get(id: number): Complement | undefined {
    return this.#loaded.get(id);
  }

  /** How documents ended, for those that did. */
  async struck(ids: readonly number[]): Promise<Map<number, Struck>> {
    const columns = ["document_id", "ended_as", "ended_on", "successor"] as const;
    const rows = await this.#reading.bulk.selectIn("document_ending", columns, "document_id", ids);
    await this.#documents.loadUuids(rows.map((row) => row.successor).filter((uuid) => uuid !== ""));
    return new Map(
      rows.map((row) => {
        const by = this.#documents.get(row.successor);
        const as = row.ended_as === "substituted" ? "replaced" : "cancelled";
        return [row.document_id, { as, on: row.ended_on, by: row.successor, byLabel: by ? documentLabel(by) : "" }];
      }),
    );
  }

  async #load(ids: readonly number[]): Promise<void> {
    const { bulk } = this.#reading;
    await this.#documents.loadIds(ids);
    const pagos = groupBy(await bulk.selectIn("pago", PAGO_COLUMNS, "document_id", ids), (row) => row.document_id);
    const lines = groupBy(
      await bulk.selectIn("pago_line", PAGO_LINE_COLUMNS, "document_id", ids),
      (row) => row.document_id,
    );
    const struck = await this.struck(ids);
    const rows = ids.flatMap((id) => this.#documents.byId(id) ?? []).filter((row) => row.kind === "P");
    const replaced = await this.#documents.ancestors(rows);
    const asked = await this.#cancelAsked(ids);
    const recorded = await this.#recorded(ids);
    for (const document of rows) {
      const { id, uuid, issued_on } = document;
      const own = (pagos.get(id) ?? []).sort((a, b) => a.position - b.position);
      const before = [...(replaced.get(uuid) ?? [])].map((row) => row.issued_on);
      const needless = before.length > 0 && own.some((pago) => parseMicros(pago.amount) === NEEDLESS_MICROS);
      this.#loaded.set(id, {
        document,
        pagos: own,
        lines: (lines.get(id) ?? []).sort((a, b) => a.pago - b.pago || a.position - b.position),
        struck: struck.get(id) ?? (needless ? { as: "needless", on: "", by: "", byLabel: "" } : null),
        firstIssuedOn: [issued_on, ...before].sort()[0] ?? issued_on,
        cancelAskedOn: asked.get(uuid) ?? null,
        recorded: recorded.get(id) ?? new Map(),
      });
    }
  }

  /** Days on which cancellations were asked for and are not answered, by UUID. */
  async #cancelAsked(ids: readonly number[]): Promise<Map<string, string>> {
    const uuids = ids.flatMap((id) => this.#documents.byId(id)?.uuid ?? []);
    const rows = await this.#reading.bulk.selectIn(
      "document_decision",
      ["id", "uuid", "kind", "on_day", "substitute", "undoes_id"],
      "uuid",
      uuids,
    );
    const asked = new Map<string, string>();
    for (const [uuid, own] of groupBy(rows, (row) => row.uuid)) {
      const life = liveDecisions(own).filter(({ kind }) => ["requested", "cancelled", "in-force"].includes(kind));
      const last = life.sort((a, b) => a.order - b.order).at(-1);
      if (last?.kind === "requested") asked.set(uuid, last.on);
    }
    return asked;
  }

  /** Recorded payments that Pagos document, by complement and position. */
  async #recorded(ids: readonly number[]): Promise<Map<number, Map<number, string>>> {
    const { bulk } = this.#reading;
    const links = (
      await bulk.selectIn("payment_pago", ["payment_id", "document_id", "pago", "how"], "document_id", ids)
    ).filter((link) => link.how !== "double");
    const payments = await bulk.selectIn(
      "payment",
      ["id", "document_id"],
      "id",
      links.map((link) => link.payment_id),
    );
    await this.#documents.loadIds(payments.map((payment) => payment.document_id));
    const uuidOf = new Map(payments.map((row) => [row.id, this.#documents.byId(row.document_id)?.uuid ?? ""]));
    const found = new Map<number, Map<number, string>>();
    for (const link of links) {
      const own = found.get(link.document_id) ?? new Map<number, string>();
      found.set(link.document_id, own.set(link.pago, uuidOf.get(link.payment_id) ?? ""));
    }
    return found;
  }
}
