import { useSyncExternalStore } from "react";
import { usePreferences } from "./preferences.ts";

const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

function subscribe(listener: () => void): () => void {
  systemDark.addEventListener("change", listener);
  return () => systemDark.removeEventListener("change", listener);
}

/** Whether the dark theme is in use: the person's choice, or the system's. */
export function useDarkMode(): boolean {
  const { theme } = usePreferences();
  const system = useSyncExternalStore(subscribe, () => systemDark.matches);
  return theme === "system" ? system : theme === "dark";
}
