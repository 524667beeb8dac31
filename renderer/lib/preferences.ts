import type { Preferences } from "../../shared/contract/native.ts";
import { native } from "./native.ts";
import { createStore, useStore } from "./store.ts";

const RECENT_LIMIT = 8;

const store = createStore<Preferences>({
  language: null,
  theme: "system",
  lastLedger: null,
  recentLedgers: [],
  railOpen: true,
  gridLayouts: {},
  lastFolder: null,
  updateSource: "",
});

/** Reads the preferences file once, before anything is drawn. */
export async function loadPreferences(): Promise<Preferences> {
  store.set(await native.getPreferences());
  return store.get();
}

/** The person's choices on this PC; the component renders again when one changes. */
export function usePreferences(): Preferences {
  return useStore(store);
}

/** The preferences now, for functions outside React. */
export function currentPreferences(): Preferences {
  return store.get();
}

/** Applies the changes at once and has them written. */
export async function changePreferences(changes: Partial<Preferences>): Promise<void> {
  store.set({ ...store.get(), ...changes });
  await native.setPreferences(changes);
}

/** The ledger opens by itself next time and heads the list of recent ones. */
export async function rememberLedger(path: string): Promise<void> {
  const recentLedgers = [path, ...store.get().recentLedgers.filter((known) => known !== path)].slice(0, RECENT_LIMIT);
  await changePreferences({ lastLedger: path, recentLedgers });
}

/** Takes a ledger that is gone or not wanted off the list of recent ones. */
export async function forgetLedger(path: string): Promise<void> {
  const { lastLedger, recentLedgers } = store.get();
  await changePreferences({
    lastLedger: lastLedger === path ? null : lastLedger,
    recentLedgers: recentLedgers.filter((known) => known !== path),
  });
}
