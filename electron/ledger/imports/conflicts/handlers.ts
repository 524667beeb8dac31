import type { LedgerContext } from "../../context.ts";
import { ledgerError, openLedger } from "../../context.ts";
import { baseName } from "../intake/names.ts";
import { conflictDetail, conflictFile, conflictList } from "./reader.ts";

/** Procedures about files whose UUID is booked with other content. */
export const conflictHandlers = {
  list: (context: LedgerContext, input: { offset: number; limit: number }) =>
    conflictList(openLedger(context).read, input),

  async detail(context: LedgerContext, input: { id: number }) {
    const found = await conflictDetail(openLedger(context).read, input.id);
    if (!found) throw ledgerError("NOT_FOUND", { what: "conflict", id: String(input.id) });
    return found;
  },

  async xml(context: LedgerContext, input: { id: number }) {
    const db = openLedger(context);
    const found = await conflictFile(db.read, input.id);
    if (!found) throw ledgerError("NOT_FOUND", { what: "conflict", id: String(input.id) });
    if (!found.intact) throw ledgerError("LEDGER_DAMAGED", { path: db.path, detail: `conflict ${input.id}` });
    const { path, text, sha256 } = found;
    return { fileName: baseName(path.split("!").at(-1) ?? path), text, sha256 };
  },
};
