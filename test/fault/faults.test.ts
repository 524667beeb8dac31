import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CAMPAIGNS, canRun, runCampaign, shimIn } from "./campaigns.ts";
import { makeTemplate } from "./harness.ts";

/** A few faults of each kind on every change; `npm run soak` makes them by the hundred. AL_CORRIENTE_SEED repeats a run. */
const SEED = Number(process.env["AL_CORRIENTE_SEED"] ?? Date.now() % 1_000_000);
const INVOICES = 60;

const folder = mkdtempSync(join(tmpdir(), "al-corriente-faults-"));
const library = shimIn(folder);
const here = Object.values(CAMPAIGNS).filter((each) => canRun(each, library));

beforeAll(async () => {
  console.log(`seed: ${SEED}`);
  await makeTemplate(folder, INVOICES);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(here.map((each) => [each.about, each] as const))("%s", (_, campaign) => {
  const figures = runCampaign(campaign, { template: folder, library }, campaign.few, SEED);
  expect(figures["seed"]).toBe(SEED);
});
