import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type RunningApp, test } from "./app.ts";
import { ledgerPid, nextLedgerPid } from "./ledger-process.ts";
import { killPage } from "./page-again.ts";
import { ContactsPage } from "./pages/contacts-page.ts";

const state = ({ window }: RunningApp) => window.getByRole("status").filter({ hasText: /cartera/i });

async function mustHaveLedger(app: RunningApp): Promise<number> {
  return nextLedgerPid(app, null);
}

test("a ledger process killed in the middle of a call comes back, and the screen gets its answer", async ({
  demoApp,
}) => {
  const { window } = demoApp;
  await expect(state(demoApp)).toHaveText("Cartera lista");
  const pid = await mustHaveLedger(demoApp);
  // Frozen, it cannot answer: the report's question is in flight for certain when the process dies.
  process.kill(pid, "SIGSTOP");
  await window.getByRole("link", { name: "Reportes" }).click();
  await window.waitForTimeout(300);
  await expect(window.getByText("Saldo por cobrar")).toHaveCount(0);
  process.kill(pid, "SIGKILL");
  expect(await nextLedgerPid(demoApp, pid)).not.toBe(pid);
  await expect(window.getByText("Saldo por cobrar").first()).toBeVisible();
  await expect(state(demoApp)).toHaveText("Cartera lista");
});

test("a command cut off by the death of the process fails in words, and works the second time", async ({
  demoApp,
  folder,
}) => {
  const { window, electron } = demoApp;
  await window.getByRole("link", { name: "Reportes" }).click();
  await expect(window.getByText("Saldo por cobrar").first()).toBeVisible();
  const target = join(folder, "semanal.xlsx");
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  const pid = await mustHaveLedger(demoApp);
  process.kill(pid, "SIGSTOP");
  await window.getByRole("button", { name: "Guardar Excel" }).click();
  await window.waitForTimeout(300);
  process.kill(pid, "SIGKILL");
  await expect(window.getByText("El proceso de la cartera se detuvo antes de responder")).toBeVisible();
  await expect(state(demoApp)).toHaveText("Cartera lista");
  await window.getByRole("button", { name: "Guardar Excel" }).click();
  await expect.poll(() => existsSync(target)).toBe(true);
  expect(readFileSync(target).subarray(0, 2).toString("latin1")).toBe("PK");
});

test("the third death within a minute ends in words with a log and a restart, not in a loop", async ({ demoApp }) => {
  const { window, electron } = demoApp;
  let pid = await mustHaveLedger(demoApp);
  for (let death = 1; death <= 2; death += 1) {
    process.kill(pid, "SIGKILL");
    pid = await nextLedgerPid(demoApp, pid);
  }
  process.kill(pid, "SIGKILL");
  await expect(window.getByText("La cartera se detuvo varias veces")).toBeVisible();
  await window.waitForTimeout(2_500);
  expect(await ledgerPid(demoApp)).toBeNull();

  await electron.evaluate(({ shell }) => {
    shell.openPath = (path) => {
      Object.assign(globalThis, { openedFolder: path });
      return Promise.resolve("");
    };
  });
  await window.getByRole("button", { name: "carpeta de registros" }).click();
  const opened = () => electron.evaluate(() => Reflect.get(globalThis, "openedFolder") as unknown);
  await expect.poll(opened).toBe(join(demoApp.userData, "logs"));
  expect(readFileSync(join(demoApp.userData, "logs", "main.log"), "utf8")).toContain("ledger process ended");

  await window.getByRole("button", { name: "Reiniciar la cartera" }).click();
  await expect(state(demoApp)).toHaveText("Cartera lista");
  await window.getByRole("link", { name: "Reportes" }).click();
  await expect(window.getByText("Saldo por cobrar").first()).toBeVisible();
});

test("a half-typed note outlives the ledger process and the page, which is loaded again and finds its ledger", async ({
  demoApp,
}) => {
  const { window } = demoApp;
  await expect(state(demoApp)).toHaveText("Cartera lista");
  const contacts = new ContactsPage(window);
  await contacts.show();
  await contacts.open();
  await contacts.note.fill("Dice que paga el jueves, pero antes quiere ver");
  const killed = await mustHaveLedger(demoApp);
  process.kill(killed, "SIGKILL");
  await nextLedgerPid(demoApp, killed);
  await expect(contacts.note).toHaveValue("Dice que paga el jueves, pero antes quiere ver");
  const { window: again, letGo } = await killPage(demoApp);
  const back = new ContactsPage(again);
  await expect(again.getByRole("status").filter({ hasText: /^Cartera lista$/ })).toBeVisible();
  await back.list.box.waitFor();
  await back.open();
  await expect(back.note).toHaveValue("Dice que paga el jueves, pero antes quiere ver");
  await letGo();
});

test("a page that dies again and again is asked about, not loaded for ever", async ({ demoApp }) => {
  const { electron } = demoApp;
  const seen = await electron.evaluate(async ({ BrowserWindow, dialog }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const asked: string[] = [];
    let decide: (response: number) => void = () => undefined;
    dialog.showMessageBox = (...words: unknown[]) => {
      asked.push((words.at(-1) as { message: string }).message);
      return new Promise((resolve) => {
        decide = (response) => resolve({ response, checkboxChecked: false });
      });
    };
    const loads: number[] = [];
    for (let death = 1; death <= 2; death++) {
      const back = new Promise<void>((resolve) => contents?.once("did-finish-load", () => resolve()));
      contents?.forcefullyCrashRenderer();
      await back;
      loads.push(asked.length);
    }
    const gone = new Promise<void>((resolve) => contents?.once("render-process-gone", () => resolve()));
    contents?.forcefullyCrashRenderer();
    await gone;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const waits = contents?.isCrashed();
    const again = new Promise<void>((resolve) => contents?.once("did-finish-load", () => resolve()));
    decide(0);
    await again;
    return { loads, asked, waits, crashed: contents?.isCrashed() };
  });
  expect(seen).toEqual({
    loads: [0, 0],
    asked: [expect.stringContaining("falló tres veces")],
    waits: true,
    crashed: false,
  });
});

test("closing the window ends the ledger process with it", async ({ demoApp }) => {
  const pid = await mustHaveLedger(demoApp);
  await demoApp.close();
  const alive = (): boolean => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };
  await expect.poll(alive).toBe(false);
});
