import { execFileSync } from "node:child_process";
import { join } from "node:path";
import Database from "better-sqlite3";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { expect, type RunningApp, test } from "./app.ts";
import { ledgerPid, nextLedgerPid } from "./ledger-process.ts";
import { killPage, type PageAgain, passMinute } from "./page-again.ts";
import { ContactsPage } from "./pages/contacts-page.ts";

/**
 * `kill -9` of the page and of the ledger process in one running app (RELIABILITY T17). `AL_CORRIENTE_DEATHS` sets how often
 * (`npm run soak -- kill-pages|kill-ledger`), `AL_CORRIENTE_SEED` repeats the moments.
 */
const DEATHS = Number(process.env["AL_CORRIENTE_DEATHS"] ?? 2);
const SEED = Number(process.env["AL_CORRIENTE_SEED"] ?? Date.now() % 1_000_000);
/** Longest wait before a kill, after typing and after a click on what saves. */
const TYPED_MS = 400;
const SAVING_MS = 60;

let state = SEED;
function below(limit: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return Math.floor((state / 0x7fffffff) * limit);
}
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const noteOf = (death: number): string => `Nota ${String(death)} de ${String(DEATHS)}, a medias`;

/** Twice a minute something may die and is started again; the third time it is given up. */
async function pastThe(death: number, app: RunningApp): Promise<void> {
  if (death > 1 && death % 2 === 1) await passMinute(app);
}

/** The form of a note about the first customer, empty or as it was left. */
async function openNote(contacts: ContactsPage): Promise<void> {
  await contacts.open();
  await contacts.field("Medio").selectOption("note");
}

/** Saves the note that stands in the form; what was cut off is sent once more, with the same id. Answers whether it was. */
async function register(contacts: ContactsPage): Promise<boolean> {
  const refused = contacts.pane.getByText("El proceso de la cartera se detuvo antes de responder");
  await expect.poll(async () => (await contacts.pane.count()) === 0 || (await refused.isVisible())).toBe(true);
  if ((await contacts.pane.count()) === 0) return false;
  await contacts.save();
  await expect(contacts.pane).toHaveCount(0);
  return true;
}

/** Every note is there once, and the ledger is sound. */
async function expectEachOnce(app: RunningApp, ledger: string): Promise<void> {
  await app.close();
  const database = new Database(ledger, { readonly: true });
  const notes = database.prepare("select note from interaction where note like 'Nota % a medias'").pluck().all();
  database.close();
  expect(notes.map(String).sort()).toEqual(Array.from({ length: DEATHS }, (_, n) => noteOf(n + 1)).sort());
  execFileSync(process.execPath, [join(REPOSITORY, "dist/cli/alcorriente.js"), "verify", "--ledger", ledger]);
}

test.describe.configure({ timeout: 60_000 + DEATHS * 30_000 });

test("the ledger process killed again and again: the note stays, what was cut off is sent again once, and it answers", async ({
  demoApp,
  demoLedger,
}) => {
  console.log(`deaths: ${DEATHS}, seed: ${SEED}`);
  const { window } = demoApp;
  const contacts = new ContactsPage(window);
  const ready = window.getByRole("status").filter({ hasText: /^Cartera lista$/ });
  let again = 0;
  let slowest = 0;
  await expect(ready).toBeVisible();
  await contacts.show();
  for (let death = 1; death <= DEATHS; death++) {
    await pastThe(death, demoApp);
    const pid = await nextLedgerPid(demoApp, null);
    await openNote(contacts);
    await contacts.note.fill(noteOf(death));
    const saving = death % 2 === 1;
    if (saving) await contacts.save();
    await pause(below(saving ? SAVING_MS : TYPED_MS));
    const began = performance.now();
    process.kill(pid, "SIGKILL");
    await nextLedgerPid(demoApp, pid);
    await expect(ready).toBeVisible();
    slowest = Math.max(slowest, performance.now() - began);
    if (!saving) {
      await expect(contacts.note).toHaveValue(noteOf(death));
      await contacts.save();
      await expect(contacts.pane).toHaveCount(0);
    } else if (await register(contacts)) again++;
    if (death % 10 === 0) console.log(`ledger: ${String(death)} killed, ${String(again)} saved with the second try`);
  }
  console.log(
    `ledger: back after ${String(Math.round(slowest))} ms at most, ${String(again)} saved with the second try`,
  );
  // Without a minute between them the third one ends it.
  await passMinute(demoApp);
  for (let death = 1; death <= 3; death++) {
    const pid = await nextLedgerPid(demoApp, null);
    process.kill(pid, "SIGKILL");
    if (death < 3) await nextLedgerPid(demoApp, pid);
  }
  await expect(window.getByText("La cartera se detuvo varias veces")).toBeVisible();
  expect(await ledgerPid(demoApp)).toBeNull();
  await expectEachOnce(demoApp, demoLedger);
});

test("the page killed again and again: the note is back as it was typed, and what was being saved is saved once", async ({
  demoApp,
  demoLedger,
}) => {
  let page: PageAgain = { window: demoApp.window, letGo: () => Promise.resolve() };
  let saved = 0;
  await new ContactsPage(page.window).show();
  for (let death = 1; death <= DEATHS; death++) {
    await pastThe(death, demoApp);
    let contacts = new ContactsPage(page.window);
    await openNote(contacts);
    await contacts.note.fill(noteOf(death));
    const saving = death % 2 === 1;
    if (saving) await contacts.save();
    await pause(below(saving ? SAVING_MS : TYPED_MS));
    await page.letGo();
    page = await killPage(demoApp);
    contacts = new ContactsPage(page.window);
    await contacts.show();
    await openNote(contacts);
    // Forgotten is only what the ledger has said to have; whether it has, the ledger is asked at the end.
    if (saving && (await contacts.note.inputValue()) === "") {
      saved++;
      await contacts.pane.getByRole("button", { name: "Descartar" }).click();
    } else {
      await expect(contacts.note).toHaveValue(noteOf(death));
      await contacts.save();
    }
    await expect(contacts.pane).toHaveCount(0);
    if (death % 10 === 0) console.log(`page: ${String(death)} killed, ${String(saved)} of them after the answer came`);
  }
  await page.letGo();
  await expectEachOnce(demoApp, demoLedger);
});
