import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "../../electron/log/log.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "log-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const lines = (): Record<string, unknown>[] =>
  readFileSync(join(folder, "ledger.log"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("an event is one line of JSON with its instant", () => {
  openLog(folder, "ledger").info("slow call", { procedure: "receivables.page", milliseconds: 240 });
  expect(lines()).toEqual([
    { at: expect.any(String), level: "info", event: "slow call", procedure: "receivables.page", milliseconds: 240 },
  ]);
});

test("an error stands there with its code, its stack and everything that caused it", () => {
  const disk = Object.assign(new Error("SQLITE_FULL"), { code: "SQLITE_FULL" });
  openLog(folder, "ledger").error("call failed", new Error("could not post", { cause: disk }), { procedure: "x" });
  expect(lines()[0]).toMatchObject({
    level: "error",
    procedure: "x",
    errors: [
      { name: "Error", message: "could not post", stack: expect.stringContaining("log.test.ts") },
      { name: "Error", message: "SQLITE_FULL", code: "SQLITE_FULL" },
    ],
  });
});

test("the name of the user's home folder is left out", () => {
  openLog(folder, "ledger").error("call failed", new Error(`ENOENT: ${homedir()}/Documents/x.xml`));
  expect(JSON.stringify(lines())).not.toContain(`${homedir()}/Documents`);
  expect(lines()[0]).toMatchObject({ errors: [{ message: "ENOENT: ~/Documents/x.xml" }] });
});

test("errors that cause each other do not go on for ever", () => {
  const first = new Error("first");
  first.cause = new Error("second", { cause: first });
  openLog(folder, "ledger").error("call failed", first);
  expect(lines()[0]).toMatchObject({ errors: { length: 8 } });
});
