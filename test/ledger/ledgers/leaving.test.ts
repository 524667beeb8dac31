import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { expect, onTestFinished, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { cfdi40, OTHER_UUID, UUID } from "../../domain/cfdi/make-cfdi.ts";
import { temporaryFolder } from "../support/ledgers.ts";

const FILES = 600;

/** A ledger that is importing a folder of invoices. */
async function importing() {
  const folder = temporaryFolder();
  const files = join(folder, "in");
  mkdirSync(files);
  for (let n = 0; n < FILES; n++) {
    const uuid = OTHER_UUID.replace(/.{6}$/, String(n).padStart(6, "0"));
    writeFileSync(join(files, `${n}.xml`), cfdi40({ root: { Folio: String(n) } }).replace(UUID, uuid));
  }
  const { context, close } = createContext({ actor: "test" });
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const path = join(folder, "una.alcorriente");
  await client.ledgers.create({ path });
  const request = { commandId: crypto.randomUUID(), paths: [files], ownRfcs: ["EKU9003173C9"] };
  const { runId } = await client.imports.start(request);
  return { folder, context, client, path, runId };
}

test("leaving a ledger while it imports is asked about first, and the import goes on", async () => {
  const { folder, context, client, path, runId } = await importing();
  const other = join(folder, "otra.alcorriente");
  const refusal = { code: "IMPORT_RUNNING", data: { files: expect.any(Number), found: expect.any(Number) } };
  await expect(client.ledgers.create({ path: other })).rejects.toMatchObject(refusal);
  await expect(client.ledgers.open({ path })).rejects.toMatchObject(refusal);
  await expect(client.ledgers.createDemo({ path: other, commandId: crypto.randomUUID() })).rejects.toMatchObject(
    refusal,
  );
  await expect(client.ledgers.close()).rejects.toMatchObject(refusal);
  await context.importing.finished(runId);
  expect(context.importing.snapshot(runId)).toMatchObject({ state: "done", counts: { posted: FILES } });
  expect(await client.ledgers.status()).toMatchObject({ open: true, path });
  // Nothing is cut off any more, so nothing is asked.
  expect(await client.ledgers.create({ path: other })).toMatchObject({ open: true, path: other });
});

test("who says so leaves all the same; what was imported stays and the rest comes the next time", async () => {
  const { folder, context, client, path, runId } = await importing();
  for await (const { counts } of context.importing.watch(runId, undefined)) if (counts.posted > 0) break;
  await client.ledgers.create({ path: join(folder, "otra.alcorriente"), stopImport: true });
  await client.ledgers.open({ path });
  const { run } = await client.imports.items({ runId });
  expect(run.state).toBe("cancelled");
  expect(run.counts.posted).toBeGreaterThan(0);
  expect(run.counts.posted).toBeLessThan(FILES);
  const again = { commandId: crypto.randomUUID(), paths: [join(folder, "in")] };
  const next = await client.imports.start(again);
  await context.importing.finished(next.runId);
  expect(context.importing.snapshot(next.runId)?.counts).toMatchObject({
    posted: FILES - run.counts.posted,
    duplicate: run.counts.posted,
  });
});
