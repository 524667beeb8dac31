import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { ImportItem, ImportProgress } from "../../shared/contract/imports.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { lookWhatIsMissing } from "../ledger/ledgers/handlers.ts";
import { UsageError } from "./arguments.ts";
import type { Call } from "./call.ts";
import { warnOfMissing, write } from "./call.ts";
import { signIn } from "./sign-in.ts";

/** Least time between two lines of progress on a terminal. */
const PROGRESS_MS = 500;
/** Result lines asked for at a time. */
const PAGE = 1000;
/** Result lines printed for a person; the whole list is what --json is for. */
const MOST_LINES = 200;

/** `import <path>...`: makes the ledger when it is not there, finds the company when none is named, and imports. */
export async function runImport(call: Call): Promise<number> {
  const { client, context, options, rest, texts } = call;
  if (rest.length === 0) throw new UsageError(texts.noPaths);
  if (options.ledger === undefined) throw new UsageError(texts.noLedger);
  const paths = rest.map((path) => resolve(path));
  await context.session.open(resolve(options.ledger), "either");
  await signIn(call);
  await lookWhatIsMissing(context);
  await warnOfMissing(call);
  if (options.pue !== undefined) await setPuePolicy(call, options.pue);
  const ownRfcs = options.company.length > 0 ? options.company : await companyOf(call, paths);
  const { runId } = await client.imports.start({ commandId: randomUUID(), paths, ownRfcs });
  const last = await follow(call, runId);
  const items = await allItems(call, runId);
  if (last?.state !== "done") {
    await write(call.streams.err, `${fillWords(texts.importState, { state: last?.state ?? "failed" })}\n`);
  }
  await printResult(call, last, items);
  if (last?.state !== "done") return 1;
  return last.counts.rejected > 0 ? 2 : 0;
}

/** Makes the policy for PUE invoices that of the ledger, for this import and from now on. */
async function setPuePolicy({ client }: Call, policy: "settled" | "open"): Promise<void> {
  // The change is whole once the stream has ended.
  for await (const _ of await client.settings.changePuePolicy({ commandId: randomUUID(), policy }));
}

/** RFC that issues most of the files, in a ledger that does not know its company yet. */
async function companyOf(call: Call, paths: string[]): Promise<string[]> {
  const { client, streams, texts } = call;
  const status = await client.ledgers.status();
  if (status.ownRfcs.length > 0) return [];
  const { candidates } = await client.imports.inspect({ paths });
  const [first, second] = candidates;
  if (!first) return [];
  if (second && second.issued === first.issued) {
    throw new UsageError(
      fillWords(texts.companyUnclear, {
        rfcs: candidates
          .slice(0, 5)
          .map((candidate) => candidate.rfc)
          .join(", "),
      }),
    );
  }
  await write(streams.err, `${fillWords(texts.companyFound, { rfc: first.rfc, name: first.name })}\n`);
  return [first.rfc];
}

async function follow(call: Call, runId: number): Promise<ImportProgress | undefined> {
  const { client, streams, texts } = call;
  let last: ImportProgress | undefined;
  let printed = performance.now();
  for await (const progress of await client.imports.progress({ runId })) {
    last = progress;
    if (progress.state !== "running" || performance.now() - printed < PROGRESS_MS) continue;
    printed = performance.now();
    const words = fillWords(texts.importing, { done: progress.counts.files, found: progress.found });
    await write(streams.err, `${words}\n`);
  }
  return last;
}

async function allItems(call: Call, runId: number): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for (;;) {
    const page = await call.client.imports.items({ runId, offset: items.length, limit: PAGE, lang: call.options.lang });
    items.push(...page.rows);
    if (page.rows.length < PAGE) return items;
  }
}

async function printResult(call: Call, last: ImportProgress | undefined, items: readonly ImportItem[]): Promise<void> {
  const { options, streams, texts } = call;
  const counts = last?.counts ?? { files: 0, posted: 0, duplicate: 0, skipped: 0, rejected: 0 };
  if (options.json) {
    const list = items.map(({ path, outcome, code, message, uuid }) => ({ path, outcome, code, message, uuid }));
    await write(streams.out, `${JSON.stringify({ ...counts, items: list }, null, 1)}\n`);
    return;
  }
  const notable = items
    .filter((item) => item.outcome === "rejected" || item.outcome === "skipped")
    .slice(0, MOST_LINES);
  for (const item of notable) await write(streams.out, `${tail(item.path)}: ${item.message}\n`);
  await write(streams.out, `${fillWords(texts.imported, counts)}\n`);
}

/** End of a path, which tells files apart better than its beginning. */
function tail(path: string): string {
  const letters = [...path];
  return letters.length <= 44 ? path : `…${letters.slice(-43).join("")}`;
}
