import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Findings of axe that keep somebody from using the screen; none may be left. */
export async function expectAccessible(window: Page): Promise<void> {
  // Legacy mode: Electron opens no second page for axe to work in.
  const { violations } = await new AxeBuilder({ page: window })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    // Guards of the focus trap: they hand the focus on at once, nobody ever stands on them.
    .exclude("[data-tabster-dummy]")
    .setLegacyMode()
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
  expect(serious).toEqual([]);
}
