import type { AgreementView } from "../../../shared/contract/agreements.ts";
import { zSchedulePlan } from "../../../shared/contract/agreements.ts";
import { instalmentsOn } from "../../../shared/domain/agreements/judge.ts";
import { approvalAbout } from "../approvals/reader.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { AgreementPartRow, AgreementPartStandingRow, AgreementRow } from "../db/tables/agreements.ts";
import { ledgerError } from "../ledger-error.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { namedSuccessors } from "../receivables/successors.ts";
import { billingRequests, quitaCredits } from "./billing-reader.ts";
import { AGREEMENT_SUBJECT, agreementActions, type FoundAgreement, findAgreement } from "./found-agreement.ts";

/** An agreement as of a day with all that hangs on it; `today` decides what can be done about it. Throws NOT_FOUND. */
export async function agreementView(
  db: ReadHandle,
  question: { readonly id: number; readonly asOf: string; readonly today: string; readonly personId: number | null },
): Promise<AgreementView> {
  const { id, asOf, today, personId } = question;
  const found = await findAgreement(db, id, asOf);
  const now = today === asOf ? found : await findAgreement(db, id, today > asOf ? today : asOf);
  const row = await db.selectFrom("agreement").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const customer = await db
    .selectFrom("customer")
    .select("name")
    .where("id", "=", found.customerId)
    .executeTakeFirstOrThrow();
  const revisedBy = await db.selectFrom("agreement").select("id").where("revises_id", "=", id).executeTakeFirst();
  const parts = await partsOf(db, id, asOf);
  const dayOf = (kind: string): string | null => found.events.find((event) => event.kind === kind)?.on_day ?? null;
  return {
    id,
    customerId: found.customerId,
    customerName: customer.name,
    type: row.type,
    state: found.state,
    madeOn: row.made_on,
    madeAt: row.made_at,
    actor: row.actor,
    contactId: row.contact_id,
    signerName: row.signer_name,
    signerPosition: row.signer_position,
    note: row.note,
    graceDays: row.grace_days,
    terminateDays: row.terminate_days,
    offeredOn: dayOf("offered"),
    expiresOn: found.events.find((event) => event.kind === "offered")?.expires_on ?? null,
    signedOn: dayOf("signed"),
    defaultOn: found.defaultOn === "" ? null : found.defaultOn,
    endedOn: dayOf("terminated") ?? dayOf("withdrawn") ?? dayOf("revised"),
    revises: row.revises_id,
    revisedBy: revisedBy?.id ?? null,
    parts,
    billing: billingOf(found, parts),
    requests: await billingRequests(db, id),
    credits: await quitaCredits(db, found.events.find((event) => event.kind === "signed")?.document_id ?? null, asOf),
    approval: await approvalAbout(db, { subjectKind: AGREEMENT_SUBJECT, subjectId: id }, personId),
    history: historyOf(row, found),
    can: agreementActions(now),
  };
}

/** What is asked of Billing: a CFDI for the quita that stands, or that the one of a lost quita be cancelled. */
function billingOf({ state }: FoundAgreement, parts: AgreementView["parts"]): AgreementView["billing"] {
  if (state === "terminated") return parts.some((part) => part.creditedMinor > 0) ? "cancel-credit" : null;
  return parts.some((part) => part.quitaStandsMinor > 0) ? "credit" : null;
}

function historyOf(row: AgreementRow, { events }: FoundAgreement): AgreementView["history"] {
  return [
    { kind: "made" as const, on: row.made_on, at: row.made_at, actor: row.actor, reason: "" },
    ...events.map(({ kind, on_day, recorded_at, actor, reason }) => ({
      kind,
      on: on_day,
      at: recorded_at,
      actor,
      reason,
    })),
  ];
}

async function partsOf(db: ReadHandle, id: number, asOf: string): Promise<AgreementView["parts"]> {
  const parts = await db
    .selectFrom("agreement_part")
    .selectAll()
    .where("agreement_id", "=", id)
    .orderBy("currency")
    .execute();
  const standings = await db
    .selectFrom("agreement_part_standing")
    .selectAll()
    .where("agreement_id", "=", id)
    .where("from_on", "<=", asOf)
    .where("until_on", ">", asOf)
    .execute();
  const instalments = await db
    .selectFrom("agreement_instalment")
    .selectAll()
    .where("agreement_id", "=", id)
    .orderBy("seq")
    .execute();
  const invoices = await invoicesOf(db, id);
  return parts.map((part) => {
    const stands = standings.find((row) => row.currency === part.currency);
    if (stands === undefined) throw ledgerError("NOT_FOUND", { what: "agreement", id: String(id) });
    const own = instalments.filter((row) => row.currency === part.currency);
    const rows = own.map(({ seq, due_on, amount_minor }) => ({ seq, dueOn: due_on, amountMinor: amount_minor }));
    return {
      ...amountsOf(part, stands),
      instalments: instalmentsOn(rows, stands.paid_minor, stands.agreed_minor),
      invoices: invoices.get(part.currency) ?? [],
    };
  });
}

function amountsOf(
  part: AgreementPartRow,
  stands: AgreementPartStandingRow,
): Omit<AgreementView["parts"][number], "instalments" | "invoices"> {
  return {
    currency: part.currency,
    principalMinor: part.principal_minor,
    quitaMinor: part.quita_minor,
    totalMinor: part.total_minor,
    interestMinor: part.interest_minor,
    interestVatMinor: part.interest_vat_minor,
    waivedMinor: part.interest_waived_minor,
    plan: zSchedulePlan.parse(JSON.parse(part.plan)),
    agreedMinor: stands.agreed_minor,
    paidMinor: stands.paid_minor,
    overdueMinor: stands.overdue_minor,
    openMinor: stands.open_minor,
    quitaStandsMinor: stands.quita_minor,
    creditedMinor: stands.credited_minor,
  };
}

type InvoiceView = AgreementView["parts"][number]["invoices"][number];

/** Invoices by currency, each with what stands for it now. */
async function invoicesOf(db: ReadHandle, id: number): Promise<Map<string, InvoiceView[]>> {
  const lines = await db
    .selectFrom("agreement_invoice as i")
    .innerJoin("receivable as r", "r.id", "i.receivable_id")
    .innerJoin("document as d", "d.id", "r.document_id")
    .leftJoin("document_ending as x", "x.document_id", "d.id")
    .select(["i.currency", "i.open_minor as agreed", "i.quita_minor", "d.uuid", "d.series", "d.folio"])
    .select(["r.due_on", "r.open_minor", "x.successor"])
    .where("i.agreement_id", "=", id)
    .orderBy("r.due_on")
    .orderBy("i.id")
    .execute();
  const successors = await namedSuccessors(db, lines);
  return Map.groupBy(
    lines.map((line) => {
      const successor = successors.get(line.successor ?? "");
      return {
        currency: line.currency,
        uuid: line.uuid,
        label: documentLabel(line),
        dueOn: line.due_on,
        agreedMinor: line.agreed,
        quitaMinor: line.quita_minor,
        openMinor: successor?.open_minor ?? line.open_minor,
        replacedBy: successor ? { uuid: successor.uuid, label: documentLabel(successor) } : null,
      };
    }),
    (line) => line.currency,
  );
}
