import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import type { watchHint } from "../../../electron/ledger/imports/watch/hint.ts";
import type { WatchTiming } from "../../../electron/ledger/imports/watch/timing.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { cfdi40, OTHER_UUID, UUID } from "../../domain/cfdi/make-cfdi.ts";
import { temporaryFolder } from "../support/ledgers.ts";

const OWN = "EKU9003173C9";
/** Everything at once: nothing here depends on how long it takes. */
const FAST: WatchTiming = { quiet: 20, rescan: 40, least: 5, longestBackOff: 60 };
/** Looks only when something calls for it. */
const LAZY: WatchTiming = { quiet: 20, rescan: 3_600_000, least: 5, longestBackOff: 3_600_000 };
const WAIT = { timeout: 120_000, interval: 25 };

const invoice = (n: number): string =>
  cfdi40({ root: { Folio: String(n) } }).replace(UUID, OTHER_UUID.replace(/.{6}$/, String(n).padStart(6, "0")));

/** The app's ledger process with a ledger open, watching. */
async function watching(timing: WatchTiming, hint: typeof watchHint = () => null) {
  const home = temporaryFolder();
  const folder = join(home, "entrada");
  mkdirSync(folder);
  const start = () => {
    const made = createContext({ actor: "test", watch: true, watching: { timing, hint } });
    onTestFinished(made.close);
    return { close: made.close, client: createRouterClient(createRouter(), { context: made.context }) };
  };
  let app = start();
  const ledger = join(home, "prueba.alcorriente");
  await app.client.ledgers.create({ path: ledger });
  await app.client.settings.update({
    commandId: randomUUID(),
    changes: { ownRfcs: [{ rfc: OWN, name: "" }] },
  });
  const states = async () => (await app.client.imports.watchFolders({})).folders;
  return {
    folder,
    get client() {
      return app.client;
    },
    put: (name: string, text: string) => writeFileSync(join(folder, name), text),
    add: (path = folder) => app.client.imports.watchAdd({ commandId: randomUUID(), path }),
    states,
    state: async () => {
      const [only] = await states();
      if (only === undefined) throw new Error("no folder");
      return only;
    },
    documents: async () => (await app.client.ledgers.status()).documents,
    async restart(between: () => void): Promise<void> {
      await app.close();
      between();
      app = start();
      await app.client.ledgers.open({ path: ledger });
    },
  };
}

describe("watching", () => {
  test("imports what comes, says so, and goes on after a restart with what came meanwhile", async () => {
    const w = await watching(FAST);
    await w.add();
    w.put("a.xml", invoice(1));
    await vi.waitFor(async () => expect((await w.state()).counts.posted).toBe(1), WAIT);
    expect(await w.state()).toMatchObject({
      path: w.folder,
      enabled: true,
      problem: null,
      waiting: 0,
      last: { path: "a.xml", outcome: "posted" },
    });
    const { rows } = await w.client.imports.runs({});
    expect(rows[0]).toMatchObject({ watchFolder: w.folder, sources: [w.folder] });
    await w.restart(() => w.put("b.xml", invoice(2)));
    await vi.waitFor(async () => expect((await w.state()).counts.posted).toBe(2), WAIT);
    expect(await w.documents()).toBe(2);
  });

  test("says why a file was rejected, and what to do", async () => {
    const w = await watching(FAST);
    await w.add();
    w.put("mala.xml", "<cfdi:Comprobante></roto>");
    await vi.waitFor(async () => expect((await w.state()).counts.rejected).toBe(1), WAIT);
    const { lastRejected } = await w.state();
    expect(lastRejected).toMatchObject({ path: "mala.xml", outcome: "rejected" });
    expect(lastRejected?.message).not.toBe("");
  });

  test("paused, nothing comes in; resumed, what came meanwhile does; removed, the folder is forgotten", async () => {
    const w = await watching(FAST);
    const { id } = await w.add();
    await w.client.imports.watchUpdate({ commandId: randomUUID(), id, enabled: false });
    w.put("a.xml", invoice(1));
    expect((await w.state()).activity).toBe("paused");
    await w.client.imports.watchUpdate({ commandId: randomUUID(), id, enabled: true });
    await vi.waitFor(async () => expect(await w.documents()).toBe(1), WAIT);
    await w.client.imports.watchRemove({ commandId: randomUUID(), id });
    expect(await w.states()).toEqual([]);
    expect(await w.documents()).toBe(1);
    await expect(w.client.imports.watchRemove({ commandId: randomUUID(), id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("a folder that goes and comes back is followed again", async () => {
    const w = await watching(FAST);
    await w.add();
    renameSync(w.folder, `${w.folder}-fuera`);
    await vi.waitFor(async () => expect((await w.state()).problem?.code).toBe("not-found"), WAIT);
    renameSync(`${w.folder}-fuera`, w.folder);
    w.put("a.xml", invoice(1));
    await vi.waitFor(async () => expect(await w.documents()).toBe(1), WAIT);
    // It is told at the end of the look that found the file.
    await vi.waitFor(async () => expect((await w.state()).problem).toBeNull(), WAIT);
  });

  test("the system's hint, or the person's wish, brings the next look forward", async () => {
    let wake: () => void = () => {};
    let asked = 0;
    const w = await watching(LAZY, (_path, _subfolders, call) => {
      wake = call;
      asked++;
      return () => {};
    });
    const { id } = await w.add();
    await vi.waitFor(() => expect(asked).toBe(1), WAIT);
    w.put("a.xml", invoice(1));
    await vi.waitFor(async () => {
      wake();
      expect(await w.documents()).toBe(1);
    }, WAIT);
    w.put("b.xml", invoice(2));
    await vi.waitFor(async () => {
      await w.client.imports.watchCheck({ id });
      expect(await w.documents()).toBe(2);
    }, WAIT);
  });

  test("a path that is no folder is refused, and the same folder stands once", async () => {
    const w = await watching(FAST);
    await expect(w.add(join(w.folder, "no existe"))).rejects.toMatchObject({ code: "PATH_NOT_FOUND" });
    await expect(w.add("relativa")).rejects.toMatchObject({ code: "PATH_NOT_FOUND" });
    const first = await w.add();
    expect(await w.add(`${w.folder}/`)).toEqual(first);
    expect(await w.states()).toHaveLength(1);
  });

  test("imports by hand and by folders stand in one line", async () => {
    const w = await watching(FAST);
    const other = temporaryFolder();
    for (let n = 10; n < 40; n++) writeFileSync(join(other, `${n}.xml`), invoice(n));
    for (let n = 50; n < 80; n++) w.put(`${n}.xml`, invoice(n));
    await w.add();
    await w.client.imports.start({ commandId: randomUUID(), paths: [other], ownRfcs: [] });
    await vi.waitFor(async () => expect(await w.documents()).toBe(60), WAIT);
    await vi.waitFor(async () => {
      const { rows } = await w.client.imports.runs({});
      expect(rows.map((run) => run.state)).toEqual(["done", "done"]);
    }, WAIT);
  });
});
