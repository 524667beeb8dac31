import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import type { Lang } from "../../../shared/contract/common.ts";
import type { WeeklyReport } from "../../../shared/contract/reports.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { readSnapshot } from "../db/snapshot.ts";
import { runCommand } from "../lib/commands.ts";
import type { ReportDocument } from "../render/model.ts";
import { renderDocument } from "../render/renderer.ts";
import { writeFileSafely } from "../render/write-file.ts";
import { readMaker } from "./maker.ts";
import { weeklyReport } from "./weekly.ts";
import { weeklyDocument } from "./weekly-document.ts";

const zExported = z.object({ file: z.string(), bytes: z.number() });

function weekly(context: LedgerContext, input: { asOf: string }): Promise<WeeklyReport> {
  const madeAt = context.now().toISOString();
  return readSnapshot(openLedger(context), (read) => weeklyReport(read, input.asOf, madeAt));
}

async function documentOf(context: LedgerContext, input: { asOf: string; lang: Lang }): Promise<ReportDocument> {
  const report = await weekly(context, input);
  return weeklyDocument(report, input.lang, await readMaker(openLedger(context).read));
}

/** Procedures of the area `reports`. */
export const reportsHandlers = {
  weekly,

  /** Throws WriteFileError. A repeated command id writes nothing again. */
  async exportWeekly(
    context: LedgerContext,
    input: { commandId: string; asOf: string; format: "pdf" | "xlsx"; file: string; lang: Lang },
  ): Promise<{ file: string; bytes: number }> {
    const db = openLedger(context);
    const done = await db.read
      .selectFrom("command")
      .select("answer")
      .where("id", "=", input.commandId)
      .executeTakeFirst();
    if (done !== undefined) return zExported.parse(JSON.parse(done.answer));
    const content = await renderDocument(await documentOf(context, input), input.format);
    const bytes = await writeFileSafely(input.file, (temporary) => writeFile(temporary, content));
    // The file is there before it is recorded: a delivery is never claimed that did not happen.
    const recordedAt = context.now().toISOString();
    const call = { id: input.commandId, procedure: "reports.exportWeekly", recordedAt };
    const { answer } = await runCommand(db, call, async (tx) => {
      await appendAudit(tx, {
        at: recordedAt,
        actor: context.actor,
        action: "reports.weekly.delivered",
        detail: {
          asOf: input.asOf,
          format: input.format,
          lang: input.lang,
          file: basename(input.file),
          bytes,
          sha256: createHash("sha256").update(content).digest("hex"),
        },
      });
      return { file: input.file, bytes };
    });
    return answer;
  },

  async previewWeekly(context: LedgerContext, input: { asOf: string; lang: Lang }): Promise<{ base64: string }> {
    const content = await renderDocument(await documentOf(context, input), "pdf");
    return { base64: Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("base64") };
  },
};
