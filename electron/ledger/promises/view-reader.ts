import type { PromiseView } from "../../../shared/contract/promises.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { namedSuccessors } from "../receivables/successors.ts";
import { loadMovements } from "./entries-loader.ts";
import { actionsOf, findPromise } from "./found-promise.ts";
import { promiseRow } from "./page-reader.ts";

type Row = Awaited<ReturnType<typeof promiseFacts>>;

async function promiseFacts(db: ReadHandle, id: number) {
  return db.selectFrom("promise").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/** A promise as of a day with all that hangs on it; `today` decides what can be done about it. Null when it is not there. */
export async function promiseView(db: LedgerDb, id: number, asOf: string, today: string): Promise<PromiseView | null> {
  const row = await promiseRow(db.read, id, asOf);
  if (row === null) return null;
  const facts = await promiseFacts(db.read, id);
  const replacing = await replacedBy(db.read, id);
  return {
    ...row,
    madeAt: facts.made_at,
    contactId: facts.contact_id,
    approvedBy: facts.approved_by,
    graceDays: facts.grace_days,
    toleranceBp: facts.tolerance_bp,
    renegotiates: facts.renegotiates_id,
    renegotiatedBy: replacing?.id ?? null,
    paymentRows: await paymentRows(db.read, id, asOf),
    invoiceRows: await invoiceRows(db.read, facts),
    cash: await cashRows(db, facts, asOf),
    history: await history(db.read, facts, replacing),
    can: actionsOf(await findPromise({ sql: db.read }, id, today > asOf ? today : asOf), today),
  };
}

async function replacedBy(
  db: ReadHandle,
  id: number,
): Promise<{ id: number; made_on: string; made_at: string; actor: string; note: string } | undefined> {
  return db
    .selectFrom("promise as p")
    .select(["p.id", "p.made_on", "p.made_at", "p.actor", "p.note"])
    .where("p.renegotiates_id", "=", id)
    .where((eb) =>
      eb.exists(eb.selectFrom("promise_span as s").select("s.promise_id").whereRef("s.promise_id", "=", "p.id")),
    )
    .orderBy("p.id")
    .executeTakeFirst();
}

async function paymentRows(db: ReadHandle, id: number, asOf: string): Promise<PromiseView["paymentRows"]> {
  const rows = await db
    .selectFrom("promise_payment as y")
    .innerJoin("promise_payment_span as s", (join) =>
      join.onRef("s.promise_id", "=", "y.promise_id").onRef("s.seq", "=", "y.seq"),
    )
    .select(["y.seq", "y.due_on", "y.matures_on", "y.amount_minor", "s.promised_minor", "s.kept_minor", "s.state"])
    .where("y.promise_id", "=", id)
    .where("s.from_on", "<=", asOf)
    .where("s.until_on", ">", asOf)
    .orderBy("y.seq")
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    dueOn: row.due_on,
    maturesOn: row.matures_on,
    amountMinor: row.amount_minor,
    promisedMinor: row.promised_minor,
    keptMinor: row.kept_minor,
    state: row.state,
  }));
}

/** Invoices with what of the amount is for each, the first that were due first; the last may have none of it. */
async function invoiceRows(
  db: ReadHandle,
  { id, amount_minor: amountMinor }: Pick<Row, "id" | "amount_minor">,
): Promise<PromiseView["invoiceRows"]> {
  const lines = await db
    .selectFrom("promise_invoice as v")
    .innerJoin("receivable as r", "r.id", "v.receivable_id")
    .innerJoin("document as d", "d.id", "r.document_id")
    .leftJoin("document_ending as x", "x.document_id", "d.id")
    .select(["v.id", "d.uuid", "d.series", "d.folio", "r.due_on", "r.open_minor", "v.amount_minor", "x.successor"])
    .where("v.promise_id", "=", id)
    .orderBy("r.due_on")
    .orderBy("v.id")
    .execute();
  const successors = await namedSuccessors(db, lines);
  let left = amountMinor;
  const parts = new Map<number, number>();
  for (const line of lines.toSorted((a, b) => a.id - b.id)) {
    const part = Math.min(left, line.amount_minor);
    parts.set(line.id, part);
    left -= part;
  }
  return lines.map((line) => {
    const successor = successors.get(line.successor ?? "");
    return {
      uuid: line.uuid,
      label: documentLabel(line),
      dueOn: line.due_on,
      amountMinor: parts.get(line.id) ?? 0,
      openMinor: successor?.open_minor ?? line.open_minor,
      replacedBy: successor ? { uuid: successor.uuid, label: documentLabel(successor) } : null,
    };
  });
}

/** Money on the promised invoices from the day of the promise on, the earliest first. */
async function cashRows(db: LedgerDb, facts: Row, asOf: string): Promise<PromiseView["cash"]> {
  const cover = await db.read
    .selectFrom("promise_cover as v")
    .innerJoin("receivable as r", "r.id", "v.receivable_id")
    .innerJoin("document as d", "d.id", "r.document_id")
    .select(["r.id", "d.uuid", "d.series", "d.folio"])
    .where("v.promise_id", "=", facts.id)
    .execute();
  const invoices = new Map(cover.map((row) => [row.id, row]));
  const movements = await db.readBulk((bulk) => loadMovements(bulk, [...invoices.keys()]));
  const cash = [...movements.values()]
    .flat()
    .filter((each) => each.cash && each.on >= facts.made_on && each.on <= asOf)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.source - b.source));
  const sources = await db.readBulk((bulk) =>
    bulk.selectIn("document", ["id", "uuid", "series", "folio"], "id", [...new Set(cash.map((each) => each.source))]),
  );
  const byId = new Map(sources.map((source) => [source.id, source]));
  return cash.flatMap((each) => {
    const invoice = invoices.get(each.receivable);
    const source = byId.get(each.source);
    if (!invoice || !source) return [];
    return [
      {
        on: each.on,
        invoiceUuid: invoice.uuid,
        invoiceLabel: documentLabel(invoice),
        sourceUuid: source.uuid,
        sourceLabel: documentLabel(source),
        amountMinor: 0 - each.amountMinor,
      },
    ];
  });
}

async function history(
  db: ReadHandle,
  facts: Row,
  replacing: Awaited<ReturnType<typeof replacedBy>>,
): Promise<PromiseView["history"]> {
  const events = await db
    .selectFrom("promise_event")
    .selectAll()
    .where("promise_id", "=", facts.id)
    .orderBy("id")
    .execute();
  const undone = new Set(events.map((event) => event.undoes_id));
  const rows: PromiseView["history"] = [
    { kind: "made", on: facts.made_on, at: facts.made_at, actor: facts.actor, reason: facts.note, undone: false },
    ...events.map((event) => ({
      kind: event.kind,
      on: event.on_day,
      at: event.recorded_at,
      actor: event.actor,
      reason: event.reason,
      undone: undone.has(event.id),
    })),
  ];
  if (replacing) {
    const { made_on, made_at, actor } = replacing;
    rows.push({ kind: "renegotiated", on: made_on, at: made_at, actor, reason: "", undone: false });
  }
  return rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
