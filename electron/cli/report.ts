import { stat } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { zReportKind } from "../../shared/contract/reports.ts";
import type { Role } from "../../shared/domain/permissions/role.ts";
import { reachOf } from "../../shared/domain/permissions.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { reportPartsEn } from "../../shared/i18n/report-parts.en.ts";
import { reportPartsEs } from "../../shared/i18n/report-parts.es.ts";
import { reportProblem } from "../../shared/i18n/report-problem.ts";
import { UsageError } from "./arguments.ts";
import type { Call } from "./call.ts";
import { asOf, customerOf, print, write } from "./call.ts";
import { currencyOf } from "./currency.ts";

const KINDS = zReportKind.options.join(", ");

/**
 * `report KIND --as-of D --format pdf|xlsx --out F`: writes a report and records its delivery; then, and alone with
 * `report due`, delivers what the schedule is waiting for, and says so on standard error.
 */
export async function runReport(call: Call): Promise<number> {
  const { options, texts, rest } = call;
  if (rest[0] === "due") {
    const { ran } = await call.client.reports.runDue();
    await print(call, ran, () =>
      ran.length === 0 ? texts.nothingDue : ran.map((each) => ranLine(call, each)).join("\n"),
    );
    return ran.some((each) => each.problem !== "") ? 1 : 0;
  }
  const kind = zReportKind.safeParse(rest[0]);
  if (rest[0] === undefined) throw new UsageError(fillWords(texts.noReport, { kinds: KINDS }));
  if (!kind.success) throw new UsageError(fillWords(texts.unknownReport, { report: rest[0], kinds: KINDS }));
  if (rest[1] !== undefined) throw new UsageError(fillWords(texts.reportSurplus, { word: rest[1] }));
  if (options.from !== undefined || options.to.length > 0) throw new UsageError(texts.reportNoPeriod);
  if (options.format === undefined || options.out === undefined) throw new UsageError(texts.noOut);
  const file = await fileOf(call, resolve(options.out), options.format);
  // A statement of nobody would be a file that says so, recorded as delivered.
  if (kind.data === "statement" && options.customer === undefined) throw new UsageError(texts.statementOfWhom);
  const answer = await call.client.reports.export({
    commandId: crypto.randomUUID(),
    kind: kind.data,
    asOf: asOf(call),
    currency: await currencyOf(call),
    customerId: options.customer === undefined ? null : await customerOf(call, options.customer),
    paper: options.paper,
    format: options.format,
    file,
    lang: options.lang,
    startedBy: "cli",
  });
  if (answer.future) await write(call.streams.err, `${texts.reportFuture}\n`);
  if (answer.late) await write(call.streams.err, `${texts.reportLate}\n`);
  await print(call, answer, () => fillWords(texts.written, { file: answer.file }));
  // Whatever else was missed while nothing ran is delivered now, unless who made this one only reads.
  if (!mayDeliver(call)) return 0;
  const { ran } = await call.client.reports.runDue();
  for (const each of ran) await write(call.streams.err, `${ranLine(call, each)}\n`);
  return 0;
}

/** Where the report goes. Throws UsageError where there can be no such file, before the report is made for nothing. */
async function fileOf({ texts }: Call, file: string, format: "pdf" | "xlsx"): Promise<string> {
  const folder = dirname(file);
  if (!(await isFolder(folder))) throw new UsageError(fillWords(texts.outNoFolder, { folder }));
  if (await isFolder(file)) throw new UsageError(fillWords(texts.outIsFolder, { file }));
  // Excel opens no PDF that is called a workbook, nor a reader a workbook that is called a PDF.
  const named = extname(file).slice(1).toLowerCase();
  if (named !== format && (named === "pdf" || named === "xlsx"))
    throw new UsageError(fillWords(texts.outOfOther, { file, format, named }));
  return file;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** Whether who signed in may have the schedule delivered; an auditor makes reports and delivers none. */
function mayDeliver({ context: { session } }: Call): boolean {
  return !session.protected || session.me === null || reachOf("reports.runDue", session.me.role as Role) !== "none";
}

type Ran = Awaited<ReturnType<Call["client"]["reports"]["runDue"]>>["ran"][number];

function ranLine({ texts, options }: Call, ran: Ran): string {
  const report = (options.lang === "es" ? reportPartsEs : reportPartsEn).kinds[ran.kind];
  const problem = reportProblem(options.lang, ran.problem);
  const values = { report, day: ran.covers, where: [...ran.files, ...ran.sentTo].join(", "), problem };
  if (ran.problem !== "") return fillWords(texts.reportProblem, values);
  return fillWords(ran.late ? texts.reportCaughtUp : texts.reportDelivered, values);
}
