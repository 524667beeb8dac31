import { minorToMicros, parseMicros } from "../../../shared/domain/money.ts";
import type { PagoFact } from "../../../shared/domain/posting/complement.ts";
import { CREDITS } from "../../../shared/domain/posting/relations.ts";
import type {
  ChainCredit,
  ChainEntry,
  ChainFacts,
  ChainInvoice,
  ChainLine,
  ChainMoney,
} from "../../../shared/domain/rep-audit/facts.ts";
import type { PagoLineRow } from "../db/tables/documents.ts";
import type { EntryRow } from "../db/tables/ledger.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { PAGO_LINE_COLUMNS } from "../receivables/pago-columns.ts";
import type { Pago } from "./complement-loader.ts";
import { ComplementLoader, moneyMissing, recordsMoneySince } from "./complement-loader.ts";
import type { Named, Reading } from "./named-documents.ts";
import { groupBy, NamedDocuments } from "./named-documents.ts";

const RECEIVABLE_COLUMNS = ["id", "document_id", "ended_as", "ended_on", "settled_at_issue"] as const;
const ENTRY_COLUMNS = [
  "id",
  "receivable_id",
  "kind",
  "currency",
  "amount_minor",
  "effective_on",
  "document_id",
  "reverses_id",
] as const;
type Entry = Pick<EntryRow, (typeof ENTRY_COLUMNS)[number]>;
/** Loads chains of complements, many invoices at a time. One loader sees one state of the ledger. */
export class ChainLoader {
  readonly #reading: Reading;
  readonly #documents: NamedDocuments;
  readonly #complements: ComplementLoader;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#documents = new NamedDocuments(reading);
    this.#complements = new ComplementLoader(reading, this.#documents);
  }

  /** Documents of the ledger as they are met. */
  get documents(): NamedDocuments {
    return this.#documents;
  }

  /** Complements as they are met. */
  get complements(): ComplementLoader {
    return this.#complements;
  }

  /** Facts of the chains of those of the UUIDs that are invoices of the ledger. */
  async chains(uuids: readonly string[]): Promise<ChainFacts[]> {
    const { bulk } = this.#reading;
    await this.#documents.loadUuids(uuids);
    const invoices = [...new Set(uuids)].flatMap((uuid) => {
      const row = this.#documents.get(uuid);
      return row?.kind === "I" ? [row] : [];
    });
    const receivables = await bulk.selectIn(
      "receivable",
      RECEIVABLE_COLUMNS,
      "document_id",
      invoices.map((row) => row.id),
    );
    const receivableOf = new Map(receivables.map((row) => [row.document_id, row]));
    const ancestors = await this.#documents.ancestors(invoices);
    const targets = [
      ...invoices.map((row) => row.uuid),
      ...[...ancestors.values()].flatMap((set) => [...set].map((each) => each.uuid)),
    ];
    const lines = await bulk.selectIn("pago_line", PAGO_LINE_COLUMNS, "target", [...new Set(targets)]);
    await this.#complements.load(lines.map((line) => line.document_id));
    const linesOf = groupBy(lines, (line) => line.target);
    const credits = await this.#credits(invoices);
    const entries = await this.#entries(receivables.map((row) => row.id));
    const money = await this.#money([...entries.values()].flat());
    const since = await recordsMoneySince(this.#reading.sql);
    return invoices.flatMap((row) => {
      const receivable = receivableOf.get(row.id);
      if (!receivable) return [];
      const own = entries.get(receivable.id) ?? [];
      const invoice: ChainInvoice = {
        uuid: row.uuid,
        label: documentLabel(row),
        customer: row.customer_id,
        issuedOn: row.issued_on,
        currency: row.currency,
        total: parseMicros(row.total),
        settledByRule: receivable.settled_at_issue === 1,
        ended: this.#endOf(receivable, own),
      };
      return [
        {
          invoice,
          lines: [
            ...(linesOf.get(row.uuid) ?? []).flatMap((line) => this.#line(line, null, since)),
            ...this.#moved(ancestors.get(row.uuid) ?? new Set(), linesOf, own, since),
          ],
          credits: credits.get(row.uuid) ?? [],
          money: money(own),
          entries: own.flatMap((entry) => this.#entryFact(entry)),
        },
      ];
    });
  }

  #endOf(
    receivable: { ended_as: "" | "cancelled" | "substituted"; ended_on: string },
    entries: readonly { kind: string; document_id: number }[],
  ): ChainInvoice["ended"] {
    if (receivable.ended_as === "") return null;
    // What replaces an invoice is the source of the entry that ends it.
    const end = entries.find((entry) => entry.kind === "cancellation");
    const by = receivable.ended_as === "substituted" && end ? this.#documents.labelOf(end.document_id) : "";
    return { as: receivable.ended_as, on: receivable.ended_on, by };
  }

  /** Lines whose money moved here because the invoice they name was replaced (RULES 48). */
  #moved(
    ancestors: ReadonlySet<Named>,
    linesOf: ReadonlyMap<string, readonly PagoLineRow[]>,
    entries: readonly { document_id: number }[],
    since: string | null,
  ): ChainLine[] {
    const here = new Set(entries.map((entry) => entry.document_id));
    return [...ancestors].flatMap((replaced) =>
      (linesOf.get(replaced.uuid) ?? [])
        .filter((line) => here.has(line.document_id))
        .flatMap((line) => this.#line(line, documentLabel(replaced), since)),
    );
  }

  #line(line: PagoLineRow, via: string | null, since: string | null): ChainLine[] {
    const complement = this.#complements.get(line.document_id);
    const pago = complement?.pagos.find((each) => each.position === line.pago);
    if (!complement || !pago) return [];
    const { document } = complement;
    const lines = complement.lines.filter((each) => each.pago === line.pago);
    const recorded = complement.recorded.get(line.pago) ?? null;
    return [
      {
        rep: document.uuid,
        label: documentLabel(document),
        pago: line.pago,
        position: lines.findIndex((each) => each.position === line.position),
        via,
        customer: document.customer_id,
        issuedAt: document.issued_at,
        firstIssuedOn: complement.firstIssuedOn,
        paidOn: pago.paid_on,
        operation: pago.operation,
        number: line.installment,
        prior: line.prior,
        left: line.remaining,
        money: pagoFact(pago, lines),
        struck: complement.struck,
        cancelAskedOn: complement.cancelAskedOn,
        recorded,
        moneyMissing: moneyMissing(complement, pago, since),
      },
    ];
  }

  /** Credit notes that name each invoice. */
  async #credits(invoices: readonly Named[]): Promise<Map<string, ChainCredit[]>> {
    const rows = await this.#reading.bulk.selectIn(
      "relation",
      ["document_id", "relation", "target_uuid"],
      "target_uuid",
      invoices.map((row) => row.uuid),
    );
    const naming = rows.filter((row) => CREDITS.has(row.relation));
    await this.#documents.loadIds(naming.map((row) => row.document_id));
    const notes = naming.filter((row) => this.#documents.byId(row.document_id)?.kind === "E");
    const struck = await this.#complements.struck([...new Set(notes.map((row) => row.document_id))]);
    const found = new Map<string, ChainCredit[]>();
    const seen = new Set<string>();
    for (const { document_id, target_uuid } of notes) {
      const note = this.#documents.byId(document_id);
      if (!note || seen.has(`${note.uuid}/${target_uuid}`)) continue;
      seen.add(`${note.uuid}/${target_uuid}`);
      const own = found.get(target_uuid) ?? [];
      found.set(target_uuid, own);
      own.push({
        uuid: note.uuid,
        label: documentLabel(note),
        on: note.issued_on,
        total: parseMicros(note.total),
        currency: note.currency,
        struck: struck.get(note.id) ?? null,
      });
    }
    return found;
  }

  /** Entries that stand on each receivable, the charge left out. */
  async #entries(receivables: readonly number[]): Promise<Map<number, Entry[]>> {
    const rows = await this.#reading.bulk.selectIn("entry", ENTRY_COLUMNS, "receivable_id", receivables);
    const reversed = new Set(rows.flatMap((row) => row.reverses_id ?? []));
    const live = rows.filter((row) => row.reverses_id === null && !reversed.has(row.id) && row.kind !== "charge");
    await this.#documents.loadIds(live.map((row) => row.document_id));
    return groupBy(live, (row) => row.receivable_id ?? 0);
  }

  #entryFact(entry: Entry): ChainEntry[] {
    const source = this.#documents.byId(entry.document_id);
    if (!source) return [];
    return [
      {
        source: source.uuid,
        label: documentLabel(source),
        kind: entry.kind,
        on: entry.effective_on,
        amountMinor: entry.amount_minor,
      },
    ];
  }

  /** Recorded money behind the entries; the answer gives that of one invoice. */
  async #money(entries: readonly Entry[]): Promise<(own: readonly Entry[]) => ChainMoney[]> {
    const isMoney = (entry: Entry): boolean => this.#documents.byId(entry.document_id)?.kind === "M";
    const ids = [...new Set(entries.filter(isMoney).map((entry) => entry.document_id))];
    const { bulk } = this.#reading;
    const payments = await bulk.selectIn("payment", ["id", "document_id", "paid_on", "operation"], "document_id", ids);
    const byDocument = new Map(payments.map((row) => [row.document_id, row]));
    const links = await bulk.selectIn(
      "payment_pago",
      ["payment_id", "how"],
      "payment_id",
      payments.map((row) => row.id),
    );
    const documented = new Set(links.filter((link) => link.how !== "double").map((link) => link.payment_id));
    return (own) =>
      [...groupBy(own.filter(isMoney), (entry) => entry.document_id)].flatMap(([id, group]) => {
        const document = this.#documents.byId(id);
        const payment = byDocument.get(id);
        if (!document || !payment) return [];
        const minor = group.reduce((sum, entry) => sum - entry.amount_minor, 0);
        const currency = group[0]?.currency ?? "MXN";
        return [
          {
            uuid: document.uuid,
            label: payment.operation,
            paidOn: payment.paid_on,
            amount: minorToMicros(minor, currency),
            documented: documented.has(payment.id),
          },
        ];
      });
  }
}

function pagoFact(pago: Pago, lines: readonly PagoLineRow[]): PagoFact {
  return { currency: pago.currency, amount: pago.amount, lines };
}
