import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type SampleRow, sampleRows } from "../../domain/cfdi/samples-index.ts";
import { makeLedger } from "../support/ledgers.ts";

const OWN = join(import.meta.dirname, "../../fixtures/cfdi");
/** Public fixtures of other projects, where they lie beside the repository; they are not ours to ship. */
const BESIDE = join(import.meta.dirname, "../../../../shared/cfdi/samples");

const column = (row: SampleRow, name: string): string => row[name] ?? "";

/** Rows of the index that may end otherwise than it says, each argued in docs/cfdi-oddities.md. */
const ARGUED: Readonly<Record<string, { readonly end: string; readonly argument: string }>> = {
  "fetched/descarga-masiva/cfdi.zip!__MACOSX/.aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee.xml": {
    end: "skipped junk-file",
    argument: "`__MACOSX/…` members that are empty are skipped as system files",
  },
};

interface Line {
  readonly outcome: string;
  readonly code: string;
  readonly uuid: string | null;
}

/** Every row of the index against what an import of the whole folder made of the file. */
async function importedSamples(folder: string, only: (row: SampleRow) => boolean, paths: string[]) {
  const rows = sampleRows(folder).filter(only);
  const ledger = await makeLedger("sqlite");
  const issuers = [...new Set(rows.map((row) => column(row, "emisor_rfc").toUpperCase()))];
  const own = issuers.filter((rfc) => rfc.length >= 12 && rfc.length <= 13);
  const { runId } = await ledger.importPaths(paths, own);
  const lines = new Map<string, Line>();
  for (let offset = 0; ; offset += 500) {
    const page = await ledger.client.imports.items({ runId, offset, limit: 500 });
    for (const { path, outcome, code, uuid } of page.rows) {
      lines.set(path.slice(folder.length + 1), { outcome, code, uuid });
    }
    if (page.rows.length < 500) break;
  }
  return { rows, lines, own: new Set(own), ledger };
}

/** How a file must end by its row: outcome, and the code where the index says enough to know it. */
function expected(row: SampleRow, own: ReadonlySet<string>): RegExp {
  switch (column(row, "expect")) {
    case "book":
      // A copy of a document that is here already is a duplicate, other content under its UUID a conflict.
      if (!own.has(column(row, "emisor_rfc").toUpperCase())) return /^skipped not-ours/;
      return /^(posted posted|posted posted-replacing-conflict|duplicate duplicate(-content)?|rejected conflict)$/;
    case "unstamped":
      return /^skipped unstamped$/;
    case "ignore_type":
      return column(row, "tipo") === "T" ? /^skipped transfer$/ : /^skipped payroll$/;
    case "metadata":
      return /^((posted|duplicate) sat-metadata|skipped sat-metadata-third-parties$)/;
    case "skip":
      return /^skipped /;
    default:
      return /^rejected /;
  }
}

function compare(rows: readonly SampleRow[], lines: ReadonlyMap<string, Line>, own: ReadonlySet<string>): string[] {
  return rows.flatMap((row) => {
    const file = column(row, "file");
    const line = lines.get(file);
    const end = line === undefined ? "missing" : `${line.outcome} ${line.code}`;
    if (ARGUED[file]?.end === end) return [];
    return expected(row, own).test(end) ? [] : [`${file}: ${column(row, "expect")} ended as ${end}`];
  });
}

describe("the sample files", () => {
  test("end row by row as their index says, and what is booked says what the index says", async () => {
    const { rows, lines, own, ledger } = await importedSamples(OWN, () => true, [OWN]);
    expect(rows.length).toBeGreaterThan(100);
    expect(compare(rows, lines, own)).toEqual([]);

    const booked = new Map(
      (await ledger.db.read.selectFrom("document").selectAll().execute()).map((document) => [document.uuid, document]),
    );
    const bookable = new Set(rows.filter((row) => column(row, "expect") === "book").map((row) => column(row, "uuid")));
    expect(new Set(booked.keys())).toEqual(bookable);
    for (const row of rows) {
      const document = booked.get(column(row, "uuid"));
      if (lines.get(column(row, "file"))?.code !== "posted" || document === undefined) continue;
      const file = column(row, "file");
      expect(`${document.kind} ${document.version}`, file).toBe(`${column(row, "tipo")} ${column(row, "version")}`);
      expect(document.total, file).toBe(column(row, "total"));
      expect(document.issuer_rfc, file).toBe(column(row, "emisor_rfc").toUpperCase());
      expect(document.series, file).toBe(column(row, "serie"));
      expect(document.folio, file).toBe(column(row, "folio"));
    }
  });

  test("end otherwise only where the argument is written down", () => {
    const argued = readFileSync(join(import.meta.dirname, "../../../docs/cfdi-oddities.md"), "utf8");
    for (const { argument } of Object.values(ARGUED)) expect(argued).toContain(argument);
  });
});

if (existsSync(join(BESIDE, "INDEX.csv"))) {
  describe("public fixtures of other projects", () => {
    test("end row by row as their index says", async () => {
      const fetched = (row: SampleRow): boolean => column(row, "file").startsWith("fetched/");
      const { rows, lines, own } = await importedSamples(BESIDE, fetched, [join(BESIDE, "fetched")]);
      expect(rows.length).toBeGreaterThan(100);
      expect(compare(rows, lines, own)).toEqual([]);
    });
  });
}
