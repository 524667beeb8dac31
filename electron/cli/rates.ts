import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { RateRow } from "../../shared/contract/rates.ts";
import { canonicalRate } from "../../shared/domain/rates/exchange-rate.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { rateSource } from "../../shared/i18n/rate-reasons.ts";
import { UsageError } from "./arguments.ts";
import type { Call } from "./call.ts";
import { refuse, write } from "./call.ts";
import { printTable } from "./output.ts";

/** Rates asked for at a time. */
const PAGE = 1000;

/** `rates add|import|list`. */
export async function runRates(call: Call): Promise<number> {
  const [action = ""] = call.rest;
  if (action === "add") return add(call);
  if (action === "import") return importFile(call);
  if (action === "list") return list(call);
  throw new UsageError(call.texts.ratesUsage);
}

async function answer(call: Call, json: unknown, text: string): Promise<void> {
  await write(call.streams.out, call.options.json ? `${JSON.stringify(json, null, 1)}\n` : `${text}\n`);
}

async function add(call: Call): Promise<number> {
  const { options, texts } = call;
  const { currency, day } = options;
  const rate = canonicalRate(options.rate ?? "");
  if (currency === undefined || day === undefined || rate === null) throw new UsageError(texts.ratesAddUsage);
  const source = options.source ?? "typed";
  const done = await call.client.rates.add({ commandId: randomUUID(), currency, day, rate, source });
  const told = { currency, day, rate, source: rateSource(options.lang, source) };
  await answer(call, { ...done, currency, day, rate, source }, fillWords(texts.rateAdded, told));
  return 0;
}

async function importFile(call: Call): Promise<number> {
  const { options, texts, rest } = call;
  const file = rest[1];
  if (file === undefined) throw new UsageError(texts.ratesUsage);
  const result = await call.client.rates.importFile({
    commandId: randomUUID(),
    file: resolve(file),
    currency: options.currency ?? null,
    dryRun: options["dry-run"],
    lang: options.lang,
  });
  const { file: name, added, corrected, unchanged, notQuoted } = result;
  if (result.refused !== null) return refuse(call, result, `${name}: ${result.refused.message}`);
  const lines = [
    ...result.problems.map((problem) => fillWords(texts.row, { row: problem.row, message: problem.message })),
    fillWords(texts.ratesImported, { file: name, added, corrected, unchanged, notQuoted }),
  ];
  await answer(call, result, lines.join("\n"));
  return result.problems.length > 0 ? 2 : 0;
}

async function list(call: Call): Promise<number> {
  const { options, texts } = call;
  const rows: RateRow[] = [];
  for (;;) {
    const currency = options.currency ?? null;
    const page = await call.client.rates.page({ currency, history: options.all, offset: rows.length, limit: PAGE });
    rows.push(...page.rows);
    if (page.rows.length < PAGE) break;
  }
  const table = printTable<RateRow>(
    [
      { header: texts.columns.day, align: "left", text: (row) => row.day },
      { header: texts.columns.currency, align: "left", text: (row) => row.currency },
      { header: texts.columns.rate, align: "right", text: (row) => (row.rate === "" ? "-" : row.rate) },
      { header: texts.columns.source, align: "left", text: (row) => rateSource(options.lang, row.source) },
    ],
    rows,
  );
  await answer(call, rows, rows.length === 0 ? texts.noRates : table);
  return 0;
}
