import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { writeDemoFolder } from "../../electron/ledger/demo/write.ts";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { test as base, type RunningApp } from "./app.ts";
import { CarteraPage } from "./pages/cartera-page.ts";
import { Frame } from "./pages/frame.ts";

const CLI = join(REPOSITORY, "dist/cli/alcorriente.js");

const zDocuments = z.array(
  z.object({
    uuid: z.string(),
    kind: z.string(),
    series: z.string(),
    folio: z.string(),
    customer: z.string(),
    name: z.string(),
    issued: z.string(),
    due: z.string(),
    currency: z.string(),
    open: z.string(),
    status: z.string(),
    daysPastDue: z.number(),
    bucket: z.string(),
  }),
);
const zAging = z.array(z.object({ customer: z.string(), name: z.string(), currency: z.string(), balance: z.string() }));

/** A ledger filled once for all tests of a worker, and what the command line says of it. */
export interface FilledLedger {
  readonly file: string;
  /** Folder of the CFDI it was filled from. */
  readonly cfdi: string;
  readonly asOf: string;
  /** Own RFCs. */
  readonly companies: readonly string[];
  documents(asOf: string, all?: boolean): z.infer<typeof zDocuments>;
  aging(asOf: string): z.infer<typeof zAging>;
}

function ask(file: string, words: readonly string[]): unknown {
  const answer = execFileSync(process.execPath, [CLI, ...words, "--json", "--ledger", file], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1 << 28,
  });
  return JSON.parse(answer);
}

interface TestFixtures {
  /** The app on a copy of the filled ledger, in Spanish, at Cartera on the day the figures are about. */
  readonly cartera: RunningApp;
}

/** Playwright's test with a ledger of some two hundred open documents of a hundred customers. */
export const test = base.extend<TestFixtures, { readonly filled: FilledLedger }>({
  filled: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "al-corriente-ledger-"));
      const cfdi = join(folder, "cfdi");
      const file = join(folder, "llena.alcorriente");
      mkdirSync(cfdi);
      const { ownRfcs, asOf } = await writeDemoFolder(cfdi, { months: 6, customers: 130 });
      const companies = ownRfcs.flatMap(({ rfc }) => ["--company", rfc]);
      execFileSync(process.execPath, [CLI, "import", cfdi, "--ledger", file, ...companies], { stdio: "ignore" });
      await use({
        file,
        cfdi,
        asOf,
        companies: ownRfcs.map(({ rfc }) => rfc),
        documents: (day, all = false) =>
          zDocuments.parse(ask(file, ["documents", "--as-of", day, ...(all ? ["--all"] : [])])),
        aging: (day) => zAging.parse(ask(file, ["aging", "--as-of", day])),
      });
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  cartera: async ({ filled, folder, launch }, use) => {
    const lastLedger = join(folder, "cartera.alcorriente");
    copyFileSync(filled.file, lastLedger);
    const app = await launch({ preferences: { language: "es", theme: "light", lastLedger } });
    const frame = new Frame(app.window);
    await frame.expectScreen("Cartera");
    // The day belongs to the ledger that is open, so it has to be open before one is chosen.
    await new CarteraPage(app.window).documents.rows.first().waitFor();
    const [year, month, day] = filled.asOf.split("-");
    await frame.chooseDay(`${day}/${month}/${year}`);
    await use(app);
  },
});

export { expect } from "./app.ts";

/** A decimal string as the screens write it: `1234567.5` with two decimals is `1,234,567.50`. */
export function shown(amount: string | number, decimals = 2): string {
  return new Intl.NumberFormat("es-MX", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    Number(amount),
  );
}
