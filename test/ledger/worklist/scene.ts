import type { LedgerDb, LedgerTx } from "../../../electron/ledger/db/ledger-db.ts";
import type { FollowUpRow, InteractionRow } from "../../../electron/ledger/db/tables/contacts.ts";
import type { CustomerProfileRow } from "../../../electron/ledger/db/tables/customers.ts";
import type { DisputeStandingRow } from "../../../electron/ledger/db/tables/disputes.ts";
import { NEVER } from "../../../electron/ledger/db/tables/spec.ts";
import type { FilledInvoice } from "../reports/fill.ts";
import { fillLedger } from "../reports/fill.ts";
import { interactionRow } from "../support/interaction.ts";
import { profile as profileRow } from "../support/profile.ts";

/** The day of these tests: a Tuesday. */
export const TODAY = "2026-11-24";
export const NOW = new Date("2026-11-24T16:00:00.000Z");

/** A ledger with customers named as given, by invoices as posting would leave them. Ids rise from 1 in that order. */
export async function fill(db: LedgerDb, invoices: readonly (readonly [string, string, number, string?])[]) {
  await fillLedger(
    db,
    invoices.map(
      ([customer, dueOn, minor, currency]): FilledInvoice => ({
        customer,
        issuedOn: "2026-01-02",
        dueOn,
        minor,
        currency: currency ?? "MXN",
      }),
    ),
  );
  const last = await db.read
    .selectFrom("customer")
    .select(({ fn }) => fn.max("id").as("id"))
    .executeTakeFirst();
  await db.write(async (tx) => {
    await tx.sql.updateTable("import_run").set({ finished_at: "2026-11-24T14:00:00.000Z" }).execute();
    for (const name of ["customer", "document", "receivable", "entry", "follow_up", "interaction", "person"] as const) {
      await tx.sql.deleteFrom("sequence").where("name", "=", name).execute();
      await tx.sql
        .insertInto("sequence")
        .values({ name, next_id: (last?.id ?? 0) + 1000 })
        .execute();
    }
  });
}

export async function person(tx: LedgerTx, id: number, name: string, role = "collector", active = 1): Promise<void> {
  await tx.bulk.insert("person", [
    { id, name, search: name.toLowerCase(), role, email: "", active, version: 1, created_at: "" },
  ]);
}

export async function profile(tx: LedgerTx, id: number, parts: Partial<CustomerProfileRow>): Promise<void> {
  await tx.bulk.insert("customer_profile", [profileRow(id, parts)]);
}

export async function followUp(tx: LedgerTx, id: number, parts: Partial<FollowUpRow>): Promise<void> {
  await tx.bulk.insert("follow_up", [
    {
      id,
      customer_id: 1,
      kind: "outcome",
      due_on: TODAY,
      due_at: null,
      person_id: null,
      note: "",
      source_kind: "interaction",
      source_id: null,
      created_at: "2026-11-20T16:00:00.000Z",
      state: "open",
      done_interaction_id: null,
      moved_to_id: null,
      closed_at: null,
      closed_reason: "",
      ...parts,
    },
  ]);
}

export async function contact(tx: LedgerTx, id: number, parts: Partial<InteractionRow>): Promise<void> {
  const at = parts.happened_at ?? `${TODAY}T17:00:00.000Z`;
  await tx.bulk.insert("interaction", [interactionRow(id, 1, at, parts)]);
}

/** A promise of 100.00 with one span, as its keeper would leave it; of all the customer owes unless receivables are named. */
export async function promise(
  tx: LedgerTx,
  id: number,
  customerId: number,
  state: "active" | "verify" | "broken" | "kept",
  day: string,
  receivables?: readonly number[],
): Promise<void> {
  const own = await tx.sql.selectFrom("receivable").select("id").where("customer_id", "=", customerId).execute();
  const covered = receivables ?? own.map((row) => row.id);
  await tx.bulk.insert("promise", [
    {
      id,
      customer_id: customerId,
      contact_id: null,
      currency: "MXN",
      amount_minor: 100_00,
      made_on: "2026-11-02",
      made_at: "2026-11-02T16:00:00.000Z",
      grace_days: 2,
      tolerance_bp: 100,
      interaction_id: null,
      person_id: null,
      renegotiates_id: null,
      approved_by: "",
      note: "",
      search: "",
      actor: "",
    },
  ]);
  await tx.bulk.insert("promise_span", [
    {
      promise_id: id,
      from_on: "2026-11-02",
      until_on: NEVER,
      customer_id: customerId,
      state,
      promised_minor: 100_00,
      kept_minor: 0,
      next_due_on: state === "active" ? day : "",
      matures_on: state === "active" ? day : "",
      broken_on: state === "broken" ? day : "",
      replaced: 0,
    },
  ]);
  await tx.bulk.insert(
    "promise_cover",
    covered.map((receivable_id) => ({ promise_id: id, receivable_id })),
  );
}

export async function dispute(tx: LedgerTx, id: number, parts: Partial<DisputeStandingRow>): Promise<void> {
  const customer = parts.customer_id ?? 1;
  await tx.bulk.insert("dispute", [
    {
      id,
      customer_id: customer,
      contact_id: null,
      interaction_id: null,
      invoice_uuid: "",
      line: null,
      line_text: "",
      type: "price",
      currency: "MXN",
      amount_minor: null,
      reason: "",
      opened_on: "2026-11-02",
      due_on: parts.due_on ?? "2026-12-20",
      sla_days: 5,
      resolver: "sales",
      person_id: null,
      search: "",
      recorded_at: "2026-11-02T16:00:00.000Z",
      actor: "",
    },
  ]);
  await tx.bulk.insert("dispute_standing", [
    {
      id,
      customer_id: customer,
      receivable_id: null,
      state: "open",
      withdrawn: 0,
      disputed_minor: 0,
      type: "price",
      due_on: "2026-12-20",
      resolver: "sales",
      resolved_on: NEVER,
      outcome: "",
      root_cause: "",
      ...parts,
    },
  ]);
}
