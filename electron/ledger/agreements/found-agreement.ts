import type { AgreementState, AgreementType } from "../../../shared/domain/agreements/facts.ts";
import type { FoundApproval } from "../approvals/reader.ts";
import { approvalsAbout } from "../approvals/reader.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { AgreementEventRow } from "../db/tables/agreements.ts";
import { ledgerError } from "../ledger-error.ts";

/** Kind of subject under which approvals name agreements. */
export const AGREEMENT_SUBJECT = "agreement";

/** An agreement as of today, with what decides about it. */
export interface FoundAgreement {
  readonly id: number;
  readonly type: AgreementType;
  readonly customerId: number;
  readonly state: AgreementState;
  readonly madeOn: string;
  readonly defaultOn: string;
  readonly events: readonly AgreementEventRow[];
  readonly approval: FoundApproval | null;
}

/** Finds an agreement as it stands on a day. Throws NOT_FOUND. */
export async function findAgreement(db: ReadHandle, id: number, today: string): Promise<FoundAgreement> {
  const row = await db
    .selectFrom("agreement as a")
    .innerJoin("agreement_standing as s", "s.agreement_id", "a.id")
    .select(["a.id", "a.type", "a.made_on", "s.customer_id", "s.state", "s.default_on"])
    .where("a.id", "=", id)
    .where("s.from_on", "<=", today)
    .where("s.until_on", ">", today)
    .executeTakeFirst();
  if (!row) throw ledgerError("NOT_FOUND", { what: "agreement", id: String(id) });
  const events = await db
    .selectFrom("agreement_event")
    .selectAll()
    .where("agreement_id", "=", id)
    .orderBy("id")
    .execute();
  return {
    id,
    type: row.type,
    customerId: row.customer_id,
    state: row.state,
    madeOn: row.made_on,
    defaultOn: row.default_on,
    events,
    approval: (await approvalsAbout(db, AGREEMENT_SUBJECT, [id])).get(id) ?? null,
  };
}

/** What can be done about an agreement. */
export function agreementActions({ state, approval }: Pick<FoundAgreement, "state" | "approval">) {
  const unsigned = state === "draft" || state === "offered" || state === "expired";
  const asked = approval?.state ?? "none";
  return {
    ask: state === "draft" && asked !== "pending" && asked !== "approved",
    offer: state === "draft" && asked === "approved",
    sign: state === "offered",
    revise: unsigned && asked !== "pending",
    withdraw: unsigned && asked !== "pending",
    terminate: state === "default",
  };
}
