import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { createRouterClient } from "@orpc/server";
import type { Lang } from "../../shared/contract/common.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { UsageError } from "./arguments.ts";
import type { Call, Words } from "./call.ts";
import { asOf, print, warnOfMissing } from "./call.ts";

/** Commands that take options only: a word beside them was meant for something they do not do. */
const WORDLESS: ReadonlySet<string> = new Set(["verify", "backup", "restore", "kpis", "aging", "documents"]);

const OK = 0;
const FAILED = 1;

/** Carries out one command; returns the exit code. Throws UsageError and the contract's errors. */
export async function runCommand(words: Words): Promise<number> {
  const { command, options, texts } = words;
  const [tooMany] = words.rest;
  if (tooMany !== undefined && WORDLESS.has(command)) {
    throw new UsageError(fillWords(texts.wordTooMany, { word: tooMany, command }));
  }
  const reads = command === "aging" || (command === "documents" && options.audit === undefined);
  const run = COMMANDS[command];
  if (!reads && !run && command !== "restore") throw new UsageError(fillWords(texts.unknownCommand, { command }));
  if (options.ledger === undefined) throw new UsageError(texts.noLedger);
  const path = resolve(options.ledger);
  if (reads) return (await import("./reading.ts")).runReading(words, path);
  const { createContext } = await import("../ledger/context.ts");
  const { context, close } = createContext({
    actor: "cli",
    backup: "imports",
    heads: { file: await headsFile(), notes: false },
  });
  try {
    // It puts a file in the ledger's place: nothing may have that ledger open.
    if (command === "restore") return await (await import("./backup.ts")).runRestore({ ...words, context }, path);
    const { createRouter } = await import("../ledger/router.ts");
    const client = createRouterClient(createRouter(), { context });
    const call = { ...words, context, client };
    if (command !== "import") {
      await client.ledgers.open({ path });
      await (await import("./sign-in.ts")).signIn(call);
      await warnOfMissing(call);
    }
    return run ? await run(call) : FAILED;
  } catch (error) {
    throw (await import("../ledger/ledger-error.ts")).storageAsLedgerError(error, path);
  } finally {
    await close();
  }
}

/** Where the app of this user keeps the ends of audit chains (Electron's folder for its data); the command line only reads it. */
async function headsFile(): Promise<string> {
  const { AUDIT_HEADS } = await import("../ledger/audit/heads.ts");
  const { APPDATA, XDG_CONFIG_HOME } = process.env;
  const folder =
    process.platform === "darwin"
      ? join(homedir(), "Library", "Application Support")
      : (APPDATA ?? XDG_CONFIG_HOME ?? join(homedir(), ".config"));
  return process.env["AL_CORRIENTE_AUDIT_HEADS"] ?? join(folder, "Al Corriente", AUDIT_HEADS);
}

const COMMANDS: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  import: async (call) => (await import("./import.ts")).runImport(call),
  kpis: async (call) => (await import("./kpis.ts")).runKpis(call),
  backup: async (call) => (await import("./backup.ts")).runBackup(call),
  documents: auditOf,
  report: async (call) => (await import("./report.ts")).runReport(call),
  verify,
  openings: async (call) => (await import("./openings.ts")).runOpenings(call),
  payments: async (call) => (await import("./payments.ts")).runPayments(call),
  rates: async (call) => (await import("./rates.ts")).runRates(call),
};

/** `documents --audit UUID`. */
async function auditOf(call: Call): Promise<number> {
  const { printAudit } = await import("./audit.ts");
  return printAudit(call, call.options.audit ?? "", asOf(call));
}

async function verify(call: Call): Promise<number> {
  const { lang } = call.options;
  const result = await call.client.ledgers.verify({ lang });
  const names = await checkNames(lang);
  const lines = result.checks.map(({ ok, name, detail }) => `${ok ? "✓" : "✗"} ${names[name] ?? name}: ${detail}`);
  const verdict = result.ok ? call.texts.verified : call.texts.notVerified;
  await print(call, result, () => [...lines, verdict].join("\n"));
  return result.ok ? OK : FAILED;
}

/** What checks are called, as on the screen. */
async function checkNames(lang: Lang): Promise<Readonly<Record<string, string>>> {
  return lang === "es"
    ? (await import("../../shared/i18n/settings.es.ts")).settingsEs.checks
    : (await import("../../shared/i18n/settings.en.ts")).settingsEn.checks;
}
