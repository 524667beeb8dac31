import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { expect, startOn, test } from "./app.ts";
import { expectAccessible } from "./pages/accessibility.ts";

test("what a ledger lacks is told above every screen, and changed bank details wait for another person", async ({
  folder,
}) => {
  const userData = join(folder, "equipo");
  const ledger = join(folder, "cortada.alcorriente");
  mkdirSync(userData);
  const words = [join(REPOSITORY, "test/e2e/make-cut.ts"), ledger, join(userData, "audit-heads.json")];
  execFileSync(process.execPath, words, { stdio: ["ignore", "ignore", "inherit"] });
  const preferences = { language: "es", theme: "dark", lastLedger: ledger } as const;
  const { window, close } = await startOn(userData, { preferences });
  try {
    await expect(window.getByText("Falta 1 operación en esta cartera")).toBeVisible();
    await window.keyboard.press("Control+Shift+U");
    const waiting = window.getByRole("list", { name: "Por autorizar" }).getByRole("listitem");
    await expect(waiting.first()).toContainText("Ahora: Banco del Sur, CLABE 044180001234567890");
    await expect(waiting.last()).toContainText("Pague hoy {{ saldo }}.");
    await expectAccessible(window);

    await window.getByRole("button", { name: "Ver qué falta" }).click();
    const dialog = window.getByRole("dialog");
    await expect(dialog.getByRole("row").last()).toContainText("tipo de cambio");
    await expectAccessible(window);
    await dialog.getByRole("button", { name: "Continuar sin ellas" }).click();
    await expect(window.getByText("Falta 1 operación en esta cartera")).toBeHidden();

    await waiting.first().getByRole("button", { name: "Autorizar" }).click();
    await expect(waiting).toHaveCount(1);
    await waiting.getByRole("button", { name: "Autorizar" }).click();
    await expect(waiting).toHaveCount(0);
  } finally {
    await close();
  }
});
