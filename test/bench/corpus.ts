import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { appRoot } from "../../electron/ledger/app-root.ts";
import { auditPending } from "../../electron/ledger/complements/keeper.ts";
import { createContext } from "../../electron/ledger/context.ts";
import type { DemoOptions } from "../../electron/ledger/demo/generate.ts";
import { writeDemoFolder } from "../../electron/ledger/demo/write.ts";
import { OWN_COMPANY } from "../../electron/ledger/demo/xml.ts";
import { importFolder } from "./pipeline.ts";

/** Where corpora and ledgers of the bench are kept between runs; not part of the repository. */
export const CACHE = join(appRoot, ".cache", "bench");

/** RFC whose sales the corpus holds. */
export const OWN_RFC = { rfc: OWN_COMPANY.rfc, name: OWN_COMPANY.longName };

/** A folder with about `files` CFDI (17 % complementos de pago), made once. */
export async function corpusOf(files: number): Promise<string> {
  const folder = join(CACHE, `corpus-${files}`);
  if (existsSync(folder)) return folder;
  // Of 128 files of a corpus 100 are invoices, the others what follows from them.
  const invoices = Math.round(files / 1.281);
  await writeWhole(folder, { customers: Math.max(10, Math.round(invoices / 20)), invoices });
  return folder;
}

/** Written beside and renamed, so that an interrupted run leaves nothing that looks complete. */
async function writeWhole(folder: string, options: DemoOptions): Promise<void> {
  const beside = `${folder}.part`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  await writeDemoFolder(beside, options);
  await rename(beside, folder);
}

/** All XML files of a corpus in the order an import walks them. */
export async function filesOf(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesOf(path)));
    else files.push(path);
  }
  return files;
}

/** A ledger with about so many invoices of 5,000 customers at 100,000, imported and audited once and kept. */
export async function ledgerOf(invoices: number, schema: number): Promise<string> {
  const ledger = join(CACHE, `ledger-${invoices}-schema-${schema}.alcorriente`);
  if (!existsSync(ledger)) {
    const folder = `${ledger}.files`;
    console.log(`making a ledger of ${invoices.toLocaleString("en")} invoices, once`);
    await writeWhole(folder, { customers: Math.round(invoices / 20), invoices });
    const beside = `${ledger}.part`;
    for (const ending of ["", "-wal", "-shm"]) await rm(`${beside}${ending}`, { force: true });
    await importFolder(beside, folder);
    await rename(beside, ledger);
    await rm(folder, { recursive: true });
  }
  await auditLedger(ledger);
  return ledger;
}

/**
 * Audits the chains that an import leaves waiting, as the app does in the minute after it: otherwise each start of the app on
 * the ledger begins that work, and nothing measured on it is at rest.
 */
async function auditLedger(ledger: string): Promise<void> {
  const { context, close } = createContext({ actor: "bench" });
  try {
    await auditPending(await context.session.open(ledger, "must-exist"), Number.POSITIVE_INFINITY);
  } finally {
    await close();
  }
}
