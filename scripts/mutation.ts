import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { REPOSITORY } from "./freshness.ts";

/**
 * `npm run mutation -- <area>…`: changes the rules of shared/domain piece by piece and looks whether a test of theirs
 * notices. An area is a folder of shared/domain, or one of its own files without its ending. Prints what went unnoticed and
 * enters the score into the table of docs/mutation-testing.md. Only what changed since the last run is tried again.
 */

const DOMAIN = join(REPOSITORY, "shared", "domain");
const REPORT = join(REPOSITORY, ".cache", "mutation", "report.json");
const DOCUMENT = join(REPOSITORY, "docs", "mutation-testing.md");
const CONFIG = "test/mutation/stryker.config.json";
const TABLE = /(?<=<!-- scores -->\n)[\s\S]*(?=<!-- end of scores -->)/;
const HEAD =
  "| Area | Changes tried | Noticed | Unnoticed | Never run | Score | On |\n| --- | --: | --: | --: | --: | --: | --- |\n";

const zReport = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().optional(),
          status: z.string(),
          location: z.object({
            start: z.object({ line: z.number(), column: z.number() }),
            end: z.object({ line: z.number(), column: z.number() }),
          }),
        }),
      ),
    }),
  ),
});
type Report = z.infer<typeof zReport>;

/** Every area there is. */
function areas(): string[] {
  return [...new Set(readdirSync(DOMAIN).map((name) => name.replace(/\.ts$/, "")))];
}

/** An area's folder, its file, or both where the file stands before the folder. */
const pathsOf = (area: string): string[] => [area, `${area}.ts`].filter((name) => existsSync(join(DOMAIN, name)));

/** Runs Stryker over the areas and reads what it found in each. */
function measure(wanted: readonly string[]): Map<string, Report> {
  const stryker = join(REPOSITORY, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
  const mutate = wanted
    .flatMap(pathsOf)
    .map((path) => `shared/domain/${path.endsWith(".ts") ? path : `${path}/**/*.ts`}`)
    .join(",");
  const words = ["run", CONFIG, "--mutate", mutate];
  const { status } = spawnSync(process.execPath, [stryker, ...words], { cwd: REPOSITORY, stdio: "inherit" });
  if (status !== 0) throw new Error(`Stryker ended with ${String(status)}`);
  const { files } = zReport.parse(JSON.parse(readFileSync(REPORT, "utf8")));
  const found = Object.entries(files);
  return new Map(
    wanted.map((area) => [
      area,
      { files: Object.fromEntries(found.filter(([path]) => /^shared\/domain\/([^/.]+)/.exec(path)?.[1] === area)) },
    ]),
  );
}

/** What went unnoticed, each with the text it stood for. */
function told(report: Report): string[] {
  return Object.entries(report.files).flatMap(([path, { source, mutants }]) => {
    const lines = source.split("\n");
    return mutants
      .filter(({ status }) => status === "Survived" || status === "NoCoverage")
      .map(({ status, mutatorName, replacement = "", location: { start, end } }) => {
        const first = lines[start.line - 1] ?? "";
        const was = first.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
        const mark = status === "Survived" ? "" : " (never run)";
        return `${path}:${String(start.line)}:${String(start.column)} ${mutatorName}${mark}: ${was} → ${replacement.split("\n")[0] ?? ""}`;
      });
  });
}

interface Score {
  readonly tried: number;
  readonly noticed: number;
  readonly unnoticed: number;
  readonly neverRun: number;
}

function scoreOf(report: Report): Score {
  const statuses = Object.values(report.files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...wanted: string[]): number => statuses.filter((status) => wanted.includes(status)).length;
  const noticed = count("Killed", "Timeout");
  const unnoticed = count("Survived");
  const neverRun = count("NoCoverage");
  return { tried: noticed + unnoticed + neverRun, noticed, unnoticed, neverRun };
}

const percent = ({ tried, noticed }: Pick<Score, "tried" | "noticed">): string =>
  tried === 0 ? "–" : `${((100 * noticed) / tried).toFixed(1)} %`;

const row = (area: string, { tried, noticed, unnoticed, neverRun }: Score, day: string): string =>
  `| ${area} | ${[tried, noticed, unnoticed, neverRun].map(String).join(" | ")} | ${percent({ tried, noticed })} | ${day} |`;

/** Puts the area's line into the table, in the place of its former one, and adds all up again. */
function record(area: string, score: Score, day: string): void {
  const text = readFileSync(DOCUMENT, "utf8");
  const scores = new Map<string, { score: Score; day: string }>();
  for (const line of (TABLE.exec(text)?.[0] ?? "").split("\n")) {
    const [, name = "", tried, noticed, unnoticed, neverRun, , on = ""] = line.split("|").map((cell) => cell.trim());
    if (!areas().includes(name)) continue;
    const numbers = [tried, noticed, unnoticed, neverRun].map(Number);
    const [a = 0, b = 0, c = 0, d = 0] = numbers;
    scores.set(name, { score: { tried: a, noticed: b, unnoticed: c, neverRun: d }, day: on });
  }
  scores.set(area, { score, day });
  const lines = [...scores].sort(([a], [b]) => a.localeCompare(b));
  const sum = (pick: (one: Score) => number): number => lines.reduce((all, [, { score: one }]) => all + pick(one), 0);
  const whole: Score = {
    tried: sum((one) => one.tried),
    noticed: sum((one) => one.noticed),
    unnoticed: sum((one) => one.unnoticed),
    neverRun: sum((one) => one.neverRun),
  };
  const table = [...lines.map(([name, { score: one, day: on }]) => row(name, one, on)), row("**all**", whole, "")];
  writeFileSync(
    DOCUMENT,
    text.replace(TABLE, () => `${HEAD}${table.join("\n")}\n`),
  );
}

const [first, ...others] = process.argv.slice(2);
const wanted = first === "all" ? areas() : first === undefined ? [] : [first, ...others];
const unknown = wanted.filter((area) => !areas().includes(area));
if (wanted.length === 0 || unknown.length > 0) {
  console.error(`npm run mutation -- all | <area>…, of: ${areas().join(", ")}`);
  process.exitCode = 2;
} else {
  for (const [area, report] of measure(wanted)) {
    const score = scoreOf(report);
    for (const line of told(report)) console.log(line);
    console.log(`${area}: ${percent(score)} of ${String(score.tried)}`);
    record(area, score, new Date().toISOString().slice(0, 10));
  }
}
