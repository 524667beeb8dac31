import { useSyncExternalStore } from "react";

/** One value the whole window shares, outside React so that plain functions may set it. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A store that holds `initial` until somebody sets it; who listens is told of every other value. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const personal: (() => void)[] = [];

/** A store of what one person chose, typed or did at this window: the next person begins with `initial` again. */
export function createPersonalStore<T>(initial: T): Store<T> {
  const store = createStore(initial);
  personal.push(() => store.set(initial));
  return store;
}

/** Begins every personal store anew: somebody else works at this window now. */
export function forgetPerson(): void {
  for (const reset of personal) reset();
}

/** The store's value; the component renders again when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

/**
 * What a screen shows, for its components to read and for anybody to change in part. It stays while the window lives, so that
 * coming back finds it as it was, and begins anew for the next person.
 */
export function screenState<T extends object>(
  initial: T,
): readonly [use: () => T, change: (changes: Partial<T>) => void] {
  const store = createPersonalStore(initial);
  return [() => useStore(store), (changes) => store.set({ ...store.get(), ...changes })];
}
