/**
 * `describe` and `test` as the tests of the rules see them while Stryker changes the code under them: they only note what is
 * to be run, so that one load of all files serves every change. `expect` stays Vitest's own.
 */
export { expect } from "vitest";

interface Collected {
  /** The name after its file: two files may name a test alike. */
  readonly id: string;
  readonly fileName: string;
  readonly name: string;
  readonly run: () => unknown;
}

/** Every test of the files loaded so far, in the order they are written. */
export const collected: Collected[] = [];
const within: string[] = [];
let fileName = "";

/** Loads one file, whose tests it then knows. */
export async function collect(path: string, load: (path: string) => Promise<unknown>): Promise<void> {
  fileName = path;
  await load(path);
}

export function describe(name: string, define: () => void): void {
  within.push(name);
  define();
  within.pop();
}

export function test(name: string, run: () => unknown): void {
  const whole = [...within, name].join(" > ");
  collected.push({ id: `${fileName} ${whole}`, fileName, name: whole, run });
}

test.each = (rows: readonly unknown[]) => (name: string, run: (...row: unknown[]) => unknown) => {
  for (const [index, row] of rows.entries()) {
    test(`${name} (${String(index + 1)})`, () => (Array.isArray(row) ? run(...row) : run(row)));
  }
};

/** @alias of test */
export const it = test;
