import type { Lang } from "../../../shared/contract/common.ts";
import type { CustomerRules, ReleaseDraft, StageDecision } from "../../../shared/contract/customer-credit.ts";
import type { CustomerProfile } from "../../../shared/contract/customer-profile.ts";
import { monthsLater } from "../../../shared/domain/customers/credit.ts";
import { appendAudit } from "../audit/writer.ts";
import { answered } from "../contacts/commanding.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import type { Recording } from "../lib/recording.ts";
import { repostDocuments } from "../receivables/repost-documents.ts";
import { readSettings } from "../settings/reader.ts";
import { askRelease, changeProfile } from "./credit-approvals.ts";
import { readFicha } from "./ficha-reader.ts";
import { readProfile } from "./profile.ts";
import { endRelease, listReleases } from "./release-writer.ts";
import { readCustomerRules, saveCustomerRules } from "./rules.ts";
import { setStage } from "./stage-decisions.ts";
import { tellSales } from "./tell-sales.ts";

type Changes = { [Field in keyof CustomerProfile]?: CustomerProfile[Field] | undefined };

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("customers", ["customers", "receivables", "worklist", "approvals"]);

/**
 * Who grants a line and by when it is to be reviewed, where a new limit is set and nothing else is said of them
 * (COLLECTIONS 17: yearly unless the company chose otherwise).
 */
async function withReview(
  tx: LedgerTx,
  customerId: number,
  changes: Partial<CustomerProfile>,
  recording: Recording,
): Promise<Partial<CustomerProfile>> {
  const limit = changes.creditLimitMinor;
  if (limit === undefined || limit === null) return changes;
  const { profile } = await readProfile(tx.sql, customerId);
  if (limit === profile.creditLimitMinor) return changes;
  const same = <Field extends keyof CustomerProfile>(field: Field): boolean =>
    changes[field] === undefined || changes[field] === profile[field];
  const { credit } = await readCustomerRules(tx.sql);
  return {
    ...changes,
    ...(same("creditReviewOn") ? { creditReviewOn: monthsLater(recording.today, credit.reviewMonths) } : {}),
    ...(same("creditGrantedBy") && recording.personId !== null ? { creditGrantedBy: recording.actor } : {}),
  };
}

/** Posts a customer's invoices again, whose due and payment days follow the holidays of its country. */
async function repostByCalendar(tx: LedgerTx, customerId: number, recording: Recording): Promise<void> {
  const rows = await tx.sql
    .selectFrom("acceptance_standing as a")
    .innerJoin("document as d", "d.id", "a.document_id")
    .select("d.uuid")
    .where("d.customer_id", "=", customerId)
    .orderBy("d.id")
    .execute();
  if (rows.length === 0) return;
  const by = { recordedAt: recording.at, actor: recording.actor };
  await repostDocuments(
    tx,
    rows.map(({ uuid }) => uuid),
    by,
    await readSettings(tx.sql),
  );
}

/** Procedures of the area `customers` about credit lines, holds and stages of collection. */
export const creditHandlers = {
  update(context: LedgerContext, input: { commandId: string; customerId: number; version: number; changes: Changes }) {
    return command(context, input.commandId, "update", async (tx, recording) => {
      const given = input.changes as Partial<CustomerProfile>;
      const changes = await withReview(tx, input.customerId, given, recording);
      const answer = await changeProfile(tx, { ...input, changes }, recording);
      if (answer.before.country !== undefined) await repostByCalendar(tx, input.customerId, recording);
      return answer;
    });
  },

  rules(context: LedgerContext): Promise<CustomerRules> {
    return readCustomerRules(openLedger(context).read);
  },

  saveRules(context: LedgerContext, input: { commandId: string; rules: CustomerRules }): Promise<CustomerRules> {
    return command(context, input.commandId, "saveRules", (tx, recording) =>
      saveCustomerRules(tx, input.rules, recording),
    );
  },

  setStage(context: LedgerContext, input: StageDecision): Promise<{ done: boolean }> {
    return command(context, input.commandId, "setStage", async (tx, recording) => ({
      done: await setStage(tx, input, recording),
    }));
  },

  release(context: LedgerContext, input: ReleaseDraft): Promise<{ approvalId: number | null }> {
    return command(context, input.commandId, "release", (tx, recording) => {
      const { customerId, untilOn, upToMinor, reason } = input;
      return askRelease(tx, { customerId, untilOn, upToMinor, reason }, recording);
    });
  },

  endRelease(
    context: LedgerContext,
    input: { commandId: string; releaseId: number; reason: string },
  ): Promise<{ ended: boolean }> {
    return command(context, input.commandId, "endRelease", async (tx, recording) => ({
      ended: await endRelease(tx, input, recording),
    }));
  },

  /** The mail goes first: what the audit says was sent was. Asked again with the same id, it is not sent again. */
  async tellSales(context: LedgerContext, input: { commandId: string; customerId: number; lang: Lang }) {
    const db = openLedger(context);
    const asOf = await companyToday({ sql: db.read }, context.now());
    const ficha = await readFicha(db.read, { ...input, asOf });
    if (!ficha) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
    const sent = (await answered(context, input.commandId)) ? null : await tellSales(context, ficha, input.lang);
    return command(context, input.commandId, "tellSales", async (tx, { at, actor }) => {
      const told = sent ?? { to: "", file: null };
      const detail = { customer: ficha.customer.key, hold: ficha.credit.hold, to: told.to };
      await appendAudit(tx, { at, actor, action: "customers.tellSales", detail });
      return told;
    });
  },

  async releases(context: LedgerContext, input: { customerId: number }) {
    return { rows: await listReleases(openLedger(context).read, input.customerId) };
  },
};
