import type { NotPlaceable, PlacedBucket } from "../../../shared/domain/agencies/codes.ts";
import { PLACED_BUCKETS } from "../../../shared/domain/agencies/codes.ts";
import { drawHoldout } from "../../../shared/domain/agencies/holdout.ts";
import { blocksPlacing } from "../../../shared/domain/agencies/papers.ts";
import { needsOf } from "../../../shared/domain/approvals.ts";
import { readApprovalLimits } from "../approvals/rules.ts";
import { askApproval } from "../approvals/writer.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { AgencyTermsRow } from "../db/tables/agencies.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { seedOf } from "../lib/seed-of.ts";
import { moneyText } from "../render/format.ts";
import { findAgencies, rateOf } from "./agencies-reader.ts";
import { coverPlacements } from "./cover.ts";
import { type PlaceableRow, placeable } from "./placeable-reader.ts";

/** What approvals of placements are about. */
export const PLACEMENT = "placement";

/** Amounts by currency as people read them in an approval: `1,234.00 MXN; 20.00 USD`. */
export function amountsText(rows: readonly { readonly currency: string; readonly minor: number }[]): string {
  return [...Map.groupBy(rows, (row) => row.currency)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, own]) =>
      moneyText(
        own.reduce((sum, row) => sum + row.minor, 0),
        currency,
      ),
    )
    .join("; ");
}

/** The one currency of the rows with their sum; none where there are several. */
export function oneAmount(rows: readonly { readonly currency: string; readonly minor: number }[]) {
  const [first, ...others] = new Set(rows.map((row) => row.currency));
  if (first === undefined || others.length > 0) return { currency: "", amountMinor: 0 };
  return { currency: first, amountMinor: rows.reduce((sum, row) => sum + row.minor, 0) };
}

/** The agency, if something can be placed with it today. Throws NOT_FOUND and AGENCY_BLOCKED. */
async function ready(tx: LedgerTx, id: number, today: string): Promise<{ name: string; terms: AgencyTermsRow }> {
  const [found] = await findAgencies(tx.sql, today, id);
  if (found === undefined) throw ledgerError("NOT_FOUND", { what: "agency", id: String(id) });
  const { row, papers, terms, blocked } = found;
  if (blocked !== "" || terms === undefined) {
    const wanting = papers.filter(({ state, obligatory }) => blocksPlacing(state, obligatory));
    throw ledgerError("AGENCY_BLOCKED", {
      why: blocked === "" ? "terms" : blocked,
      name: row.legal_name,
      papers: wanting.map(({ paper }) => paper),
    });
  }
  return { name: row.legal_name, terms };
}

/**
 * Asks to place invoices with an agency. Nothing is placed until somebody else has allowed it (COLLECTIONS 19). The customers of
 * the control group are drawn now, so that who allows it sees who stays. Throws NOT_FOUND, AGENCY_BLOCKED, PLACEMENT_REFUSED,
 * PLACEMENT_ALL_CONTROL and what {@link askApproval} throws.
 */
export async function askPlacement(
  tx: LedgerTx,
  input: {
    readonly commandId: string;
    readonly agencyId: number;
    readonly uuids: readonly string[];
    readonly holdoutBp: number;
    readonly note: string;
  },
  recording: Recording,
): Promise<{ id: number; approvalId: number; items: number; control: number; seed: number }> {
  const { agencyId, holdoutBp, note } = input;
  const { at, actor, today, personId } = recording;
  const uuids = [...new Set(input.uuids)];
  const { name } = await ready(tx, agencyId, today);
  const { rows } = await placeable(tx.sql, { today, uuids });
  const unknown = uuids.find((uuid) => !rows.some((row) => row.uuid === uuid));
  if (unknown !== undefined) throw ledgerError("NOT_FOUND", { what: "document", id: unknown });
  const refused = rows.filter((row) => row.why !== null);
  const [first] = refused;
  if (first !== undefined) {
    throw ledgerError("PLACEMENT_REFUSED", { why: first.why ?? "", document: first.label, count: refused.length });
  }
  const seed = seedOf(input.commandId);
  const customers = rows.map((row) => row.customerId);
  const held = drawHoldout(customers, holdoutBp, seed);
  const out = rows.filter((row) => !held.has(row.customerId));
  if (out.length === 0) throw ledgerError("PLACEMENT_ALL_CONTROL");
  const amounts = out.map(({ currency, placeMinor }) => ({ currency, minor: placeMinor }));
  const control = rows.length - out.length;
  const id = await takeIds(tx, "placement", 1);
  const approval = await askApproval(
    tx,
    {
      kind: "placement",
      subjectKind: PLACEMENT,
      subjectId: id,
      customerId: null,
      ...oneAmount(amounts),
      percentBp: null,
      needs: needsOf("placement", null, await readApprovalLimits(tx.sql)),
      data: {
        agency: name,
        agencyId,
        items: out.length,
        customers: new Set(out.map((row) => row.customerId)).size,
        control,
        percent: String(holdoutBp / 100),
        amounts: amountsText(amounts),
      },
      note,
    },
    recording,
  );
  await tx.bulk.insert("placement", [
    {
      id,
      agency_id: agencyId,
      holdout_bp: holdoutBp,
      seed,
      note,
      approval_id: approval.id,
      asked_on: today,
      person_id: personId,
      recorded_at: at,
      actor,
    },
  ]);
  const from = await takeIds(tx, "placement_choice", rows.length);
  await tx.bulk.insert(
    "placement_choice",
    rows.map((row, index) => ({
      id: from + index,
      placement_id: id,
      customer_id: row.customerId,
      receivable_id: row.receivableId,
      invoice_uuid: row.uuid,
      currency: row.currency,
      amount_minor: row.placeMinor,
      control: held.has(row.customerId) ? 1 : 0,
    })),
  );
  const detail = {
    agency: agencyId,
    placement: id,
    holdoutBp,
    seed,
    items: out.length,
    control,
    amounts: amountsText(amounts),
    note,
  };
  await appendAudit(tx, { at, actor, action: "agencies.place", detail });
  return { id, approvalId: approval.id, items: out.length, control, seed };
}

/**
 * Places what was asked, on the day it is allowed and under the terms of that day: what can still be placed, as it stands now.
 * What cannot any more is left out, with why. Throws AGENCY_BLOCKED where a paper expired meanwhile.
 */
export async function carryOutPlacement(tx: LedgerTx, approvalId: number, recording: Recording): Promise<void> {
  const row = await tx.sql
    .selectFrom("placement")
    .select(["id", "agency_id"])
    .where("approval_id", "=", approvalId)
    .executeTakeFirst();
  if (row === undefined) return;
  const { at, actor, today } = recording;
  const { terms } = await ready(tx, row.agency_id, today);
  const choices = await tx.sql
    .selectFrom("placement_choice")
    .selectAll()
    .where("placement_id", "=", row.id)
    .orderBy("id")
    .execute();
  const { rows } = await placeable(tx.sql, {
    today,
    uuids: choices.map((choice) => choice.invoice_uuid),
    except: row.id,
  });
  const found = new Map(rows.map((each) => [each.uuid, each]));
  const placed: {
    readonly choice: (typeof choices)[number];
    readonly now: PlaceableRow;
    readonly bucket: PlacedBucket;
  }[] = [];
  const left: { readonly choice: (typeof choices)[number]; readonly why: NotPlaceable }[] = [];
  for (const choice of choices) {
    const now = found.get(choice.invoice_uuid);
    const bucket = PLACED_BUCKETS.find((each) => each === now?.bucket);
    if (now === undefined || now.why !== null) left.push({ choice, why: now?.why ?? "nothing-open" });
    else if (bucket === undefined) left.push({ choice, why: "not-due" });
    else placed.push({ choice, now, bucket });
  }
  const startId = await takeIds(tx, "placement_start", 1);
  await tx.bulk.insert("placement_start", [
    { id: startId, placement_id: row.id, terms_id: terms.id, on_day: today, recorded_at: at, actor },
  ]);
  if (left.length > 0) {
    const from = await takeIds(tx, "placement_left_out", left.length);
    await tx.bulk.insert(
      "placement_left_out",
      left.map(({ choice, why }, index) => ({
        id: from + index,
        placement_id: row.id,
        customer_id: choice.customer_id,
        invoice_uuid: choice.invoice_uuid,
        why,
      })),
    );
  }
  if (placed.length > 0) {
    const from = await takeIds(tx, "placement_item", placed.length);
    await tx.bulk.insert(
      "placement_item",
      placed.map(({ choice, now, bucket }, index) => ({
        id: from + index,
        placement_id: row.id,
        agency_id: row.agency_id,
        terms_id: terms.id,
        customer_id: now.customerId,
        receivable_id: now.receivableId,
        invoice_uuid: now.uuid,
        currency: now.currency,
        amount_minor: now.placeMinor,
        days_past_due: now.daysPastDue,
        bucket,
        rate_bp: rateOf(terms, bucket),
        control: choice.control,
        placed_on: today,
        recorded_at: at,
        actor,
      })),
    );
    await coverPlacements(
      tx,
      placed.map((_, index) => from + index),
    );
  }
  const detail = {
    agency: row.agency_id,
    placement: row.id,
    terms: terms.id,
    items: placed.filter(({ choice }) => choice.control === 0).length,
    control: placed.filter(({ choice }) => choice.control === 1).length,
    leftOut: left.length,
    amounts: amountsText(
      placed.flatMap(({ choice, now }) =>
        choice.control === 1 ? [] : [{ currency: now.currency, minor: now.placeMinor }],
      ),
    ),
  };
  await appendAudit(tx, { at, actor, action: "agencies.placed", detail });
}
