import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext } from "../../electron/ledger/context.ts";
import { openSqliteLedger } from "../../electron/ledger/db/open-sqlite.ts";
import { issueBatch } from "../../electron/ledger/letters/batch.ts";
import { assemble } from "../../electron/ledger/letters/compose.ts";
import { letterFacts } from "../../electron/ledger/letters/facts.ts";
import { saveLetterhead } from "../../electron/ledger/letters/letterhead.ts";
import { templateInForce } from "../../electron/ledger/letters/templates.ts";
import { postDocuments } from "../../electron/ledger/receivables/writer.ts";
import { letterDefinition } from "../../electron/ledger/render/letter/letter-writer.ts";
import { printDefinition } from "../../electron/ledger/render/pdf/pdf-writer.ts";
import { zLetterDraft } from "../../shared/contract/letters.ts";
import { LETTERHEAD } from "../ledger/letters/letterhead.ts";
import { incoming, makeDocument, rules } from "../ledger/support/documents.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, timed } from "./rounds.ts";

const INVOICES_EACH = 12;
const TODAY = "2026-03-10";
/** Statements of a round. */
const CHUNK = 50;

/** Statements to many customers, against pdfmake alone on the same pages in the same run. */
export async function benchLetters(customers: number): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), "al-corriente-letters-"));
  const db = await openSqliteLedger(join(folder, "bench.alcorriente"), { mode: "must-not-exist" });
  const { context, close } = createContext({ actor: "bench", now: () => new Date(`${TODAY}T16:00:00.000Z`) });
  try {
    await context.session.adopt(db);
    const recording = { at: "2026-03-01T00:00:00.000Z", actor: "bench" };
    const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
    await db.write(async (tx) => {
      await tx.bulk.insert("import_run", [run]);
      await saveLetterhead(tx, LETTERHEAD, recording);
    });
    const documents = Array.from({ length: customers * INVOICES_EACH }, (_, index) => {
      const who = Math.floor(index / INVOICES_EACH);
      const receiver = { rfc: `AAA${String(who).padStart(6, "0")}AA1`, name: `CLIENTE ${who}`, foreignTaxId: "" };
      return makeDocument(index + 1, { receiver, total: `${1000 + (index % 900)}.50` });
    });
    for (let start = 0; start < documents.length; start += 1000) {
      const batch = documents.slice(start, start + 1000).map(incoming);
      await db.write((tx) => postDocuments(tx, batch, { runId: 1, recordedAt: recording.at, actor: "bench" }, rules));
    }
    const ids = (await db.read.selectFrom("customer").select("id").orderBy("id").execute()).map((row) => row.id);
    const fields = zLetterDraft.parse({ kind: "statement", customerId: 1 }).fields;
    const letters = async (some: readonly number[], into: string): Promise<number> => {
      const begun = performance.now();
      const batch = { commandId: randomUUID(), kind: "statement", lang: null, customers: some, folder: into } as const;
      for await (const _ of issueBatch(context, { ...batch, merge: false, fields, today: TODAY })) {
        // Only the time counts.
      }
      return (performance.now() - begun) / some.length;
    };
    const definitions = async (some: readonly number[]) => {
      const text = await templateInForce(db.read, "statement", "es");
      const made: ReturnType<typeof letterDefinition>[] = [];
      for (const customerId of some) {
        const facts = await letterFacts(db, zLetterDraft.parse({ kind: "statement", customerId }), TODAY);
        const composed = assemble(facts, text, { folio: "CAR-2026-000001", madeAt: recording.at });
        if (composed.blocked === null) made.push(letterDefinition(composed.document, null));
      }
      return made;
    };
    // Both have their libraries loaded before the clock starts.
    await letters(ids.slice(0, 3), join(folder, "warm"));
    for (const definition of await definitions(ids.slice(0, 3))) await printDefinition(definition);
    const chunks = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, at) =>
      ids.slice(at * CHUNK, (at + 1) * CHUNK),
    );
    let made: ReturnType<typeof letterDefinition>[] = [];
    const [floor, ours] = await interleave(
      [
        {
          name: "pdfmake",
          // Printing changes what is printed, so that it is made for each round.
          prepare: async (round) => {
            made = await definitions(chunks[round] ?? []);
          },
          run: async () => {
            const ms = await timed(async () => {
              for (const definition of made) await printDefinition(definition);
            });
            return ms / made.length;
          },
        },
        { name: "letters", run: (round) => letters(chunks[round] ?? [], join(folder, `all-${round}`)) },
      ],
      chunks.length,
      0,
    );
    if (!floor || !ours) throw new Error("nothing was measured");
    return [
      finding(
        "letters",
        `${ids.length} statements, against pdfmake alone on the same pages`,
        ours.overFloor,
        "<=",
        1.5,
        1.1,
        {
          ours: `${ours.medianMs.toFixed(1)} ms each`,
          pdfmake: `${floor.medianMs.toFixed(1)} ms each`,
          "by processor time": ours.cpuOverFloor.toFixed(2),
        },
      ),
    ];
  } finally {
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}
