import { createHash } from "node:crypto";
import { sql } from "kysely";
import { customerKey } from "../../../shared/domain/customer-key.ts";
import { isPlainDecimal, parseMinor } from "../../../shared/domain/money.ts";
import type { OpeningLine } from "../../../shared/domain/openings/line.ts";
import { openingIdentity, openingMatchKey, referenceOf } from "../../../shared/domain/openings/reference.ts";
import type { Bulk } from "../db/bulk.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { DocumentRow } from "../db/tables/documents.ts";
import { openAsOf } from "../receivables/balance.ts";

/** Reads rows by lists of keys, inside a transaction or outside. */
export interface Reading {
  readonly sql: ReadHandle;
  readonly bulk: Pick<Bulk, "selectIn">;
}

/** Why a line is not simply recorded; words in shared/i18n under `openings.codes`. */
export type OpeningCode =
  | "linked"
  | "adjusting"
  | "same"
  | "repeated"
  | "changed"
  | "own-rfc"
  | "not-an-invoice"
  | "other-invoice"
  | "ended"
  | "balance-differs"
  | "paid-further";

/** What becomes of a line. */
export interface Verdict {
  readonly line: OpeningLine;
  readonly identity: string;
  readonly fingerprint: string;
  readonly outcome: "new" | "linked" | "adjusting" | "same" | "refused";
  readonly code: OpeningCode | "new";
  /** Balance of its CFDI at the cut-off, where it is known. */
  readonly ledgerMinor: number | null;
  /** Reference, file or row the words name. */
  readonly detail: string;
}

const INVOICE_COLUMNS = ["id", "uuid", "kind", "customer_id", "currency", "total", "series", "folio"] as const;
type Invoice = Pick<DocumentRow, (typeof INVOICE_COLUMNS)[number]>;

/** What the ledger knows of the lines' documents. */
interface Known {
  readonly customers: ReadonlyMap<string, number>;
  readonly byUuid: ReadonlyMap<string, Invoice>;
  readonly byKey: ReadonlyMap<string, Invoice>;
  readonly standing: ReadonlyMap<string, { readonly fingerprint: string; readonly detail: string }>;
  readonly ownRfcs: ReadonlySet<string>;
  readonly balances: ReadonlyMap<number, { readonly open: number; readonly ended: string; readonly settled: number }>;
}

function identityOf(line: OpeningLine): string {
  return openingIdentity(customerKey(line.rfc, line.name), referenceOf(line), line.namedUuid, line.currency);
}

/** Hash of all a line says: the same line again is known by it. */
function fingerprintOf(line: OpeningLine, cutoff: string): string {
  const { row: _row, ...content } = line;
  return createHash("sha256")
    .update(JSON.stringify([cutoff, content]))
    .digest("hex");
}

/**
 * Says what becomes of each line as of its cut-off: what is new, what was recorded before, what stands for a CFDI that is
 * here. A CFDI and its documents outrank a spreadsheet: a line that contradicts them is refused, or, where `adjust`
 * is set, brings the balance down to what the line says; never up.
 */
export async function judgeOpenings(
  reading: Reading,
  lines: readonly OpeningLine[],
  terms: { readonly cutoff: string; readonly adjust: boolean },
): Promise<Verdict[]> {
  const known = await look(reading, lines, terms.cutoff);
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const identity = identityOf(line);
    const fingerprint = fingerprintOf(line, terms.cutoff);
    const first = seen.get(identity);
    seen.set(identity, first ?? line.row);
    const judged = { line, identity, fingerprint, ledgerMinor: null, detail: "" };
    const refuse = (code: OpeningCode, detail = "", ledgerMinor: number | null = null): Verdict => ({
      ...judged,
      outcome: "refused",
      code,
      detail,
      ledgerMinor,
    });
    if (first !== undefined) return refuse("repeated", String(first));
    if (known.ownRfcs.has(line.rfc)) return refuse("own-rfc", line.rfc);
    const standing = known.standing.get(identity);
    if (standing?.fingerprint === fingerprint) return { ...judged, outcome: "same", code: "same" };
    if (standing) return refuse("changed", standing.detail);
    const invoice = invoiceOf(line, known);
    if (!invoice) return { ...judged, outcome: "new", code: "new" };
    return judgeAgainst(line, invoice, known, terms.adjust, judged, refuse);
  });
}

function invoiceOf(line: OpeningLine, known: Known): Invoice | undefined {
  if (line.namedUuid !== "") return known.byUuid.get(line.namedUuid);
  const customer = known.customers.get(customerKey(line.rfc, line.name));
  if (customer === undefined) return undefined;
  return known.byKey.get(openingMatchKey(customer, referenceOf(line), line.currency, line.totalMinor));
}

function judgeAgainst(
  line: OpeningLine,
  invoice: Invoice,
  known: Known,
  adjust: boolean,
  judged: Omit<Verdict, "outcome" | "code">,
  refuse: (code: OpeningCode, detail?: string, ledgerMinor?: number | null) => Verdict,
): Verdict {
  const label = [invoice.series, invoice.folio].filter((part) => part !== "").join("-") || invoice.uuid;
  if (invoice.kind !== "I") return refuse("not-an-invoice", label);
  const sameCustomer = known.customers.get(customerKey(line.rfc, line.name)) === invoice.customer_id;
  if (!sameCustomer || invoice.currency !== line.currency) return refuse("other-invoice", label);
  const balance = known.balances.get(invoice.id);
  if (balance && balance.ended !== "") return refuse("ended", label);
  const open = balance?.open ?? 0;
  if (open === line.openMinor)
    return { ...judged, outcome: "linked", code: "linked", detail: label, ledgerMinor: open };
  // What the rule for PUE has settled, no document says is paid: the line may say it is open.
  const mayAdjust = open > line.openMinor || balance?.settled === 1;
  if (adjust && mayAdjust) {
    return { ...judged, outcome: "adjusting", code: "adjusting", detail: label, ledgerMinor: open };
  }
  return refuse(mayAdjust ? "balance-differs" : "paid-further", label, open);
}

async function look(reading: Reading, lines: readonly OpeningLine[], cutoff: string): Promise<Known> {
  const { bulk } = reading;
  const keys = [...new Set(lines.map((line) => customerKey(line.rfc, line.name)))];
  const columns = ["id", "key", "merged_into"] as const;
  const found = await bulk.selectIn("customer", columns, "key", keys);
  const customers = new Map(found.map((row) => [row.key, row.merged_into ?? row.id]));
  const uuids = [...new Set(lines.map((line) => line.namedUuid).filter((uuid) => uuid !== ""))];
  const named = await bulk.selectIn("document", INVOICE_COLUMNS, "uuid", uuids);
  const byKey = await invoicesByKey(reading, lines, customers);
  const ids = [...named, ...byKey.values()].map((row) => row.id);
  const own = await reading.sql.selectFrom("own_rfc").select("rfc").execute();
  return {
    customers,
    byUuid: new Map(named.map((row) => [row.uuid, row])),
    byKey,
    standing: await standingLines(reading, lines),
    ownRfcs: new Set(own.map((row) => row.rfc)),
    balances: await balancesAt(reading.sql, ids, cutoff),
  };
}

/** Earliest invoice of each match key the lines have; customer by customer, so that what does not match is let go of. */
async function invoicesByKey(
  reading: Reading,
  lines: readonly OpeningLine[],
  customers: ReadonlyMap<string, number>,
): Promise<Map<string, Invoice>> {
  const wanted = new Set<string>();
  const ids = new Set<number>();
  for (const line of lines) {
    const customer = customers.get(customerKey(line.rfc, line.name));
    if (line.namedUuid !== "" || customer === undefined) continue;
    wanted.add(openingMatchKey(customer, referenceOf(line), line.currency, line.totalMinor));
    ids.add(customer);
  }
  const found = new Map<string, Invoice & { issued_at: string }>();
  for (const id of ids) {
    const columns = [...INVOICE_COLUMNS, "issued_at"] as const;
    for (const row of await reading.bulk.selectIn("document", columns, "customer_id", [id])) {
      if (row.kind !== "I" || !isPlainDecimal(row.total)) continue;
      const key = openingMatchKey(id, referenceOf(row), row.currency, parseMinor(row.total, row.currency));
      const other = found.get(key);
      const earlier = !other || `${row.issued_at}${row.uuid}` < `${other.issued_at}${other.uuid}`;
      if (key !== "" && wanted.has(key) && earlier) found.set(key, row);
    }
  }
  return found;
}

async function standingLines(reading: Reading, lines: readonly OpeningLine[]) {
  const columns = ["identity", "fingerprint", "row", "batch_id", "undone"] as const;
  const identities = [...new Set(lines.map(identityOf))];
  const rows = await reading.bulk.selectIn("opening_line", columns, "identity", identities);
  const batches = await reading.bulk.selectIn("opening_batch", ["id", "file"], "id", [
    ...new Set(rows.map((row) => row.batch_id)),
  ]);
  const files = new Map(batches.map((batch) => [batch.id, batch.file]));
  return new Map(
    rows
      .filter((row) => row.undone === 0)
      .map((row) => [
        row.identity,
        { fingerprint: row.fingerprint, detail: `${files.get(row.batch_id) ?? ""}:${row.row}` },
      ]),
  );
}

/** Ids read at a time. */
const STEP = 500;

async function balancesAt(db: ReadHandle, documentIds: readonly number[], cutoff: string): Promise<Known["balances"]> {
  const found = new Map<number, { open: number; ended: string; settled: number }>();
  for (let start = 0; start < documentIds.length; start += STEP) {
    const ids = documentIds.slice(start, start + STEP);
    const result = await sql<{ id: number; open: number; ended: string; settled: number }>`select r.document_id as id,
        ${openAsOf(cutoff)} as open, r.ended_as as ended, r.settled_at_issue as settled
      from receivable as r where r.document_id in (${sql.join(ids)})`.execute(db);
    for (const { id, ...balance } of result.rows) found.set(id, balance);
  }
  return found;
}
