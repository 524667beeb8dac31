import type { InterestRequestView, InterestStatement, InterestWaiverView } from "../../../shared/contract/interest.ts";
import { approvalsAbout } from "../approvals/reader.ts";
import { familyIds } from "../customers/family.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { interestOf, interestTotals } from "./reader.ts";
import { readInterestRules } from "./rules.ts";
import { termsViews } from "./terms-reader.ts";

/** What a waiver is called as the subject of an approval. */
export const WAIVER = "interest_waiver";

/** Statement of calculation of a customer; null when there is no such customer. */
export async function interestStatement(
  db: ReadHandle,
  input: { readonly customerId: number; readonly asOf: string; readonly paid: boolean },
): Promise<InterestStatement | null> {
  const customer = await db
    .selectFrom("customer")
    .select(["id", "key", "rfc", "name"])
    .where("id", "=", input.customerId)
    .executeTakeFirst();
  if (!customer) return null;
  const invoices = await interestOf(db, input);
  return {
    customer,
    asOf: input.asOf,
    rules: await readInterestRules(db),
    totals: interestTotals(invoices),
    invoices,
    terms: await termsViews(db, input.customerId),
    waivers: await waiversOf(db, input.customerId),
    requests: await requestsOf(db, input.customerId),
  };
}

/** Waivers of a customer, the latest first. */
export async function waiversOf(db: ReadHandle, customerId: number): Promise<InterestWaiverView[]> {
  const rows = await db
    .selectFrom("interest_waiver")
    .selectAll()
    .where("customer_id", "in", await familyIds(db, customerId))
    .orderBy("id", "desc")
    .execute();
  const approvals = await approvalsAbout(
    db,
    WAIVER,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const found = approvals.get(row.id);
    const last = found?.decisions.at(-1);
    const state = found?.state ?? "pending";
    return {
      id: row.id,
      currency: row.currency,
      untilOn: row.until_on,
      percent: `${Math.floor(row.percent_bp / 100)}.${String(row.percent_bp % 100).padStart(2, "0")}`,
      interestMinor: row.interest_minor,
      vatMinor: row.vat_minor,
      reason: row.reason,
      state: state === "pending" ? "asked" : state,
      decidedReason: state === "pending" ? "" : (last?.reason ?? ""),
      decidedBy: state === "pending" ? "" : (last?.actor ?? ""),
      askedOn: row.asked_on,
      actor: row.actor,
    };
  });
}

/** What Billing was asked for of a customer, the latest first, with the CFDI that answered it. */
async function requestsOf(db: ReadHandle, customerId: number): Promise<InterestRequestView[]> {
  const rows = await db
    .selectFrom("interest_billing as b")
    .leftJoin("document as d", "d.uuid", "b.cfdi_uuid")
    .selectAll("b")
    .select(["d.series", "d.folio"])
    .where("b.customer_id", "in", await familyIds(db, customerId))
    .orderBy("b.id", "desc")
    .execute();
  const undone = new Set(rows.flatMap((row) => row.undoes_id ?? []));
  const charges = new Map(
    rows.flatMap((row) => (row.kind === "charged" && !undone.has(row.id) ? [[row.answers_id, row] as const] : [])),
  );
  return rows.flatMap((row) => {
    if (row.kind !== "asked") return [];
    const charge = charges.get(row.id);
    const { series, folio, cfdi_uuid: uuid } = charge ?? { series: "", folio: "", cfdi_uuid: "" };
    return [
      {
        id: row.id,
        currency: row.currency,
        untilOn: row.until_on,
        onDay: row.on_day,
        interestMinor: row.interest_minor,
        vatMinor: row.vat_minor,
        how: row.how,
        sentTo: row.sent_to,
        note: row.note,
        actor: row.actor,
        undone: undone.has(row.id),
        charge: charge
          ? {
              id: charge.id,
              cfdiUuid: uuid,
              label: documentLabel({ series: series ?? "", folio: folio ?? "", uuid }),
              onDay: charge.on_day,
            }
          : null,
      },
    ];
  });
}
