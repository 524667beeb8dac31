import type { Allocation } from "../../../shared/domain/payments/allocation.ts";
import { allocate } from "../../../shared/domain/payments/allocation.ts";
import type { PagoNode } from "../../../shared/domain/payments/facts.ts";
import { pagoKey } from "../../../shared/domain/payments/linking.ts";
import { pagoNode } from "../../../shared/domain/payments/pago-node.ts";
import type { Bulk } from "../db/bulk.ts";
import type { PagoLineRow } from "../db/tables/documents.ts";
import type { PaymentPagoRow } from "../db/tables/payments.ts";
import type { ApplicationColumns, EventColumns, Money, MoneyColumns } from "./facts.ts";
import { moneyOf } from "./facts.ts";

type Reading = Pick<Bulk, "selectIn">;

const MONEY_COLUMNS = [
  "id",
  "document_id",
  "customer_id",
  "currency",
  "amount_minor",
  "paid_on",
  "form",
  "operation",
] as const;
const APPLICATION_COLUMNS = [
  "id",
  "payment_id",
  "target_uuid",
  "amount_minor",
  "target_currency",
  "target_minor",
  "ahead",
  "withdraws_id",
] as const;
const EVENT_COLUMNS = [
  "id",
  "payment_id",
  "kind",
  "effective_on",
  "amount_minor",
  "rep_uuid",
  "pago",
  "undoes_id",
] as const;
const PAGO_COLUMNS = ["document_id", "position", "paid_on", "currency", "amount", "operation"] as const;
const LINE_COLUMNS = ["document_id", "pago", "position", "target", "currency", "equivalence", "paid"] as const;

/** Payments with the decisions about them, by id; `documents` gives the document behind each. */
export async function loadMoney(
  bulk: Reading,
  ids: readonly number[],
): Promise<{ readonly money: Map<number, Money>; readonly documents: ReadonlyMap<number, number> }> {
  const rows = await bulk.selectIn("payment", MONEY_COLUMNS, "id", ids);
  const names = await bulk.selectIn(
    "document",
    ["id", "uuid"],
    "id",
    rows.map((row) => row.document_id),
  );
  const uuids = new Map(names.map((row) => [row.id, row.uuid]));
  const applications = Map.groupBy<number, ApplicationColumns>(
    await bulk.selectIn("payment_application", APPLICATION_COLUMNS, "payment_id", ids),
    (row) => row.payment_id,
  );
  const events = Map.groupBy<number, EventColumns>(
    await bulk.selectIn("payment_event", EVENT_COLUMNS, "payment_id", ids),
    (row) => row.payment_id,
  );
  const read = (row: MoneyColumns & { document_id: number }): Money =>
    moneyOf(row, uuids.get(row.document_id) ?? "", applications.get(row.id) ?? [], events.get(row.id) ?? []);
  return {
    money: new Map(rows.map((row) => [row.id, read(row)])),
    documents: new Map(rows.map((row) => [row.id, row.document_id])),
  };
}

/** Every Pago of the complementos, whether in force or not; `wanted` keeps only some of them. */
export async function loadPagos(
  bulk: Reading,
  documentIds: readonly number[],
  wanted: (documentId: number, pago: number) => boolean = () => true,
): Promise<(PagoNode & { readonly documentId: number })[]> {
  const reps = await bulk.selectIn("document", ["id", "uuid", "customer_id"], "id", documentIds);
  const byId = new Map(reps.map((row) => [row.id, row]));
  const lines = Map.groupBy(
    await bulk.selectIn("pago_line", LINE_COLUMNS, "document_id", documentIds),
    (line) => `${line.document_id}/${line.pago}`,
  );
  const pagos = await bulk.selectIn("pago", PAGO_COLUMNS, "document_id", documentIds);
  return pagos.flatMap((row) => {
    const rep = byId.get(row.document_id);
    if (!rep || !wanted(row.document_id, row.position)) return [];
    const own: Pick<PagoLineRow, (typeof LINE_COLUMNS)[number]>[] =
      lines.get(`${row.document_id}/${row.position}`) ?? [];
    const node = pagoNode(
      {
        rep: rep.uuid,
        pago: row.position,
        customer: rep.customer_id,
        paidOn: row.paid_on,
        operation: row.operation,
      },
      { currency: row.currency, amount: row.amount, lines: own.sort((a, b) => a.position - b.position) },
    );
    return [{ ...node, documentId: row.document_id }];
  });
}

/** A payment with what it does, as posting needs it. */
export interface LoadedMoney {
  readonly documentId: number;
  readonly uuid: string;
  /** Nothing when it was recorded by mistake. */
  readonly allocation: Allocation | null;
}

/** Finds which invoice each of the targets means, an opening balance among them. */
export type FindMeant = (targets: readonly string[]) => Promise<(target: string) => string>;

/**
 * Loads payments together with everything that decides where their money goes: the Pagos linked to them, and the other
 * payments those Pagos document. `findMeant` is for posting, which knows more than is kept yet.
 */
export async function loadAllocations(
  bulk: Reading,
  seeds: Iterable<number>,
  findMeant: FindMeant = (targets) => meantAsKept(bulk, targets),
): Promise<LoadedMoney[]> {
  const { payments, links } = await connected(bulk, seeds);
  const { money, documents } = await loadMoney(bulk, [...payments]);
  const linked = new Set(links.map((link) => pagoKey(String(link.document_id), link.pago)));
  const pagos = await loadPagos(bulk, [...new Set(links.map((link) => link.document_id))], (documentId, pago) =>
    linked.has(pagoKey(String(documentId), pago)),
  );
  const reps = new Map(pagos.map((node) => [node.documentId, node.rep]));
  const valid = [...money.values()].filter((each) => !each.reversed);
  const applied = valid.flatMap((each) => each.fact.applications.map((application) => application.target));
  const meant = await findMeant([...new Set([...applied, ...pagos.flatMap((node) => node.lines.map(targetOf))])]);
  const allocations = allocate(
    valid.map((each) => each.fact),
    pagos,
    links.flatMap((link) => {
      const payment = money.get(link.payment_id);
      const rep = reps.get(link.document_id);
      return payment && rep !== undefined ? [{ payment: payment.fact.uuid, rep, pago: link.pago }] : [];
    }),
    meant,
  );
  const byUuid = new Map(allocations.map((allocation) => [allocation.payment.uuid, allocation]));
  return [...money.values()].flatMap((each) => {
    const documentId = documents.get(each.id);
    return documentId === undefined
      ? []
      : [{ documentId, uuid: each.fact.uuid, allocation: byUuid.get(each.fact.uuid) ?? null }];
  });
}

function targetOf(line: { readonly target: string }): string {
  return line.target;
}

/** The invoices that standing opening balances among the targets stand for, by the UUID they name or as they are kept. */
async function meantAsKept(bulk: Reading, targets: readonly string[]): Promise<(target: string) => string> {
  const documents = await bulk.selectIn("document", ["id", "uuid", "kind"], "uuid", targets);
  const lines = new Map(documents.filter((row) => row.kind === "O").map((row) => [row.id, row.uuid]));
  const ids = [...lines.keys()];
  const standing = await bulk.selectIn("opening_line", ["document_id", "named_uuid", "undone"], "document_id", ids);
  const endings = await bulk.selectIn("document_ending", ["document_id", "successor"], "document_id", ids);
  const successors = new Map(endings.map((row) => [row.document_id, row.successor]));
  const meant = new Map<string, string>();
  for (const { document_id, named_uuid, undone } of standing) {
    const uuid = lines.get(document_id);
    const invoice = named_uuid || successors.get(document_id);
    if (uuid && invoice && undone === 0) meant.set(uuid, invoice);
  }
  return (target) => meant.get(target) ?? target;
}

/** Payments joined by links, from the given ones on, with the links between them. */
async function connected(
  bulk: Reading,
  seeds: Iterable<number>,
): Promise<{ payments: ReadonlySet<number>; links: PaymentPagoRow[] }> {
  const payments = new Set(seeds);
  const links = new Map<string, PaymentPagoRow>();
  let frontier = [...payments];
  while (frontier.length > 0) {
    const own = await linksBy(bulk, "payment_id", frontier);
    const others = await linksBy(bulk, "document_id", [...new Set(own.map((link) => link.document_id))]);
    const pagos = new Set(own.map((link) => `${link.document_id}/${link.pago}`));
    const next: number[] = [];
    for (const link of [...own, ...others.filter((other) => pagos.has(`${other.document_id}/${other.pago}`))]) {
      links.set(`${link.payment_id}/${link.document_id}/${link.pago}`, link);
      if (!payments.has(link.payment_id)) next.push(link.payment_id);
      payments.add(link.payment_id);
    }
    frontier = next;
  }
  return { payments, links: [...links.values()] };
}

/** Links that hold, possible doubles left out. */
export async function linksBy(
  bulk: Reading,
  key: "payment_id" | "document_id",
  values: readonly number[],
): Promise<PaymentPagoRow[]> {
  const rows = await bulk.selectIn("payment_pago", ["payment_id", "document_id", "pago", "how", "reason"], key, values);
  return rows.filter((row) => row.how !== "double");
}

/** Payments that say, or whose complementos say, something about the documents. */
export async function paymentsNaming(bulk: Reading, uuids: readonly string[]): Promise<Set<number>> {
  const applied = await bulk.selectIn("payment_application", ["payment_id"], "target_uuid", uuids);
  const lines = await bulk.selectIn("pago_line", ["document_id", "pago"], "target", uuids);
  const named = new Set(lines.map((line) => `${line.document_id}/${line.pago}`));
  const links = await linksBy(bulk, "document_id", [...new Set(lines.map((line) => line.document_id))]);
  return new Set([
    ...applied.map((row) => row.payment_id),
    ...links.filter((link) => named.has(`${link.document_id}/${link.pago}`)).map((link) => link.payment_id),
  ]);
}
