import type { AuditFilter } from "../../../shared/contract/audit.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { auditEn } from "../../../shared/i18n/audit.en.ts";
import { auditEs } from "../../../shared/i18n/audit.es.ts";
import { auditDetailWords, auditFields } from "../../../shared/i18n/audit-detail.ts";
import { auditActionWords, auditSubjectWords } from "../../../shared/i18n/audit-words.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { TableColumn } from "../render/protocol.ts";
import { writeTable } from "../render/renderer.ts";
import { readSettings } from "../settings/reader.ts";
import { auditChoices, auditEvent, auditPage } from "./reader.ts";

/** Events read at a time for an export. */
const STEP = 1000;

async function zone(context: LedgerContext): Promise<string> {
  return (await readSettings(openLedger(context).read)).timeZone;
}

/** Procedures of the area `audit`. */
export const auditHandlers = {
  async page(context: LedgerContext, input: AuditFilter & { offset: number; limit: number }) {
    const { rows, total } = await auditPage(openLedger(context).read, input, input, await zone(context));
    return { rows, total };
  },

  choices: (context: LedgerContext) => auditChoices(openLedger(context).read),

  async get(context: LedgerContext, input: { seq: number }) {
    const found = await auditEvent(openLedger(context).read, input.seq, await zone(context));
    if (!found) throw ledgerError("NOT_FOUND", { what: "audit", id: String(input.seq) });
    const { row, view } = found;
    return { ...view, ...auditFields(row.detail), hash: row.hash, prevHash: row.prev_hash };
  },

  async exportPage(context: LedgerContext, input: AuditFilter & { file: string; lang: Lang }) {
    const db = openLedger(context).read;
    const words = input.lang === "es" ? auditEs : auditEn;
    const timeZone = await zone(context);
    // What the export itself adds to the audit is not part of it.
    const { head } = await auditChoices(db);
    const { columns: w } = words;
    const text = (header: string, width: number): TableColumn => ({ header, kind: "text", width });
    const columns: TableColumn[] = [
      { header: w.seq, kind: "integer", width: 9 },
      { header: w.at, kind: "instant", width: 20 },
      text(w.actor, 26),
      text(w.pc, 20),
      text(w.action, 36),
      text(w.subject, 34),
      text(w.detail, 90),
      text(w.hash, 66),
    ];
    async function* rows() {
      for (let offset = 0; ; offset += STEP) {
        const page = await auditPage(db, input, { offset, limit: STEP }, timeZone);
        for (const [index, row] of page.rows.entries()) {
          if (row.seq > head.seq) continue;
          yield [
            row.seq,
            // The clock of the company, as the screen shows it: Excel knows no zones.
            `${row.local.replace(" ", "T")}Z`,
            row.actor,
            row.pc,
            auditActionWords(row.action, input.lang),
            auditSubjectWords(row.subjectLabel, input.lang),
            row.erased ? words.erased : auditDetailWords(page.details[index] ?? "", input.lang),
            page.hashes[index] ?? "",
          ];
        }
        if (page.rows.length < STEP) return;
      }
    }
    const written = await writeTable({ file: input.file, sheetName: words.sheet, columns, rows: rows() });
    return { file: written.file, rows: written.rows };
  },
};
