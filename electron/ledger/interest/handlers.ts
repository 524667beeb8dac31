import { writeFile } from "node:fs/promises";
import type { Lang } from "../../../shared/contract/common.ts";
import type { InterestRules } from "../../../shared/contract/interest.ts";
import { answered } from "../contacts/commanding.ts";
import { addressesOf, fileOfficeLetter, sendOfficeLetter } from "../contacts/mail/office-letter.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { letterCompany, logoBytes, printedHead, readLetterhead, readLogo } from "../letters/letterhead.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { renderDocument } from "../render/renderer.ts";
import { writeFileSafely } from "../render/write-file.ts";
import { readMaker } from "../reports/maker.ts";
import { readSettings } from "../settings/reader.ts";
import { recordCharge, recordRequest, undoBilling } from "./billing-writer.ts";
import { billingLetter } from "./letter.ts";
import type { Selected } from "./outstanding.ts";
import { interestOf, interestTotals } from "./reader.ts";
import { readInterestRules, saveInterestRules } from "./rules.ts";
import { interestDocument } from "./statement-document.ts";
import type { TermsDraft } from "./terms-writer.ts";
import { setTerms, undoTerms } from "./terms-writer.ts";
import { interestStatement } from "./views.ts";
import { askWaiver } from "./waiver-writer.ts";

/** Areas whose screens ask again. */
const TOUCHED = ["interest", "approvals", "customers"] as const;

interface Customer {
  readonly customerId: number;
  readonly asOf: string;
  readonly paid: boolean;
}

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("interest", TOUCHED);

async function statementOf(context: LedgerContext, input: Customer) {
  const found = await interestStatement(openLedger(context).read, input);
  if (!found) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
  return found;
}

/** Procedures of the area `interest`. */
export const interestHandlers = {
  async summary(context: LedgerContext, input: Customer) {
    const rows = await interestOf(openLedger(context).read, { ...input, vat: false });
    return { totals: interestTotals(rows) };
  },

  statement: statementOf,

  async ofInvoice(context: LedgerContext, input: { uuid: string; asOf: string }) {
    const { uuid, asOf } = input;
    const [row] = await interestOf(openLedger(context).read, { uuids: [uuid], asOf, paid: true });
    return row ?? null;
  },

  async ofInvoices(context: LedgerContext, input: { uuids: readonly string[]; asOf: string }) {
    const rows = await interestOf(openLedger(context).read, { ...input, vat: false });
    return { rows: rows.map(({ uuid, interestMinor }) => ({ uuid, interestMinor })) };
  },

  /** Throws NOT_FOUND, WriteFileError. */
  async exportStatement(
    context: LedgerContext,
    input: Customer & { format: "pdf" | "xlsx"; file: string; lang: Lang },
  ) {
    const db = openLedger(context);
    const statement = await statementOf(context, input);
    const { ownRfcs } = await readSettings(db.read);
    const letterhead = await readLetterhead(db.read);
    const logo = await readLogo(db.read);
    const company = letterCompany(letterhead, ownRfcs);
    const document = interestDocument(statement, {
      lang: input.lang,
      maker: await readMaker(db.read),
      madeAt: context.now().toISOString(),
      company: company.name,
      letterhead: printedHead(letterhead, company, logo, input.lang),
      paid: input.paid,
    });
    const content = await renderDocument(document, input.format, await logoBytes(db, logo));
    await writeFileSafely(input.file, (temporary) => writeFile(temporary, content));
    return { file: input.file, invoices: statement.invoices.length };
  },

  rules(context: LedgerContext): Promise<InterestRules> {
    return readInterestRules(openLedger(context).read);
  },

  saveRules(context: LedgerContext, input: { commandId: string; rules: InterestRules }): Promise<InterestRules> {
    return command(context, input.commandId, "saveRules", (tx, recording) =>
      saveInterestRules(tx, input.rules, recording),
    );
  },

  setTerms(context: LedgerContext, input: TermsDraft & { commandId: string }) {
    return command(context, input.commandId, "setTerms", (tx, recording) => setTerms(tx, input, recording));
  },

  undoTerms(context: LedgerContext, input: { commandId: string; termsId: number }) {
    return command(context, input.commandId, "undoTerms", async (tx, recording) => {
      await undoTerms(tx, input.termsId, recording);
      return {};
    });
  },

  waive(context: LedgerContext, input: Selected & { commandId: string; percentBp: number; reason: string }) {
    return command(context, input.commandId, "waive", (tx, recording) => askWaiver(tx, input, recording));
  },

  billingLetter(context: LedgerContext, input: Selected & { lang: Lang }) {
    return billingLetter(openLedger(context).read, input);
  },

  /** The mail goes first: a request that is recorded was sent. Asked again with the same id, it is not sent again. */
  async askBilling(
    context: LedgerContext,
    input: Selected & {
      commandId: string;
      how: "mail" | "file" | "told";
      to: string;
      subject: string;
      body: string;
      note: string;
      lang: Lang;
    },
  ): Promise<{ id: number; file: string | null }> {
    let sentTo = "";
    let file: string | null = null;
    if (input.how !== "told" && !(await answered(context, input.commandId))) {
      const mail = { ...input, cc: "" };
      if (addressesOf(mail).length === 0 && input.how === "mail") throw ledgerError("BILLING_NO_ADDRESS");
      if (input.how === "mail") sentTo = await sendOfficeLetter(context, mail);
      else ({ to: sentTo, file } = await fileOfficeLetter(context, mail));
    }
    return command(context, input.commandId, "askBilling", async (tx, recording) => ({
      id: await recordRequest(tx, { ...input, sentTo }, recording),
      file,
    }));
  },

  charge(context: LedgerContext, input: { commandId: string; requestId: number; cfdiUuid: string }) {
    return command(context, input.commandId, "charge", async (tx, recording) => ({
      id: await recordCharge(tx, input, recording),
    }));
  },

  undoBilling(context: LedgerContext, input: { commandId: string; billingId: number }) {
    return command(context, input.commandId, "undoBilling", async (tx, recording) => {
      await undoBilling(tx, input.billingId, recording);
      return {};
    });
  },
};
