import { createStore, useStore } from "../../lib/store.ts";

/** Deliveries whose note was read and put away, while the window is open. */
const read = createStore<ReadonlySet<number>>(new Set());

export function dismissed(id: number): void {
  read.set(new Set([...read.get(), id]));
}

export function useDismissed(): ReadonlySet<number> {
  return useStore(read);
}
