import { FluentProvider } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo } from "react";
import { useDarkMode } from "../lib/dark-mode.ts";
import { i18n, pickLanguage } from "../lib/i18n.ts";
import { native } from "../lib/native.ts";
import { usePreferences } from "../lib/preferences.ts";
import { queryClient } from "../lib/query-client.ts";
import { agingVariables, darkTheme, lightTheme } from "../lib/theme.ts";
import { router } from "./router.tsx";

/** The whole window in the person's theme and language. */
export function App(): ReactNode {
  const dark = useDarkMode();
  const { language } = usePreferences();
  const wanted = pickLanguage(language, native.info.systemLanguages);
  const variables = useMemo(() => ({ height: "100%", ...agingVariables(dark) }), [dark]);
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  }, [dark]);
  useEffect(() => {
    void i18n.changeLanguage(wanted);
  }, [wanted]);
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme} style={variables}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </FluentProvider>
  );
}
