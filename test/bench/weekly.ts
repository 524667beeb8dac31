import { createRouterClient } from "@orpc/server";
import { createContext, openLedger } from "../../electron/ledger/context.ts";
import { supportedVersion } from "../../electron/ledger/db/migrator.ts";
import { chartSvg } from "../../electron/ledger/render/chart-svg.ts";
import type { Block, ReportDocument } from "../../electron/ledger/render/model.ts";
import { pdfDefinition, printDefinition } from "../../electron/ledger/render/pdf/pdf-writer.ts";
import { composeReport } from "../../electron/ledger/reports/composer.ts";
import { composing } from "../../electron/ledger/reports/deliver.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { zReportAsked } from "../../shared/contract/reports.ts";
import { BIG_LEDGER_DAY, bigLedger } from "./big-ledger.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, timed } from "./rounds.ts";

function chartsOf(blocks: readonly Block[]): Extract<Block, { kind: "chart" }>[] {
  return blocks.flatMap((block) => {
    if (block.kind === "side") return block.parts.flatMap((part) => chartsOf(part.blocks));
    return block.kind === "chart" ? [block] : [];
  });
}

const drawn = (document: ReportDocument): ReturnType<typeof chartsOf> =>
  document.sections.flatMap(({ blocks }) => chartsOf(blocks));

/** The weekly report as a PDF through the contract, against drawing its charts and pdfmake alone on the same content. */
export async function benchWeekly(documents: number, customers: number, rounds: number): Promise<Finding[]> {
  const path = await bigLedger(documents, customers, supportedVersion());
  const { context, close } = createContext({ actor: "bench" });
  try {
    await context.session.open(path, "must-exist");
    const client = createRouterClient(createRouter(), { context });
    const asked = zReportAsked.parse({ kind: "weekly", asOf: BIG_LEDGER_DAY });
    const db = openLedger(context);
    const document = await composeReport(db.read, await composing(db, context.reports.office, asked));
    const charts = drawn(document);
    // Printing lays out what it is given, some 700 MB of a million documents: it changes with the print, and kept beyond it would
    // weigh on the collector while the others run.
    const definitions: ReturnType<typeof pdfDefinition>[] = [];
    let bytes = 0;
    const [floor, composed, ours] = await interleave(
      [
        {
          name: "charts and pdfmake",
          prepare: async () => {
            definitions.push(pdfDefinition(document, null));
          },
          run: () =>
            timed(async () => {
              for (const { option, height } of charts) chartSvg(option, PAGE_WIDTH, height);
              for (const definition of definitions.splice(0)) bytes = (await printDefinition(definition)).length;
            }),
        },
        {
          name: "reading",
          run: () => timed(async () => composeReport(db.read, await composing(db, context.reports.office, asked))),
        },
        { name: "weekly", run: () => timed(() => client.reports.preview(asked)) },
      ],
      rounds,
      1,
    );
    if (!floor || !composed || !ours) throw new Error("nothing was measured");
    const at = (ms: number): string => `${ms.toFixed(0)} ms`;
    return [
      finding(
        "weekly",
        `weekly PDF, ${documents.toLocaleString("en")} documents, against its charts and pdfmake alone`,
        ours.overFloor,
        "<=",
        1.3,
        1.1,
        {
          ours: at(ours.medianMs),
          "charts and pdfmake": at(floor.medianMs),
          "of ours, reading the ledger": at(composed.medianMs),
          "by processor time": ours.cpuOverFloor.toFixed(2),
          charts: String(charts.length),
          "KiB of PDF": String(Math.round(bytes / 1024)),
        },
      ),
    ];
  } finally {
    await close();
  }
}

/** Pixels a chart over the whole page is drawn in. */
const PAGE_WIDTH = 760;
