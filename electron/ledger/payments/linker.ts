import { addDays } from "../../../shared/domain/days.ts";
import type { LinkDecision, PagoNode } from "../../../shared/domain/payments/facts.ts";
import { linkMoney, pagoKey } from "../../../shared/domain/payments/linking.ts";
import { NEEDLESS_MICROS, REPLACES } from "../../../shared/domain/posting/relations.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { PaymentPagoRow } from "../db/tables/payments.ts";
import type { Money } from "./facts.ts";
import { loadMoney, loadPagos } from "./money-loader.ts";

/** What may have changed: payments by id, and complementos with whether they are in force now. */
export interface LinkWork {
  readonly payments: ReadonlySet<number>;
  readonly complements: readonly { readonly id: number; readonly customer: number; readonly inForce: boolean }[];
}

/** What has to be posted again because of it. */
export interface Relinked {
  readonly payments: ReadonlySet<number>;
  /** Ids of complementos. */
  readonly complements: ReadonlySet<number>;
  /** UUIDs of invoices. */
  readonly invoices: ReadonlySet<string>;
}

const NOTHING: Relinked = { payments: new Set(), complements: new Set(), invoices: new Set() };

/** Days around the payments in which complementos are looked at; wider than any window of the linking rule. */
const AROUND_DAYS = 60;

/**
 * Decides anew which Pagos document which payments of the customers concerned, keeps the answer in `payment_pago`, and says
 * what has to be posted again. A ledger without recorded money pays one lookup of one row for it.
 */
export async function relinkMoney(tx: LedgerTx, work: LinkWork): Promise<Relinked> {
  if (work.payments.size === 0 && work.complements.length === 0) return NOTHING;
  const any = await tx.sql.selectFrom("payment").select("id").limit(1).executeTakeFirst();
  if (!any) return NOTHING;
  const money = await moneyInScope(tx, work);
  const own = [...money.values()].filter((each) => !each.reversed);
  const { nodes, ids } = await nodesInScope(tx, work, own);
  const decisions = own.flatMap((each) => each.decisions);
  const linking = linkMoney(
    own.map((each) => each.fact),
    nodes,
    decisions,
  );

  const payments = new Map(own.map((each) => [each.fact.uuid, each.id]));
  const wanted = new Map<string, PaymentPagoRow>();
  const want = (link: { payment: string; rep: string; pago: number }, how: PaymentPagoRow["how"], reason: string) => {
    const payment = payments.get(link.payment);
    const document = ids.get(link.rep);
    if (payment === undefined || document === undefined) return;
    const row = { payment_id: payment, document_id: document, pago: link.pago, how, reason };
    wanted.set(rowKey(row), row);
  };
  for (const link of linking.links) want(link, link.how, "");
  for (const double of linking.doubles) want(double, "double", double.reason);
  const before = await linksInScope(tx, [...money.keys()], [...ids.values()]);
  const changed = await keepLinks(tx, before, wanted);
  return touched(tx, work, changed, [...before.values(), ...wanted.values()]);
}

function rowKey(row: Pick<PaymentPagoRow, "payment_id" | "document_id" | "pago">): string {
  return `${row.payment_id}/${row.document_id}/${row.pago}`;
}

/**
 * Payments of the customers the work is about. A person may have linked a payment of one customer with a complemento of
 * another, whose own payments then hang on it too.
 */
async function moneyInScope(tx: LedgerTx, work: LinkWork): Promise<Map<number, Money>> {
  const { bulk } = tx;
  const customers = new Set(work.complements.map((rep) => rep.customer));
  const named = await bulk.selectIn("payment", ["customer_id"], "id", [...work.payments]);
  for (const row of named) customers.add(row.customer_id);
  const known = new Map<number, Money>();
  let frontier = [...customers];
  while (frontier.length > 0) {
    const ofCustomers = await bulk.selectIn("payment", ["id"], "customer_id", frontier);
    const across = await paymentsDecidedOn(tx, frontier);
    const missing = [...new Set([...ofCustomers.map((row) => row.id), ...across])].filter((id) => !known.has(id));
    const { money } = await loadMoney(bulk, missing);
    const next = new Set<number>();
    for (const [id, each] of money) {
      known.set(id, each);
      next.add(each.fact.customer);
    }
    const reps = [...money.values()].flatMap((each) => each.decisions.map((decision) => decision.rep));
    for (const row of await bulk.selectIn("document", ["customer_id"], "uuid", reps)) next.add(row.customer_id);
    frontier = [...next].filter((customer) => !customers.has(customer));
    for (const customer of frontier) customers.add(customer);
  }
  return known;
}

/** Payments with a person's word about a complemento of the customers. */
async function paymentsDecidedOn(tx: LedgerTx, customers: readonly number[]): Promise<number[]> {
  const rows = await tx.sql
    .selectFrom("payment_event")
    .innerJoin("document", "document.uuid", "payment_event.rep_uuid")
    .select("payment_event.payment_id")
    .where("payment_event.kind", "in", ["link", "unlink"])
    .where("document.customer_id", "in", [...customers])
    .execute();
  return rows.map((row) => row.payment_id);
}

/** Pagos in force that may document the payments, with the ids of their complementos by UUID. */
async function nodesInScope(
  tx: LedgerTx,
  work: LinkWork,
  money: readonly Money[],
): Promise<{ nodes: PagoNode[]; ids: Map<string, number> }> {
  const inForce = new Map(work.complements.map((rep) => [rep.id, rep.inForce]));
  const found = new Set<number>(await paidAround(tx, money));
  const decided: LinkDecision[] = money.flatMap((each) => each.decisions);
  const named = await tx.bulk.selectIn(
    "document",
    ["id", "kind"],
    "uuid",
    decided.map((decision) => decision.rep),
  );
  for (const row of named) if (row.kind === "P") found.add(row.id);
  const candidates = [...found].filter((id) => inForce.get(id) !== false);
  const untold = candidates.filter((id) => !inForce.has(id));
  const ended = new Set(
    (await tx.bulk.selectIn("document_ending", ["document_id"], "document_id", untold)).map((row) => row.document_id),
  );
  const replacing = new Set(
    (await tx.bulk.selectIn("relation", ["document_id", "relation"], "document_id", candidates))
      .filter((row) => row.relation === REPLACES)
      .map((row) => row.document_id),
  );
  const nodes = (
    await loadPagos(
      tx.bulk,
      candidates.filter((id) => !ended.has(id)),
    )
  ).filter((node) => node.amount > 0n && !isNeedless(node, replacing.has(node.documentId)));
  return { nodes, ids: new Map(nodes.map((node) => [node.rep, node.documentId])) };
}

/** The 1.00 by which a needless complemento is replaced is no money (RULES 36). */
function isNeedless(node: PagoNode, replaces: boolean): boolean {
  return replaces && node.amount === NEEDLESS_MICROS;
}

/** Complementos of the payments' customers with a Pago near their days. */
async function paidAround(tx: LedgerTx, money: readonly Money[]): Promise<number[]> {
  if (money.length === 0) return [];
  const days = money.map((each) => each.fact.paidOn).sort();
  const customers = [...new Set(money.map((each) => each.fact.customer))];
  const rows = await tx.sql
    .selectFrom("pago")
    .innerJoin("document", "document.id", "pago.document_id")
    .select("document.id")
    .distinct()
    .where("document.kind", "=", "P")
    .where("document.customer_id", "in", customers)
    .where("pago.paid_on", ">=", addDays(days[0] ?? "", -AROUND_DAYS))
    .where("pago.paid_on", "<=", addDays(days.at(-1) ?? "", AROUND_DAYS))
    .execute();
  return rows.map((row) => row.id);
}

async function linksInScope(
  tx: LedgerTx,
  payments: readonly number[],
  documents: readonly number[],
): Promise<Map<string, PaymentPagoRow>> {
  const columns = ["payment_id", "document_id", "pago", "how", "reason"] as const;
  const rows = [
    ...(await tx.bulk.selectIn("payment_pago", columns, "payment_id", payments)),
    ...(await tx.bulk.selectIn("payment_pago", columns, "document_id", documents)),
  ];
  return new Map(rows.map((row) => [rowKey(row), row]));
}

/** Writes what is different; returns the rows between which money moves now. */
async function keepLinks(
  tx: LedgerTx,
  before: ReadonlyMap<string, PaymentPagoRow>,
  wanted: ReadonlyMap<string, PaymentPagoRow>,
): Promise<PaymentPagoRow[]> {
  const same = (a: PaymentPagoRow | undefined, b: PaymentPagoRow): boolean => a?.how === b.how && a.reason === b.reason;
  const gone = [...before].filter(([key, row]) => !same(wanted.get(key), row)).map(([, row]) => row);
  const fresh = [...wanted].filter(([key, row]) => !same(before.get(key), row)).map(([, row]) => row);
  for (const row of gone) {
    await tx.sql
      .deleteFrom("payment_pago")
      .where("payment_id", "=", row.payment_id)
      .where("document_id", "=", row.document_id)
      .where("pago", "=", row.pago)
      .execute();
  }
  await tx.bulk.insert("payment_pago", fresh);
  return [...gone, ...fresh].filter((row) => row.how !== "double");
}

/** Everything whose money hangs on the changed links, on the payments asked for and on the complementos in work. */
async function touched(
  tx: LedgerTx,
  work: LinkWork,
  changed: readonly PaymentPagoRow[],
  all: readonly PaymentPagoRow[],
): Promise<Relinked> {
  const payments = new Set(work.payments);
  const complements = new Set<number>();
  const inWork = new Set(work.complements.map((rep) => rep.id));
  for (const row of changed) {
    payments.add(row.payment_id);
    complements.add(row.document_id);
  }
  const links = all.filter((row) => row.how !== "double");
  for (const row of links) if (inWork.has(row.document_id)) payments.add(row.payment_id);
  const pagos = new Set<string>();
  // Payments that share a Pago share its lines.
  for (let grown = true; grown; ) {
    grown = false;
    for (const row of links) {
      const pago = pagoKey(String(row.document_id), row.pago);
      if (!payments.has(row.payment_id) && !pagos.has(pago)) continue;
      grown ||= !payments.has(row.payment_id) || !pagos.has(pago);
      payments.add(row.payment_id);
      pagos.add(pago);
    }
  }
  const documents = [...new Set(links.map((row) => row.document_id))];
  const lines = await tx.bulk.selectIn("pago_line", ["document_id", "pago", "target"], "document_id", documents);
  const applied = await tx.bulk.selectIn("payment_application", ["target_uuid"], "payment_id", [...payments]);
  const invoices = new Set(applied.map((row) => row.target_uuid));
  for (const line of lines) {
    if (pagos.has(pagoKey(String(line.document_id), line.pago))) invoices.add(line.target);
  }
  return { payments, complements, invoices };
}
