import { mkdir, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { dirname } from "node:path";

/** One measured ratio beside its target. */
export interface Finding {
  readonly id: string;
  readonly what: string;
  readonly ratio: number;
  readonly direction: ">=" | "<=";
  readonly target: number;
  readonly stretch: number;
  readonly met: "stretch" | "target" | "missed";
  /** What stands behind the ratio, in its own units. */
  readonly detail: Readonly<Record<string, string>>;
}

/** Judges a ratio against its target and stretch. */
export function finding(
  id: string,
  what: string,
  ratio: number,
  direction: Finding["direction"],
  target: number,
  stretch: number,
  detail: Readonly<Record<string, string>>,
): Finding {
  const reaches = (aim: number): boolean => (direction === ">=" ? ratio >= aim : ratio <= aim);
  const met = reaches(stretch) ? "stretch" : reaches(target) ? "target" : "missed";
  return { id, what, ratio, direction, target, stretch, met, detail };
}

/** The findings as a table for the terminal. */
export function table(findings: readonly Finding[]): string {
  const head = ["measured", "ratio", "target", "stretch", "", "behind it"];
  const rows = findings.map((row) => [
    row.what,
    row.ratio.toFixed(2),
    `${row.direction} ${row.target}`,
    `${row.direction} ${row.stretch}`,
    row.met,
    Object.entries(row.detail)
      .map(([name, value]) => `${name} ${value}`)
      .join(", "),
  ]);
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** Keeps the findings as JSON, with what they were measured on. */
export async function save(path: string, findings: readonly Finding[]): Promise<void> {
  const machine = {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? "",
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: process.platform,
  };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, findings }, null, 2)}\n`);
}
