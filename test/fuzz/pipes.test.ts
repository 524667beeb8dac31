import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, symlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { expect, onTestFinished, test } from "vitest";
import { createContext } from "../../electron/ledger/context.ts";
import { writeFileSafely } from "../../electron/ledger/render/write-file.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { temporaryFolder } from "../ledger/support/ledgers.ts";

/** What a name can stand for besides a file, and would be waited for, or read, for ever. */
test.skipIf(process.platform === "win32")(
  "a pipe or a device is never opened, whatever asks for it: it is refused in words, and nothing waits for it",
  async () => {
    const folder = temporaryFolder();
    const { context, close } = createContext({});
    onTestFinished(close);
    const client = createRouterClient(createRouter(), { context });
    const path = join(folder, "cartera.alcorriente");
    await client.ledgers.create({ path });
    const pipe = join(folder, "tubo");
    execFileSync("mkfifo", [pipe]);
    const endless = join(folder, "sin fin");
    symlinkSync("/dev/zero", endless);
    for (const file of [pipe, endless]) {
      const refusedAs = (code: string): object => ({ refused: { code, message: expect.stringMatching(/\w/) } });
      expect(await client.customers.previewImport({ file })).toMatchObject(refusedAs("read-error"));
      const restoring = client.backup.restore({ file, ledger: null, stopImport: true });
      await expect(restoring).rejects.toMatchObject({ code: "NOT_A_LEDGER" });
      await expect(client.backup.drill({ file, lang: "es" })).rejects.toMatchObject({ code: "NOT_A_LEDGER" });
      await expect(client.ledgers.open({ path: file })).rejects.toMatchObject({ code: "NOT_A_LEDGER" });
      const logo = client.letters.setLogo({ commandId: randomUUID(), file });
      await expect(logo).rejects.toMatchObject({ code: "FILE_REFUSED" });
      const { runId } = await client.imports.start({ commandId: randomUUID(), paths: [file], ownRfcs: [] });
      await context.importing.finished(runId);
      expect((await client.imports.items({ runId, limit: 5 })).rows).toMatchObject([{ code: "not-a-file" }]);
    }
    // An export takes the place of what has its name; what is no file is not looked into first.
    await writeFileSafely(pipe, (temporary) => writeFile(temporary, "x"));
    expect(readFileSync(pipe, "utf8")).toBe("x");
    expect((await client.ledgers.verify({ lang: "es" })).ok).toBe(true);
  },
);
