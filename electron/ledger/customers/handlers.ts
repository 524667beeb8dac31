import type { Lang } from "../../../shared/contract/common.ts";
import type { Contact, ContactDraft, Merge } from "../../../shared/contract/customer-profile.ts";
import type { Assignment, Statement } from "../../../shared/contract/customers.ts";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { carryOut } from "../lib/carry-out.ts";
import { listHandlers } from "../lib/list-handlers.ts";
import { readSettings } from "../settings/reader.ts";
import { contactsOf } from "./contact-reader.ts";
import { saveContact } from "./contact-writer.ts";
import { creditHandlers } from "./credit-handlers.ts";
import { familyIds } from "./family.ts";
import { readFicha } from "./ficha-reader.ts";
import { customerImportHandlers } from "./import-handlers.ts";
import { customerList } from "./list-reader.ts";
import { mergesInto, previewMerge, similarCustomers } from "./merge-reader.ts";
import { mergeCustomers, unmergeCustomers } from "./merge-writer.ts";
import { readProfile } from "./profile.ts";
import { assignCollectors } from "./profile-writer.ts";
import { findCustomers, statementOf } from "./reader.ts";
import type { ReconcileSelection } from "./reconcile-reader.ts";
import { reconcile } from "./reconcile-reader.ts";
import { setCreditDays } from "./writer.ts";

/** Areas whose screens ask again after a merge moved documents from one customer to another. */
const MERGED = ["customers", "receivables", "payments", "complements", "openings", "reports", "rates"] as const;

async function peopleOf(tx: Pick<LedgerTx, "sql">, customerId: number): Promise<Contact[]> {
  const { profile } = await readProfile(tx.sql, customerId);
  return contactsOf(tx.sql, await familyIds(tx.sql, customerId), profile.country);
}

/** Procedures of the area `customers`. */
export const customersHandlers = {
  async find(context: LedgerContext, input: { text: string; limit: number }) {
    return { rows: await findCustomers(openLedger(context).read, input.text, input.limit) };
  },

  async reconcile(context: LedgerContext, input: ReconcileSelection) {
    return { rows: await reconcile(openLedger(context).read, input) };
  },

  async statement(context: LedgerContext, input: { customerId: number; asOf: string }): Promise<Statement> {
    const statement = await statementOf(openLedger(context).read, input.customerId, input.asOf);
    if (!statement) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
    return statement;
  },

  setCreditDays: (
    context: LedgerContext,
    input: { commandId: string; customerId: number; creditDays: number | null },
  ): Promise<{ customerId: number; creditDays: number | null }> =>
    carryOut(
      context,
      input.commandId,
      "customers.setCreditDays",
      ["customers", "receivables", "reports"],
      async (tx, recording) => {
        const done = await setCreditDays(tx, input, await readSettings(tx.sql), recording);
        if (!done) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
        return done;
      },
    ),

  async ficha(context: LedgerContext, input: { customerId: number; asOf: string; lang: Lang }): Promise<Ficha> {
    const ficha = await readFicha(openLedger(context).read, input);
    if (!ficha) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
    return ficha;
  },

  ...listHandlers(customerList),

  async assign(
    context: LedgerContext,
    input: { commandId: string; assignments: readonly Assignment[] },
  ): Promise<{ changed: number; before: Assignment[] }> {
    return carryOut(
      context,
      input.commandId,
      "customers.assign",
      ["customers", "users", "receivables"],
      (tx, recording) => assignCollectors(tx, input.assignments, recording),
    );
  },

  async people(context: LedgerContext, input: { customerId: number }): Promise<{ rows: Contact[] }> {
    return { rows: await peopleOf({ sql: openLedger(context).read as LedgerTx["sql"] }, input.customerId) };
  },

  async saveContact(
    context: LedgerContext,
    input: {
      commandId: string;
      customerId: number;
      contactId: number | null;
      version: number;
      contact: ContactDraft;
    },
  ): Promise<Contact> {
    // Forms of contacts offer the people.
    return carryOut(
      context,
      input.commandId,
      "customers.saveContact",
      ["customers", "contacts"],
      async (tx, recording) => {
        const { at, actor } = recording;
        const id = await saveContact(tx, input, { at, actor });
        const saved = (await peopleOf(tx, input.customerId)).find((contact) => contact.id === id);
        if (!saved) throw ledgerError("NOT_FOUND", { what: "contact", id: String(id) });
        return saved;
      },
    );
  },

  mergePreview(context: LedgerContext, input: { keptId: number; mergedId: number }) {
    return previewMerge(openLedger(context).read, input.keptId, input.mergedId);
  },

  async similar(context: LedgerContext, input: { customerId: number }) {
    return { rows: await similarCustomers(openLedger(context).read, input.customerId) };
  },

  async merge(context: LedgerContext, input: { commandId: string; keptId: number; mergedId: number }): Promise<Merge> {
    return carryOut(context, input.commandId, "customers.merge", MERGED, async (tx, { at, actor }) => {
      const id = await mergeCustomers(tx, input, await readSettings(tx.sql), { at, actor });
      const { kept_id } = await tx.sql
        .selectFrom("customer_merge")
        .select("kept_id")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      const merge = (await mergesInto(tx.sql, kept_id)).find((each) => each.id === id);
      if (!merge) throw new Error("the merge was not kept");
      return merge;
    });
  },

  async unmerge(context: LedgerContext, input: { commandId: string; mergeId: number }): Promise<{ undone: boolean }> {
    return carryOut(context, input.commandId, "customers.unmerge", MERGED, async (tx, { at, actor }) => ({
      undone: await unmergeCustomers(tx, input.mergeId, await readSettings(tx.sql), { at, actor }),
    }));
  },

  ...creditHandlers,
  ...customerImportHandlers,
};
