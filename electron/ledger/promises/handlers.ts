import type { PromiseDraft, PromisePlan, PromiseRules, PromiseView } from "../../../shared/contract/promises.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { listHandlers } from "../lib/list-handlers.ts";
import { promiseList } from "./page-reader.ts";
import { promisePlan } from "./planner.ts";
import { promisableInvoices } from "./promisable-reader.ts";
import { promiseRatesOf } from "./reader.ts";
import { readPromiseRules, savePromiseRules } from "./rules.ts";
import { promiseView } from "./view-reader.ts";
import { cancelPromise, makePromise, undoPromise } from "./writer.ts";

/** Areas whose screens ask again after a promise was made, asked for or ended. */
const TOUCHED = ["promises", "approvals", "contacts", "worklist", "receivables", "customers"] as const;

const command = commandsOf("promises", TOUCHED);

/** Procedures of the area `promises`. */
export const promisesHandlers = {
  ...listHandlers(promiseList),

  async get(context: LedgerContext, input: { id: number; asOf: string }): Promise<PromiseView> {
    const db = openLedger(context);
    const view = await promiseView(db, input.id, input.asOf, await companyToday({ sql: db.read }, context.now()));
    if (!view) throw ledgerError("NOT_FOUND", { what: "promise", id: String(input.id) });
    return view;
  },

  async promisable(context: LedgerContext, input: { customerId: number; renegotiates: number | null }) {
    const db = openLedger(context).read;
    const today = await companyToday({ sql: db }, context.now());
    const rows = await promisableInvoices(db, { customerId: input.customerId, today, except: input.renegotiates });
    return { rows: rows.map(({ receivableId: _id, ...invoice }) => invoice), today };
  },

  async plan(context: LedgerContext, draft: PromiseDraft): Promise<PromisePlan> {
    const db = openLedger(context).read;
    const today = await companyToday({ sql: db }, context.now());
    return promisePlan(db, draft, { today, personId: context.personId() });
  },

  make(context: LedgerContext, input: { commandId: string; draft: PromiseDraft }) {
    return command(context, input.commandId, "make", (tx, recording) => makePromise(tx, input.draft, recording));
  },

  cancel(context: LedgerContext, input: { commandId: string; id: number; reason: string }) {
    const { id, reason } = input;
    return command(context, input.commandId, "cancel", (tx, recording) => cancelPromise(tx, { id, reason }, recording));
  },

  undo(context: LedgerContext, input: { commandId: string; id: number }) {
    return command(context, input.commandId, "undo", (tx, recording) => undoPromise(tx, input.id, recording));
  },

  async rates(context: LedgerContext, input: { from: string; to: string; asOf: string; customerId: number | null }) {
    return { rows: await promiseRatesOf(openLedger(context).read, input) };
  },

  rules(context: LedgerContext): Promise<PromiseRules> {
    return readPromiseRules(openLedger(context).read);
  },

  saveRules(context: LedgerContext, input: { commandId: string; rules: PromiseRules }) {
    return command(context, input.commandId, "saveRules", (tx, recording) =>
      savePromiseRules(tx, input.rules, recording),
    );
  },
};
