import { sql } from "kysely";
import type { Application, PaymentEvent, PaymentPago, PaymentView } from "../../../shared/contract/payments.ts";
import { zDoubleReason } from "../../../shared/contract/payments.ts";
import { microsToMinor } from "../../../shared/domain/money.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import type { PaymentPagoRow } from "../db/tables/payments.ts";
import { documentLabel, entriesOf } from "../receivables/document-reader.ts";
import { liveApplications, liveEvents } from "./facts.ts";
import { loadAllocations, loadPagos } from "./money-loader.ts";
import { paymentList } from "./page-reader.ts";

/** A payment with everything that hangs on it, as of a day. Null when there is no such payment. */
export async function paymentView(db: LedgerDb, uuid: string, asOf: string): Promise<PaymentView | null> {
  const { read } = db;
  const payment = await read
    .selectFrom("payment")
    .innerJoin("document", "document.id", "payment.document_id")
    .selectAll("payment")
    .where("document.uuid", "=", uuid)
    .executeTakeFirst();
  if (!payment) return null;
  const day = payment.paid_on > asOf ? payment.paid_on : asOf;
  const selection = { asOf: day, search: "", states: [], onlyDoubles: false, customerId: payment.customer_id };
  const [row] = await paymentList.page(
    db,
    { ...selection, filters: [{ column: "uuid", op: "equals", value: uuid }] },
    [],
    { offset: 0, limit: 1 },
  );
  if (!row) return null;
  const applications = await read
    .selectFrom("payment_application")
    .selectAll()
    .where("payment_id", "=", payment.id)
    .orderBy("id")
    .execute();
  const events = await read
    .selectFrom("payment_event")
    .selectAll()
    .where("payment_id", "=", payment.id)
    .orderBy("id")
    .execute();
  const links = await read.selectFrom("payment_pago").selectAll().where("payment_id", "=", payment.id).execute();
  const pagos = await pagosOf(db, links);
  const names = await nameInvoices(read, [
    ...applications.map((application) => application.target_uuid),
    ...events.map((event) => event.rep_uuid),
    ...pagos.flatMap(({ pago }) => pago.lines.map((line) => line.invoiceUuid)),
  ]);
  for (const { pago } of pagos) for (const line of pago.lines) line.invoiceLabel = labelOf(names, line.invoiceUuid);
  const allocations = await db.readBulk((bulk) => loadAllocations(bulk, [payment.id]));
  const shares = allocations.find((each) => each.uuid === uuid)?.allocation?.shares ?? [];
  const counted = new Set(shares.flatMap((share) => share.application ?? []));

  return {
    ...row,
    recordedAt: payment.recorded_at,
    actor: payment.actor,
    applications: liveApplications(applications).map((application): Application => {
      const invoice = names.get(application.target_uuid);
      return {
        id: application.id,
        invoiceUuid: application.target_uuid,
        invoiceLabel: labelOf(names, application.target_uuid),
        invoiceCustomerId: invoice?.customerId ?? payment.customer_id,
        invoiceCustomerName: invoice?.customerName ?? "",
        amountMinor: application.amount_minor,
        invoiceCurrency: application.target_currency,
        invoiceMinor: application.target_minor,
        rate: application.rate,
        overruled: row.state !== "reversed" && !counted.has(application.id),
        recordedAt: application.recorded_at,
        actor: application.actor,
      };
    }),
    standing: await standingOn(read, payment.document_id, day),
    links: pagos.flatMap(({ link, pago }) => (link.how === "double" ? [] : [{ ...pago, how: link.how }])),
    possibleDoubles: pagos.flatMap(({ link, pago }) =>
      link.how === "double" ? [{ ...pago, reason: zDoubleReason.parse(link.reason) }] : [],
    ),
    history: historyOf(payment, applications, events, names),
    entries: (await entriesOf(read, payment.document_id)).filter((entry) => entry.sourceUuid === uuid),
  };
}

interface Named {
  readonly label: string;
  readonly customerId: number;
  readonly customerName: string;
}

function labelOf(names: ReadonlyMap<string, Named>, uuid: string): string {
  return names.get(uuid)?.label ?? `…${uuid.slice(-12)}`;
}

async function nameInvoices(read: ReadHandle, uuids: readonly string[]): Promise<Map<string, Named>> {
  const wanted = [...new Set(uuids)].filter((uuid) => uuid !== "");
  if (wanted.length === 0) return new Map();
  const rows = await read
    .selectFrom("document")
    .innerJoin("customer", "customer.id", "document.customer_id")
    .select(["uuid", "series", "folio", "customer.id as customer_id", "customer.name", "customer.key"])
    .where("uuid", "in", wanted)
    .execute();
  return new Map(
    rows.map((row) => [
      row.uuid,
      { label: documentLabel(row), customerId: row.customer_id, customerName: row.name || row.key },
    ]),
  );
}

async function pagosOf(
  db: LedgerDb,
  links: readonly PaymentPagoRow[],
): Promise<{ link: PaymentPagoRow; pago: Omit<PaymentPago, "how"> }[]> {
  const ids = [...new Set(links.map((link) => link.document_id))];
  if (ids.length === 0) return [];
  const nodes = await db.readBulk((bulk) => loadPagos(bulk, ids));
  const forms = await db.read.selectFrom("pago").selectAll().where("document_id", "in", ids).execute();
  const reps = await db.read
    .selectFrom("document")
    .select(["id", "uuid", "series", "folio"])
    .where("id", "in", ids)
    .execute();
  return links.flatMap((link) => {
    const node = nodes.find((each) => each.documentId === link.document_id && each.pago === link.pago);
    const rep = reps.find((row) => row.id === link.document_id);
    if (!node || !rep) return [];
    const form = forms.find((row) => row.document_id === link.document_id && row.position === link.pago)?.form ?? "";
    const pago = {
      repUuid: rep.uuid,
      pago: link.pago,
      repLabel: documentLabel(rep),
      paidOn: node.paidOn,
      currency: node.currency,
      amountMinor: microsToMinor(node.amount, node.currency),
      form,
      operation: node.operation,
      lines: node.lines.map((line) => ({
        invoiceUuid: line.target,
        invoiceLabel: "",
        currency: line.currency,
        paidMinor: microsToMinor(line.amount, line.currency),
      })),
    };
    return [{ link, pago }];
  });
}

async function standingOn(read: ReadHandle, documentId: number, asOf: string): Promise<PaymentView["standing"]> {
  const result = await sql<{
    uuid: string;
    series: string;
    folio: string;
    customer_id: number;
    name: string;
    key: string;
    currency: string;
    amount: number;
  }>`select d.uuid, d.series, d.folio, c.id as customer_id, c.name, c.key, e.currency,
      cast(-sum(e.amount_minor) as bigint) as amount
    from entry as e join receivable as r on r.id = e.receivable_id join document as d on d.id = r.document_id
    join customer as c on c.id = d.customer_id
    where e.document_id = ${documentId} and e.effective_on <= ${asOf}
    group by d.uuid, d.series, d.folio, c.id, c.name, c.key, e.currency, r.due_on
    having sum(e.amount_minor) <> 0 order by r.due_on, d.uuid`.execute(read);
  return result.rows.map((row) => ({
    invoiceUuid: row.uuid,
    invoiceLabel: documentLabel(row),
    customerId: row.customer_id,
    customerName: row.name || row.key,
    currency: row.currency,
    amountMinor: row.amount,
  }));
}

interface Recorded {
  readonly recorded_at: string;
  readonly actor: string;
}

function historyOf(
  payment: Recorded & { paid_on: string; amount_minor: number; operation: string; note: string },
  applications: readonly (Recorded & {
    id: number;
    target_uuid: string;
    amount_minor: number;
    withdraws_id: number | null;
  })[],
  events: readonly (Recorded & {
    id: number;
    kind: "clear" | "refund" | "bounce" | "reverse" | "link" | "unlink" | "undo";
    effective_on: string;
    amount_minor: number;
    rep_uuid: string;
    reference: string;
    note: string;
    undoes_id: number | null;
  })[],
  names: ReadonlyMap<string, Named>,
): PaymentEvent[] {
  const blank = { invoiceUuid: null, invoiceLabel: null, repUuid: null, repLabel: null, reference: "", note: "" };
  const withdrawn = new Set(applications.flatMap((row) => row.withdraws_id ?? []));
  const live = new Set(liveEvents(events).map((event) => event.id));
  const rows: PaymentEvent[] = [
    {
      ...blank,
      id: 0,
      kind: "recorded",
      on: payment.paid_on,
      amountMinor: payment.amount_minor,
      reference: payment.operation,
      note: payment.note,
      undone: false,
      at: payment.recorded_at,
      actor: payment.actor,
    },
    ...applications.map((row) => ({
      ...blank,
      id: row.id,
      kind: row.withdraws_id === null ? "apply" : "unapply",
      on: row.recorded_at.slice(0, 10),
      amountMinor: row.amount_minor,
      invoiceUuid: row.target_uuid,
      invoiceLabel: labelOf(names, row.target_uuid),
      undone: withdrawn.has(row.id),
      at: row.recorded_at,
      actor: row.actor,
    })),
    ...events.map((event) => ({
      ...blank,
      id: event.id,
      kind: event.kind,
      on: event.effective_on,
      amountMinor: event.amount_minor,
      repUuid: event.rep_uuid || null,
      repLabel: event.rep_uuid === "" ? null : labelOf(names, event.rep_uuid),
      reference: event.reference,
      note: event.note,
      undone: event.kind !== "undo" && !live.has(event.id),
      at: event.recorded_at,
      actor: event.actor,
    })),
  ];
  return rows.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}
