import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a script that shares nothing with the parser read out of a sample file. */
export type SampleRow = Readonly<Record<string, string>>;

/** Rows of INDEX.csv in a folder of samples; texts are quoted where they hold commas, quotes or line breaks. */
export function sampleRows(folder: string): SampleRow[] {
  const [header = [], ...rows] = parseCsv(readFileSync(join(folder, "INDEX.csv"), "utf8"));
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])));
}

function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (match[0] === "" && row.length === 0) break;
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] !== ",") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** Outcome of the parse that `expect` stands for. */
export function expectedOutcome(row: SampleRow): "ok" | "skipped" | "rejected" {
  switch (row["expect"]) {
    case "book":
      return "ok";
    case "refuse":
      return "rejected";
    default:
      return "skipped";
  }
}
