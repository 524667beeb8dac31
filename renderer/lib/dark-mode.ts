import { useMediaQuery } from "./media-query.ts";
import { usePreferences } from "./preferences.ts";

/** Whether the dark theme is in use: the person's choice, or the system's. */
export function useDarkMode(): boolean {
  const { theme } = usePreferences();
  const system = useMediaQuery("(prefers-color-scheme: dark)");
  return theme === "system" ? system : theme === "dark";
}
