import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { OPEN, PERMISSIONS, reachOf } from "../../shared/domain/permissions.ts";
import { environment, expect, type RunningApp, test } from "./app.ts";
import { ledgerPid } from "./ledger-process.ts";
import { Frame } from "./pages/frame.ts";

/** The page is taken over while a collector works: it speaks to the ledger process by itself, past every screen. */

const PASSWORD = "girasoles-de-mayo-7";

/** Takes a port to the ledger for a script of its own. */
async function takePort(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const port = await new Promise<MessagePort>((resolve) => {
      window.addEventListener(
        "message",
        (event) => {
          const [given] = event.ports;
          if (given === undefined) return;
          resolve(given);
        },
        { once: true },
      );
      window.alCorriente.requestLedgerPort();
    });
    const waiting = new Map<string, (text: string) => void>();
    port.onmessage = ({ data }) => {
      const text = String(data);
      const id = /^\{"i":"(\d+)"/.exec(text)?.[1] ?? "";
      waiting.get(id)?.(text);
      waiting.delete(id);
    };
    // The app's own link listens and speaks on every port as well, with numbers from 1 on.
    let last = 1_000_000;
    const ask = (procedure: string, input: unknown): Promise<string> => {
      const id = String(++last);
      const answer = new Promise<string>((resolve) => waiting.set(id, resolve));
      port.postMessage(JSON.stringify({ i: id, p: { u: `/${procedure.replaceAll(".", "/")}`, b: { json: input } } }));
      // Beside an error's code a status is told only where no procedure was found.
      return answer.then((text) => /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? /"s":(\d+)/.exec(text)?.[1] ?? "OK");
    };
    Object.assign(globalThis, { intruder: { ask, port } });
  });
}

interface Intruder {
  ask(procedure: string, input: unknown): Promise<string>;
  readonly port: MessagePort;
}

/** Codes of the answers of the procedures, asked one after the other. */
const codesOf = (page: Page, procedures: readonly string[], input: unknown): Promise<Record<string, string>> =>
  page.evaluate(
    async ([names, asked]) => {
      const { intruder } = globalThis as unknown as { intruder: Intruder };
      const codes: Record<string, string> = {};
      for (const name of names) codes[name] = await intruder.ask(name, asked);
      return codes;
    },
    [procedures, input] as const,
  );

test.describe("a page that was taken over", () => {
  test.beforeEach(({ demoLedger }) => {
    execFileSync(process.execPath, [join(REPOSITORY, "test/e2e/make-office.ts"), demoLedger, PASSWORD], {
      env: environment(),
    });
  });

  async function enter({ window }: RunningApp, who: string): Promise<void> {
    await window.getByLabel("Persona", { exact: true }).selectOption(who);
    await window.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
    await window.keyboard.press("Enter");
    await new Frame(window).expectScreen("Cartera");
  }

  test("reaches no call of another role, none while the ledger is locked, and brings nothing down", async ({
    demoLedger,
    launch,
  }) => {
    test.slow();
    const app = await launch({ preferences: { lastLedger: demoLedger, recentLedgers: [demoLedger] } });
    const { window: page, electron } = app;
    await enter(app, "Ana Torres");
    const pid = await ledgerPid(app);
    await takePort(page);

    const names = [...PERMISSIONS.keys()];
    const others = names.filter((name) => reachOf(name, "collector") === "none");
    expect(others.length).toBeGreaterThan(100);
    for (const input of [{}, null, { commandId: "0b0e7a52-3c1c-4d43-9a56-2f6b7b4f9a01", id: 1, role: "manager" }]) {
      const codes = await codesOf(page, others, input);
      expect(Object.entries(codes).filter(([, code]) => code !== "NOT_ALLOWED")).toEqual([]);
    }
    // Names that are no procedure, and ways around one.
    const strange = [
      "users",
      "users.add.add",
      "__proto__.constructor",
      "users..add",
      "audit.%70age",
      "users.constructor",
    ];
    const answers = await codesOf(page, strange, {});
    expect([...new Set(Object.values(answers))]).toEqual(["404"]);

    // What is no call is dropped, what is too long refused, and what comes at once answered.
    const flood = await page.evaluate(async () => {
      const { intruder } = globalThis as unknown as { intruder: Intruder };
      const junk: unknown[] = [
        null,
        7,
        {},
        [],
        new Uint8Array(1_000),
        "",
        "{",
        '{"i":1}',
        '{"i":"9","p":[]}',
        "x".repeat(1_000),
      ];
      for (const each of [...junk, new Map([["i", "1"]]), Number.NaN, new Date(Number.NaN)])
        intruder.port.postMessage(each);
      intruder.port.postMessage("[".repeat(1_000_000));
      const long = await intruder.ask("customers.find", { text: "x".repeat(64 * 1024 * 1024) });
      const asked = Array.from({ length: 5_000 }, () => intruder.ask("ledgers.status", undefined));
      return { long, codes: [...new Set(await Promise.all(asked))] };
    });
    expect(flood).toEqual({ long: "INVALID_INPUT", codes: ["OK"] });

    // Doors by the thousand: the process and main stay what they were.
    await page.evaluate(() => {
      for (let n = 0; n < 3_000; n++) window.alCorriente.requestLedgerPort();
    });
    await expect(page.getByRole("status").filter({ hasText: /cartera/i })).toHaveText("Cartera lista");
    await page.getByRole("link", { name: "Clientes" }).click();
    await new Frame(page).expectScreen("Clientes");
    expect(await ledgerPid(app)).toBe(pid);
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

    await takePort(page);
    await page.keyboard.press("Control+Shift+q");
    await expect(new Frame(page).title).toHaveText("Cartera bloqueada");
    const locked = await codesOf(page, names, {});
    expect(Object.entries(locked).filter(([, code]) => code !== "NOT_SIGNED_IN")).toEqual([]);
    expect(OPEN.size).toBeLessThan(20);
  });
});
