import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { environment, expect, type RunningApp, test } from "./app.ts";
import { ledgerPid, nextLedgerPid } from "./ledger-process.ts";
import { expectAccessible } from "./pages/accessibility.ts";
import { ContactsPage } from "./pages/contacts-page.ts";
import { Frame } from "./pages/frame.ts";

const PASSWORD = "girasoles-de-mayo-7";
const NOTE = "Dice que paga el jueves, pero antes quiere ver";

async function enter(window: Page, who: string): Promise<void> {
  await window.getByLabel("Persona", { exact: true }).selectOption(who);
  await window.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
  await window.keyboard.press("Enter");
}

/** A quarter of an hour without a key or a click. */
async function goAway(window: Page): Promise<void> {
  await window.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 16 * 60_000;
  });
}

async function expectLocked(window: Page): Promise<void> {
  await expect(new Frame(window).title).toHaveText("Cartera bloqueada", { timeout: 15_000 });
}

/** What anybody who walks by can read. */
const seen = (window: Page): Promise<string> => window.evaluate(() => document.body.innerText);

test.describe("a locked ledger", () => {
  test.beforeEach(({ demoLedger }) => {
    execFileSync(process.execPath, [join(REPOSITORY, "test/e2e/make-office.ts"), demoLedger, PASSWORD], {
      env: environment(),
    });
  });

  /** Raquel in the middle of a note about the first customer of her list; answers with their name. */
  async function begun({ window }: RunningApp): Promise<string> {
    await expect(new Frame(window).title).toHaveText(/^Entrar a /);
    await enter(window, "Raquel Luna");
    await new Frame(window).expectScreen("Cartera");
    const contacts = new ContactsPage(window);
    await contacts.show();
    await contacts.again();
    await contacts.note.fill(NOTE);
    return (await contacts.pane.locator("form").innerText()).split("\n")[0] ?? "";
  }

  test("shows nothing of what was open, takes no key and no file, and gives it back to the same person", async ({
    demoLedger,
    launch,
  }) => {
    test.slow();
    const app = await launch({ preferences: { lastLedger: demoLedger, recentLedgers: [demoLedger] } });
    const { window, electron } = app;
    const customer = await begun(app);
    const contacts = new ContactsPage(window);
    // Something over the whole window, with names of customers in it.
    await window.keyboard.press("Control+n");
    await window.keyboard.type("a");
    await expect(contacts.customers.first()).toBeVisible();
    const found = await contacts.customers.first().innerText();
    await goAway(window);
    await expectLocked(window);
    const behind = await window.evaluate(() => location.hash);
    for (const key of ["Control+1", "Control+Shift+b", "Control+o", "Control+n", "Control+k", "F1", "Escape"]) {
      await window.keyboard.press(key);
    }
    const fallen = await window.evaluate(() => {
      const files = new DataTransfer();
      files.items.add(new File(["<x/>"], "factura.xml"));
      const drop = new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true });
      document.body.dispatchEvent(drop);
      return drop.defaultPrevented;
    });
    expect(fallen).toBe(true);
    await expectLocked(window);
    expect(await window.evaluate(() => location.hash)).toBe(behind);
    const text = await seen(window);
    for (const word of [customer, found.split("\n")[0] ?? found, "¿Con qué cliente?", NOTE]) {
      expect(text).not.toContain(word);
    }
    const titles = await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((w) => w.getTitle()),
    );
    expect([...titles, await window.title()]).toEqual(["Al Corriente", "Al Corriente"]);
    await expectAccessible(window);

    const killed = await ledgerPid(app);
    if (killed !== null) process.kill(killed, "SIGKILL");
    await nextLedgerPid(app, killed);
    await enter(window, "Raquel Luna");
    await expect(window.getByRole("dialog", { name: "¿Con qué cliente?" })).toBeVisible();
    await window.keyboard.press("Escape");
    await expect(contacts.note).toHaveValue(NOTE);
    await expect(window.getByText("Nadie ha entrado")).toHaveCount(0);
  });

  test("gives another person nothing of it, and the first one their note back", async ({ demoLedger, launch }) => {
    test.slow();
    const app = await launch({ preferences: { lastLedger: demoLedger, recentLedgers: [demoLedger] } });
    const { window } = app;
    const customer = await begun(app);
    const contacts = new ContactsPage(window);
    const search = window.getByRole("searchbox").first();
    await search.fill(customer.slice(0, 6));
    await window.keyboard.press("Control+Shift+q");
    await expectLocked(window);
    await enter(window, "Ana Torres");
    const frame = new Frame(window);
    await frame.expectScreen("Cartera");
    await expect(contacts.pane).toHaveCount(0);
    await contacts.show();
    await expect(search).toHaveValue("");
    // A customer of hers that the other one was writing about: make-office gave her the first ones.
    await contacts.again();
    await expect(contacts.note).toHaveValue("");
    expect(
      await window.evaluate(() => [...document.querySelectorAll("textarea")].map((area) => area.value)),
    ).not.toContain(NOTE);

    // The page is loaded again, as after a crash: who comes back finds the note, and only they.
    await window.keyboard.press("Control+Shift+q");
    await expectLocked(window);
    await window.reload();
    await expect(frame.title).toHaveText(/^Entrar a /);
    await enter(window, "Raquel Luna");
    await expect(frame.title).toHaveText("Gestiones");
    // The page has only just come up: each step is waited for.
    await contacts.open(customer);
    await expect(contacts.note).toHaveValue(NOTE);
  });

  test("a page that died comes back to the same person, and stays locked where it was", async ({
    demoLedger,
    launch,
  }) => {
    test.slow();
    const app = await launch({ preferences: { lastLedger: demoLedger, recentLedgers: [demoLedger] } });
    const { electron, window } = app;
    await begun(app);
    const died = (): Promise<void> =>
      electron.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        const back = new Promise<void>((resolve) => contents?.once("did-finish-load", () => resolve()));
        contents?.forcefullyCrashRenderer();
        await back;
      });
    // Playwright lets go of a page that crashed; main can still look at it.
    const shown = (): Promise<unknown> =>
      electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("document.body.innerText"),
      );
    // It is the ledger process that knows who has signed in; the page's death is not somebody else's coming.
    await died();
    await expect.poll(shown).toContain("Cartera lista");
    expect(await shown()).not.toContain("Entrar a");
    const locking = async (): Promise<unknown> => {
      await electron.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.focus();
        contents?.sendInputEvent({ type: "keyDown", keyCode: "q", modifiers: ["control", "shift"] });
        contents?.sendInputEvent({ type: "keyUp", keyCode: "q", modifiers: ["control", "shift"] });
      });
      return shown();
    };
    // A page that has just come back takes keys a moment after it shows its words: a person presses again.
    await expect.poll(locking).toContain("Cartera bloqueada");
    await died();
    await expect.poll(shown).toMatch(/Entrar a/);
    expect(await shown()).not.toContain(NOTE);
    expect(window.url()).toContain("al-corriente");
  });

  test("locks on the page of ledgers too", async ({ demoLedger, launch }) => {
    test.slow();
    const app = await launch({ preferences: { lastLedger: demoLedger, recentLedgers: [demoLedger] } });
    const { window } = app;
    await begun(app);
    await window.keyboard.press("Control+o");
    await expect(window.getByRole("button", { name: "Ir a Cartera" })).toBeVisible();
    await goAway(window);
    // It is looked at every five seconds.
    await window.waitForTimeout(7_000);
    await window.getByRole("button", { name: "Ir a Cartera" }).click();
    await expectLocked(window);
  });
});
