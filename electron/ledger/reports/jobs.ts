import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { ReportScreen } from "../../../shared/contract/report-document.ts";
import type { WeeklyReport } from "../../../shared/contract/reports.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { type BoardFileAsked, boardDocument } from "../kpis/board-file.ts";
import type { FrozenMonth } from "../kpis/closes.ts";
import type { Block, Cell, ReportDocument, Table } from "../render/model.ts";
import { type Composing, composeReport, reportFileName } from "./composer.ts";
import { type Freezing, freezeMonth } from "./freeze.ts";
import { screenOf } from "./screen.ts";
import { weeklyReport } from "./weekly.ts";

/** What is asked of whoever reads reports: figures, something to look at, or a file. */
export type ReportJob =
  | { readonly kind: "weekly"; readonly asOf: string; readonly madeAt: string }
  | { readonly kind: "screen"; readonly asked: Composing }
  | { readonly kind: "pdf"; readonly asked: Composing }
  | { readonly kind: "file"; readonly asked: Composing; readonly format: "pdf" | "xlsx"; readonly file: string }
  | { readonly kind: "freeze"; readonly asked: Freezing }
  | { readonly kind: "board"; readonly asked: BoardFileAsked; readonly file: string };

export interface JobAnswers {
  readonly weekly: WeeklyReport;
  readonly screen: ReportScreen;
  readonly pdf: Uint8Array;
  /** SHA-256 of what was written. */
  readonly file: string;
  readonly freeze: FrozenMonth;
  readonly board: string;
}

/** How a document becomes bytes; the ledger process leaves that to its render thread. */
export interface Writers {
  pdf(document: ReportDocument): Promise<Uint8Array>;
  xlsx(document: ReportDocument, file: string): Promise<void>;
}

/** Written in this thread. Each writer is loaded when it is first needed: a PDF does not wait for the Excel library. */
export const directly: Writers = {
  pdf: async (document) => (await import("../render/pdf/pdf-writer.ts")).writePdf(document),
  xlsx: async (document, file) => (await import("../render/xlsx-writer.ts")).writeXlsxFile(document, file),
};

/** Does a job on one state of the ledger. */
export async function doJob(
  read: ReadHandle,
  job: ReportJob,
  writers: Writers,
): Promise<JobAnswers[ReportJob["kind"]]> {
  switch (job.kind) {
    case "weekly":
      return weeklyReport(read, job.asOf, job.madeAt);
    case "screen":
      return screenOf(await composeReport(read, job.asked), reportFileName(job.asked));
    case "pdf":
      return writers.pdf(await composeReport(read, job.asked));
    case "file": {
      const document = await composeReport(read, job.asked);
      if (job.format === "pdf") await writeFile(job.file, await writers.pdf(document));
      else await writers.xlsx(document, job.file);
      return hashOf(job.file);
    }
    case "freeze":
      return freezeMonth(read, job.asked);
    case "board":
      await writers.xlsx(await boardDocument(read, job.asked), job.file);
      return hashOf(job.file);
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** The document with the rows of its details read, so that it can be sent to another thread. */
export async function withRows(document: ReportDocument): Promise<ReportDocument> {
  const sections = [];
  for (const section of document.sections) {
    const blocks: Block[] = [];
    for (const block of section.blocks) blocks.push(block.kind === "detail" ? await read(block) : block);
    sections.push({ ...section, blocks });
  }
  return { ...document, sections };
}

async function read({ sheet, columns, rows }: Extract<Block, { kind: "detail" }>): Promise<Table> {
  const all: (readonly Cell[])[] = [];
  for await (const cells of rows()) all.push(cells);
  return { kind: "table", sheet, columns, rows: all, totals: [], paged: false, print: false, oneLine: false };
}
