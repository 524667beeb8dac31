import type {
  AgreementDraft,
  AgreementPlan,
  AgreementRules,
  AgreementStands,
  AgreementView,
} from "../../../shared/contract/agreements.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { answered } from "../contacts/commanding.ts";
import { addressesOf, fileOfficeLetter, sendOfficeLetter } from "../contacts/mail/office-letter.ts";
import { keptCustomer } from "../contacts/people.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { listHandlers } from "../lib/list-handlers.ts";
import { agreeableInvoices } from "./agreeable-reader.ts";
import { agreementBillingLetter } from "./billing-reader.ts";
import { recordBillingRequest } from "./billing-writer.ts";
import { agreementList } from "./page-reader.ts";
import { planAgreement } from "./planner.ts";
import { readAgreementRules, saveAgreementRules } from "./rules.ts";
import { signAgreement, terminateAgreement } from "./signing-writer.ts";
import { agreementView } from "./view-reader.ts";
import { askForAgreement, offerAgreement, saveAgreement, withdrawAgreement } from "./writer.ts";

/** Areas whose screens ask again after something about an agreement was decided. */
const TOUCHED = ["agreements", "approvals", "promises", "worklist", "receivables", "customers"] as const;

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("agreements", TOUCHED);

interface One {
  readonly commandId: string;
  readonly id: number;
}

/** An agreement as it stands today. */
async function viewToday(context: LedgerContext, db: ReadHandle, id: number): Promise<AgreementView> {
  const today = await companyToday({ sql: db }, context.now());
  return agreementView(db, { id, asOf: today, today, personId: context.personId() });
}

/** Procedures of the area `agreements`. */
export const agreementsHandlers = {
  ...listHandlers(agreementList),

  async get(context: LedgerContext, input: { id: number; asOf: string }): Promise<AgreementView> {
    const db = openLedger(context).read;
    const today = await companyToday({ sql: db }, context.now());
    return agreementView(db, { ...input, today, personId: context.personId() });
  },

  async agreeable(context: LedgerContext, input: { customerId: number; revises: number | null }) {
    const db = openLedger(context).read;
    const today = await companyToday({ sql: db }, context.now());
    const customer = await keptCustomer(db, input.customerId);
    if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
    const found = await agreeableInvoices(db, { customerId: customer.id, today, except: input.revises });
    return { rows: found.map(({ receivableId: _, ...row }) => row), today, rules: await readAgreementRules(db) };
  },

  async simulate(context: LedgerContext, draft: AgreementDraft): Promise<AgreementPlan> {
    const db = openLedger(context).read;
    const today = await companyToday({ sql: db }, context.now());
    const { parts, months, needs, problems } = await planAgreement(db, draft, today);
    return {
      today,
      parts: parts.map(({ draft: _, waived: __, ...part }) => part),
      months,
      needs,
      problems: [...problems],
    };
  },

  save(context: LedgerContext, input: { commandId: string; draft: AgreementDraft }): Promise<AgreementStands> {
    return command(context, input.commandId, "save", (tx, recording) => saveAgreement(tx, input.draft, recording));
  },

  ask(context: LedgerContext, input: One & { note: string }) {
    return command(context, input.commandId, "ask", (tx, recording) => askForAgreement(tx, input, recording));
  },

  offer(context: LedgerContext, { commandId, id, expiresOn }: One & { expiresOn: string }): Promise<AgreementStands> {
    return command(context, commandId, "offer", (tx, recording) => offerAgreement(tx, { id, expiresOn }, recording));
  },

  sign(context: LedgerContext, { commandId, id, signedOn }: One & { signedOn: string }): Promise<AgreementStands> {
    return command(context, commandId, "sign", (tx, recording) => signAgreement(tx, { id, signedOn }, recording));
  },

  withdraw(context: LedgerContext, { commandId, id, reason }: One & { reason: string }): Promise<AgreementStands> {
    return command(context, commandId, "withdraw", (tx, recording) => withdrawAgreement(tx, { id, reason }, recording));
  },

  terminate(context: LedgerContext, { commandId, id, reason }: One & { reason: string }): Promise<AgreementStands> {
    return command(context, commandId, "terminate", (tx, recording) =>
      terminateAgreement(tx, { id, reason }, recording),
    );
  },

  async ofSource(context: LedgerContext, { uuid }: { uuid: string }): Promise<{ id: number | null }> {
    const row = await openLedger(context)
      .read.selectFrom("document as d")
      .innerJoin("agreement_event as e", "e.document_id", "d.id")
      .select("e.agreement_id")
      .where("d.uuid", "=", uuid)
      .executeTakeFirst();
    return { id: row?.agreement_id ?? null };
  },

  async billingLetter(context: LedgerContext, { id, lang }: { id: number; lang: Lang }) {
    const db = openLedger(context).read;
    return agreementBillingLetter(db, await viewToday(context, db, id), lang);
  },

  /** The mail goes first: a request that is recorded was sent. Asked again with the same id, it is not sent again. */
  async askBilling(
    context: LedgerContext,
    input: One & {
      how: "mail" | "file" | "told";
      to: string;
      subject: string;
      body: string;
      note: string;
      lang: Lang;
    },
  ): Promise<{ id: number; file: string | null }> {
    const { how, note } = input;
    let sentTo = "";
    let file: string | null = null;
    if (!(await answered(context, input.commandId))) {
      const { billing } = await viewToday(context, openLedger(context).read, input.id);
      if (billing === null) throw ledgerError("AGREEMENT_BILLING_NOTHING");
      const mail = { ...input, cc: "" };
      if (how === "mail" && addressesOf(mail).length === 0) throw ledgerError("BILLING_NO_ADDRESS");
      if (how === "mail") sentTo = await sendOfficeLetter(context, mail);
      else if (how === "file") ({ to: sentTo, file } = await fileOfficeLetter(context, mail));
    }
    return command(context, input.commandId, "askBilling", async (tx, recording) => ({
      id: await recordBillingRequest(tx, await viewToday(context, tx.sql, input.id), { how, note, sentTo }, recording),
      file,
    }));
  },

  rules(context: LedgerContext): Promise<AgreementRules> {
    return readAgreementRules(openLedger(context).read);
  },

  saveRules(context: LedgerContext, input: { commandId: string; rules: AgreementRules }): Promise<AgreementRules> {
    return command(context, input.commandId, "saveRules", (tx, recording) =>
      saveAgreementRules(tx, input.rules, recording),
    );
  },
};
