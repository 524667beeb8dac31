import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { OpeningBatch } from "../../shared/contract/openings.ts";
import { formatMinor } from "../../shared/domain/money.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { UsageError } from "./arguments.ts";
import type { Call } from "./call.ts";
import { refuse, write } from "./call.ts";
import { grouped, printTable } from "./output.ts";

/** `openings import|list|undo`. */
export async function runOpenings(call: Call): Promise<number> {
  const [action = ""] = call.rest;
  if (action === "import") return importFile(call);
  if (action === "list") return list(call);
  if (action === "undo") return undo(call);
  throw new UsageError(call.texts.openingsUsage);
}

async function answer(call: Call, json: unknown, text: string): Promise<void> {
  await write(call.streams.out, call.options.json ? `${JSON.stringify(json, null, 1)}\n` : `${text}\n`);
}

async function importFile(call: Call): Promise<number> {
  const { options, texts, rest, client } = call;
  const file = rest[1];
  const { cutoff } = options;
  if (file === undefined || cutoff === undefined) throw new UsageError(texts.openingsUsage);
  const request = {
    file: resolve(file),
    cutoff,
    currency: options.currency ?? "MXN",
    adjust: options.adjust,
    lang: options.lang,
  };
  const result = options["dry-run"]
    ? await tryOut(call, request)
    : await client.openings.importFile({ commandId: randomUUID(), ...request });
  const { counts } = result;
  if (result.refused !== null) return refuse(call, result, `${result.file}: ${result.refused.message}`);
  const lines = [
    ...result.notes.map(({ row, message }) => fillWords(texts.row, { row, message })),
    fillWords(texts.openingsImported, { file: result.file, ...counts }),
  ];
  await answer(call, result, lines.join("\n"));
  return counts.refused > 0 ? 2 : 0;
}

async function tryOut(call: Call, request: Parameters<Call["client"]["openings"]["preview"]>[0]) {
  const { refused, result, table } = await call.client.openings.preview(request);
  if (result !== null) return result;
  const counts = { rows: table?.rows ?? 0, new: 0, linked: 0, adjusting: 0, same: 0, refused: 0 };
  const columns = { code: "columns", message: call.texts.openingsColumns };
  return { file: request.file, refused: refused ?? columns, batchId: null, counts, totals: [], notes: [] };
}

async function list(call: Call): Promise<number> {
  const { columns } = call.texts;
  const { rows } = await call.client.openings.batches({ limit: 1000 });
  const totals = (batch: OpeningBatch): string =>
    batch.totals.map((each) => `${each.currency} ${grouped(formatMinor(each.openMinor, each.currency))}`).join(", ");
  const table = printTable<OpeningBatch>(
    [
      { header: "id", align: "right", text: (row) => String(row.id) },
      { header: columns.file, align: "left", text: (row) => row.file },
      { header: columns.cutoff, align: "left", text: (row) => row.cutoff },
      { header: columns.lines, align: "right", text: (row) => String(row.lines) },
      { header: columns.open, align: "left", text: totals },
      { header: columns.status, align: "left", text: (row) => (row.undoneAt === null ? "" : call.texts.undone) },
    ],
    rows,
  );
  await answer(call, rows, rows.length === 0 ? call.texts.nothing : table);
  return 0;
}

async function undo(call: Call): Promise<number> {
  const batchId = Number(call.rest[1]);
  if (!Number.isSafeInteger(batchId)) throw new UsageError(call.texts.openingsUsage);
  const result = await call.client.openings.undo({ commandId: randomUUID(), batchId });
  if (!result.undone) return refuse(call, result, fillWords(call.texts.openingsNotUndone, { id: batchId }));
  await answer(call, result, fillWords(call.texts.openingsUndone, { count: result.lines }));
  return 0;
}
