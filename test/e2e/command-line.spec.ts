import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { join } from "node:path";
import { findElectron, runtimeSwitches } from "../../scripts/electron-runtime.ts";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { expect, test } from "./app.ts";

/** The installed app called the way alcorriente.cmd calls it. */
function alcorriente(...words: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(findElectron()?.executable ?? "", [...runtimeSwitches(), REPOSITORY, "--command-line", ...words], {
    encoding: "utf8",
  });
}

test("the app's own executable is the command line too: JSON alone on its output, and the exit code", ({
  demoLedger,
}) => {
  const aging = alcorriente("aging", "--as-of", "2026-10-31", "--json", "--ledger", demoLedger);
  expect(aging.status).toBe(0);
  const rows: unknown[] = JSON.parse(aging.stdout);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows[0]).toMatchObject({ customer: expect.any(String), balance: expect.stringMatching(/^-?\d+\.\d\d$/) });
});

test("what fails says why on the error output alone", ({ folder }) => {
  const missing = alcorriente("aging", "--as-of", "2026-10-31", "--json", "--ledger", join(folder, "none.alcorriente"));
  expect(missing.status).toBe(1);
  expect(missing.stdout).toBe("");
  expect(missing.stderr).toContain("none.alcorriente");
});

test("it works beside a window that has the ledger open", async ({ demoApp, demoLedger }) => {
  await expect(demoApp.window.getByText("Cartera lista")).toBeVisible();
  expect(alcorriente("verify", "--json", "--ledger", demoLedger).status).toBe(0);
});
