import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** How long what moves may take to stand still. A message goes after 1.8 s, a tip of a grid fades for 1 s. */
const STILL_WITHIN_MS = 10_000;
/** A guard of the focus trap hands the focus on at once, nobody ever stands on it. */
const FOCUS_GUARDS = "[data-tabster-dummy]";

/** One finding at one place. */
interface Finding {
  readonly rule: string;
  readonly place: string;
  /** What axe measured there, for whoever reads the failure: colours, sizes, its own words. */
  readonly measured: string;
}

/**
 * Expects nothing on the screen that keeps somebody from using it (axe, WCAG 2.2 A and AA, serious and critical).
 *
 * What fades in or out has, for a moment, colours nobody chose. So the mouse leaves what it may point at, everything that
 * ends by itself is waited for, and a finding counts when two analyses in a row see it at the same place.
 */
export async function expectAccessible(window: Page): Promise<void> {
  await window.mouse.move(0, 0);
  const first = await analyze(window);
  const second = first.length === 0 ? [] : await analyze(window);
  const seen = new Set(first.map(key));
  const lasting = second.filter((finding) => seen.has(key(finding)));
  expect(lasting.map(({ rule, place, measured }) => `${rule}: ${place} ${measured}`)).toEqual([]);
}

function key({ rule, place }: Finding): string {
  return `${rule} ${place}`;
}

async function analyze(window: Page): Promise<Finding[]> {
  await untilStill(window);
  // Legacy mode: Electron opens no second page for axe to work in.
  const { violations } = await new AxeBuilder({ page: window })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .exclude(FOCUS_GUARDS)
    .setLegacyMode()
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all, none }) => ({
        rule: id,
        place: target.join(" "),
        measured: JSON.stringify([...any, ...all, ...none].map(({ message, data }) => ({ message, data }))),
      })),
    );
}

/**
 * Waits until no animation or transition that has an end is running, two frames in a row: one that begins when another
 * ends counts too. Spinners and other endless ones are left alone.
 */
async function untilStill(window: Page): Promise<void> {
  await window.evaluate(async (patience) => {
    const moving = (): Animation[] =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === "running" && Number.isFinite(effect?.getComputedTiming().endTime ?? Number.POSITIVE_INFINITY),
        );
    // A window behind others draws no frames; it does not move either.
    const frame = async (): Promise<void> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => resolve());
        setTimeout(resolve, 100);
      });
    const until = performance.now() + patience;
    for (let still = 0; still < 2 && performance.now() < until; ) {
      still = moving().length === 0 ? still + 1 : 0;
      await frame();
    }
  }, STILL_WITHIN_MS);
}
