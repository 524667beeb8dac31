import { createPersonalStore } from "./store.ts";

/** Something a person did that can be taken back. */
export interface Undoable {
  /** What was done, as it is said when it is undone: "Gestora de Aceros: Ana". */
  readonly words: string;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
}

interface Stacks {
  readonly done: readonly Undoable[];
  readonly undone: readonly Undoable[];
}

/** Steps kept; older ones stay done. */
const MOST_STEPS = 50;

const stacks = createPersonalStore<Stacks>({ done: [], undone: [] });
/** What was undone or done again last, for the window to say. */
export const lastStep = createPersonalStore<{
  readonly kind: "undone" | "redone" | "failed";
  readonly words: string;
  readonly error?: unknown;
} | null>(null);

let running = false;

/** Remembers what was just done; what had been undone before cannot be done again any more. */
export function recordUndo(step: Undoable): void {
  stacks.set({ done: [...stacks.get().done, step].slice(-MOST_STEPS), undone: [] });
}

/** Forgets every step: another ledger was opened. */
export function forgetUndo(): void {
  stacks.set({ done: [], undone: [] });
}

/** Takes the last step back; false when there is none. One at a time: a second key while one runs is let go. */
export async function undoLast(): Promise<boolean> {
  const { done, undone } = stacks.get();
  const step = done.at(-1);
  if (step === undefined || running) return false;
  running = true;
  try {
    await step.undo();
    stacks.set({ done: stacks.get().done.filter((each) => each !== step), undone: [...undone, step] });
    lastStep.set({ kind: "undone", words: step.words });
    return true;
  } catch (error) {
    // Somebody else changed it meanwhile, say: it is not tried again and again.
    stacks.set({ done: stacks.get().done.filter((each) => each !== step), undone });
    lastStep.set({ kind: "failed", words: step.words, error });
    return false;
  } finally {
    running = false;
  }
}

/** Does the step undone last again; false when there is none. */
export async function redoLast(): Promise<boolean> {
  const { done, undone } = stacks.get();
  const step = undone.at(-1);
  if (step === undefined || running) return false;
  running = true;
  try {
    await step.redo();
    stacks.set({ done: [...done, step], undone: undone.filter((each) => each !== step) });
    lastStep.set({ kind: "redone", words: step.words });
    return true;
  } catch (error) {
    stacks.set({ done, undone: undone.filter((each) => each !== step) });
    lastStep.set({ kind: "failed", words: step.words, error });
    return false;
  } finally {
    running = false;
  }
}
