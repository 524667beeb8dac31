import type {
  AgreementDraft,
  AgreementPartDraft,
  AgreementPlan,
  AgreementProblem,
} from "../../../shared/contract/agreements.ts";
import type { InvoiceInterest } from "../../../shared/contract/interest.ts";
import { mostWithin, shareBp, splitQuita } from "../../../shared/domain/agreements/quita.ts";
import type { Instalment } from "../../../shared/domain/agreements/schedule.ts";
import { makeSchedule, monthsBegun } from "../../../shared/domain/agreements/schedule.ts";
import type { ApprovalLimits } from "../../../shared/domain/approvals.ts";
import { agreementNeeds } from "../../../shared/domain/approvals.ts";
import type { Holidays } from "../../../shared/domain/business-days.ts";
import { formatMinor } from "../../../shared/domain/money.ts";
import { readApprovalLimits } from "../approvals/rules.ts";
import { keptCustomer } from "../contacts/people.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { interestOf } from "../interest/reader.ts";
import { ledgerError } from "../ledger-error.ts";
import { readHolidays } from "../lib/holidays.ts";
import type { AgreeableRow } from "./agreeable-reader.ts";
import { agreeableInvoices } from "./agreeable-reader.ts";

/** Years of the calendar that a schedule may need: one instalment a month, as many as there may be. */
const YEARS_AHEAD = 11;

/** What of the interest of an invoice is waived. */
export interface WaivedOfInvoice {
  readonly uuid: string;
  readonly minor: number;
  readonly vatMinor: number;
}

type PlannedPart = AgreementPlan["parts"][number] & {
  readonly draft: AgreementPartDraft;
  readonly waived: readonly WaivedOfInvoice[];
};

/** A draft with what it comes to. */
export interface PlannedAgreement {
  readonly customerId: number;
  readonly parts: readonly PlannedPart[];
  readonly months: number;
  readonly needs: AgreementPlan["needs"];
  /** Shares the limits looked at, the largest of the currencies. */
  readonly quitaBp: number;
  readonly waivedBp: number;
  readonly problems: readonly AgreementProblem[];
  readonly invoices: ReadonlyMap<string, AgreeableRow>;
}

/**
 * Plans a draft as of today. Throws NOT_FOUND for a customer that is not there and INVALID_INPUT for a currency named twice;
 * everything else that speaks against it is in the problems.
 */
export async function planAgreement(db: ReadHandle, draft: AgreementDraft, today: string): Promise<PlannedAgreement> {
  const customer = await keptCustomer(db, draft.customerId);
  if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(draft.customerId) });
  if (new Set(draft.parts.map((part) => part.currency)).size < draft.parts.length) {
    throw ledgerError("INVALID_INPUT", { issues: ["parts: one for each currency"] });
  }
  const open = await agreeableInvoices(db, { customerId: customer.id, today, except: draft.revises });
  const problems: AgreementProblem[] = [];
  const year = Number(today.slice(0, 4));
  const scene: Scene = {
    db,
    today,
    customerId: customer.id,
    type: draft.type,
    limits: await readApprovalLimits(db),
    holidays: await readHolidays(db, year, year + YEARS_AHEAD, await countryOf(db, customer.id)),
    problems,
  };
  const parts: PlannedPart[] = [];
  for (const part of draft.parts) parts.push(await planPart(scene, part, open));
  const last = parts
    .flatMap((part) => part.instalments.map((each) => each.dueOn))
    .sort()
    .at(-1);
  const months = last === undefined ? 0 : monthsBegun(today, last);
  const quitaBp = Math.max(...parts.map((part) => part.quitaBp));
  const waivedBp = Math.max(...parts.map((part) => part.waivedBp));
  if (draft.type === "quita" && quitaBp === 0 && waivedBp === 0) {
    problems.push({ code: "AGREEMENT_QUITA_MISSING", values: {} });
  }
  if (draft.type === "acknowledgement" && (draft.signerName === "" || draft.signerPosition === "")) {
    problems.push({ code: "AGREEMENT_SIGNER_MISSING", values: {} });
  }
  return {
    customerId: customer.id,
    parts,
    months,
    needs: agreementNeeds({ type: draft.type, months, quitaBp, waivedBp }, scene.limits),
    quitaBp,
    waivedBp,
    problems,
    invoices: new Map(open.map((invoice) => [invoice.uuid, invoice])),
  };
}

interface Scene {
  readonly db: ReadHandle;
  readonly today: string;
  readonly customerId: number;
  readonly type: AgreementDraft["type"];
  readonly limits: ApprovalLimits;
  readonly holidays: Holidays;
  readonly problems: AgreementProblem[];
}

async function countryOf(db: ReadHandle, customerId: number): Promise<string> {
  const row = await db
    .selectFrom("customer_profile")
    .select("country")
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  return row?.country ?? "MX";
}

async function planPart(scene: Scene, draft: AgreementPartDraft, open: readonly AgreeableRow[]): Promise<PlannedPart> {
  const { currency, quitaMinor, waivedMinor } = draft;
  const { problems, limits } = scene;
  const invoices = invoicesOf(scene, draft, open);
  const principalMinor = invoices.reduce((sum, invoice) => sum + invoice.openMinor, 0);
  const fits = quitaMinor < principalMinor;
  if (quitaMinor > 0 && !fits && principalMinor > 0) {
    const most = formatMinor(principalMinor - 1, currency);
    problems.push({ code: "AGREEMENT_QUITA_TOO_LARGE", values: { most, currency } });
  }
  const interest = await interestBy(scene, invoices);
  if (waivedMinor > interest.minor) {
    const most = formatMinor(interest.minor, currency);
    problems.push({ code: "AGREEMENT_WAIVER_TOO_LARGE", values: { most, currency } });
  }
  const quita = fits ? quitaMinor : 0;
  const shares = splitQuita(
    quita,
    invoices.map((invoice) => invoice.openMinor),
  );
  const waived = splitQuita(
    Math.min(waivedMinor, interest.minor),
    interest.rows.map((row) => row.interestMinor),
  );
  const totalMinor = principalMinor - quita;
  return {
    draft,
    waived: interest.rows.map((row, index) => {
      const minor = waived[index] ?? 0;
      return { uuid: row.uuid, minor, vatMinor: partOf(row.vatMinor, minor, row.interestMinor) };
    }),
    currency,
    principalMinor,
    quitaMinor: quita,
    quitaBp: shareBp(quita, principalMinor),
    totalMinor,
    interestMinor: interest.minor,
    interestVatMinor: interest.vatMinor,
    waivedMinor,
    waivedBp: shareBp(Math.min(waivedMinor, interest.minor), interest.minor),
    most: {
      coordinatorMinor: mostWithin(limits.quitaCoordinatorBp, principalMinor),
      managerMinor: mostWithin(limits.quitaManagerBp, principalMinor),
    },
    lines: invoices.map(({ uuid, label, dueOn, openMinor, disputedMinor }, index) => ({
      uuid,
      label,
      dueOn,
      openMinor,
      disputedMinor,
      quitaMinor: shares[index] ?? 0,
    })),
    instalments: principalMinor === 0 ? [] : scheduleOf(scene, draft, totalMinor),
  };
}

/** Invoices of a part that are open and free; what is wrong with the others goes to the problems. */
function invoicesOf(
  { problems }: Scene,
  { currency, invoices }: AgreementPartDraft,
  open: readonly AgreeableRow[],
): AgreeableRow[] {
  const found = new Map(open.filter((row) => row.currency === currency).map((row) => [row.uuid, row]));
  const missing = [...new Set(invoices)].filter((uuid) => !found.has(uuid));
  if (missing.length > 0) {
    problems.push({
      code: "AGREEMENT_INVOICE_CLOSED",
      values: { documents: missing.map((uuid) => `…${uuid.slice(-12)}`), currency },
    });
  }
  const rows = [...new Set(invoices)].flatMap((uuid) => found.get(uuid) ?? []);
  const taken = rows.filter((row) => row.agreementId !== null);
  if (taken.length > 0) {
    problems.push({
      code: "AGREEMENT_INVOICE_TAKEN",
      values: { documents: taken.map((row) => row.label), agreement: taken[0]?.agreementId ?? 0 },
    });
  }
  return rows;
}

async function interestBy(
  { db, customerId, today }: Scene,
  invoices: readonly AgreeableRow[],
): Promise<{ minor: number; vatMinor: number; rows: readonly InvoiceInterest[] }> {
  const rows = await interestOf(db, { customerId, uuids: invoices.map(({ uuid }) => uuid), asOf: today });
  return {
    minor: rows.reduce((sum, row) => sum + row.interestMinor, 0),
    vatMinor: rows.reduce((sum, row) => sum + row.vatMinor, 0),
    rows,
  };
}

/** The part of an amount that goes with a part of another, rounded down. */
function partOf(minor: number, part: number, whole: number): number {
  return whole === 0 ? 0 : Number((BigInt(minor) * BigInt(part)) / BigInt(whole));
}

function scheduleOf(
  { type, today, holidays, problems }: Scene,
  { currency, plan }: AgreementPartDraft,
  totalMinor: number,
): Instalment[] {
  if (plan.by === "none" && type !== "acknowledgement") {
    problems.push({ code: "AGREEMENT_SCHEDULE", values: { why: "none", currency } });
  }
  const made = makeSchedule(totalMinor, plan, holidays);
  if ("code" in made) {
    const values =
      made.code === "too-many"
        ? { most: made.most }
        : made.code === "sum"
          ? { missing: formatMinor(made.missingMinor, currency) }
          : {};
    problems.push({ code: "AGREEMENT_SCHEDULE", values: { why: made.code, currency, ...values } });
    return [];
  }
  const early = made.find((instalment) => instalment.dueOn < today);
  if (early) problems.push({ code: "AGREEMENT_IN_PAST", values: { day: early.dueOn, today } });
  return [...made];
}
