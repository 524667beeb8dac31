import { beforeEach, expect, it } from "vitest";
import { forgetUndo, lastStep, recordUndo, redoLast, undoLast } from "../../../renderer/lib/undo.ts";

let value = 0;
/** Sets the value and remembers how to take it back. */
function set(next: number): void {
  const before = value;
  value = next;
  recordUndo({
    words: `valor ${next}`,
    undo: async () => {
      value = before;
    },
    redo: async () => {
      value = next;
    },
  });
}

beforeEach(() => {
  forgetUndo();
  value = 0;
});

it("takes steps back in turn, does them again, and says which", async () => {
  set(1);
  set(2);
  expect(await undoLast()).toBe(true);
  expect(value).toBe(1);
  expect(lastStep.get()).toEqual({ kind: "undone", words: "valor 2" });
  expect(await undoLast()).toBe(true);
  expect(await undoLast()).toBe(false);
  expect(value).toBe(0);
  expect(await redoLast()).toBe(true);
  expect(await redoLast()).toBe(true);
  expect(await redoLast()).toBe(false);
  expect(value).toBe(2);
  expect(lastStep.get()).toEqual({ kind: "redone", words: "valor 2" });
});

it("forgets what was undone once something else is done", async () => {
  set(1);
  await undoLast();
  set(5);
  expect(await redoLast()).toBe(false);
  expect(value).toBe(5);
});

it("does not try again what cannot be taken back", async () => {
  set(1);
  recordUndo({ words: "ajeno", undo: () => Promise.reject(new Error("cambió")), redo: () => Promise.resolve() });
  expect(await undoLast()).toBe(false);
  expect(lastStep.get()).toMatchObject({ kind: "failed", words: "ajeno" });
  expect(await undoLast()).toBe(true);
  expect(value).toBe(0);
});

it("takes one step back however fast the key is pressed", async () => {
  set(1);
  set(2);
  await Promise.all([undoLast(), undoLast()]);
  expect(value).toBe(1);
});
