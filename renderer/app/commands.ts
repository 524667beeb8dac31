import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { reachOf } from "../../shared/domain/permissions.ts";
import { AS_OF_INPUT_ID } from "../components/AsOfPicker.tsx";
import { useDarkMode } from "../lib/dark-mode.ts";
import { ledger } from "../lib/ledger.ts";
import { native } from "../lib/native.ts";
import { offeredPaths } from "../lib/offered-paths.ts";
import { changePreferences, usePreferences } from "../lib/preferences.ts";
import { useSession } from "../lib/session.ts";
import type { Shortcut } from "../lib/shortcuts.ts";
import { helpOpen } from "./help-state.ts";
import { SEARCH_INPUT_ID } from "./input-ids.ts";
import { screensFor } from "./screens.ts";

/** Something the user can have done from anywhere: by its shortcut, or by its name in the search. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly shortcut: Shortcut | null;
  readonly run: () => void;
}

const GO_LABELS = {
  "/hoy": "shell.commands.goHome",
  "/lista": "shell.commands.goWorklist",
  "/cartera": "shell.commands.goCartera",
  "/clientes": "shell.commands.goCustomers",
  "/pagos": "shell.commands.goPayments",
  "/promesas": "shell.commands.goPromises",
  "/aclaraciones": "shell.commands.goDisputes",
  "/acuerdos": "shell.commands.goAgreements",
  "/autorizar": "shell.commands.goApprovals",
  "/cartas": "shell.commands.goLetters",
  "/despachos": "shell.commands.goAgencies",
  "/campanas": "shell.commands.goCampaigns",
  "/escalamientos": "shell.commands.goEscalations",
  "/bancos": "shell.commands.goBank",
  "/complementos": "shell.commands.goComplements",
  "/gestiones": "shell.commands.goContacts",
  "/revision": "shell.commands.goReview",
  "/indicadores": "shell.commands.goKpis",
  "/pronostico": "shell.commands.goForecast",
  "/reportes": "shell.commands.goReports",
  "/importar": "shell.commands.goImport",
  "/auditoria": "shell.commands.goAudit",
  "/ajustes": "shell.commands.goSettings",
} as const;

function focusInput(id: string): void {
  const input = document.getElementById(id);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  input.select();
}

/** Every command of the frame, in the language in use. */
export function useCommands(): readonly Command[] {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const dark = useDarkMode();
  const { railOpen } = usePreferences();
  const english = i18n.language === "en";
  const session = useSession();
  const role = session?.protected === true ? (session.person?.role ?? null) : null;
  return useMemo(() => {
    const may = (procedure: string): boolean => role === null || reachOf(procedure, role) !== "none";
    const importPaths = async (choose: Promise<readonly string[] | string | null>): Promise<void> => {
      const chosen = await choose;
      const paths = typeof chosen === "string" ? [chosen] : (chosen ?? []);
      if (paths.length === 0) return;
      offeredPaths.set(paths);
      await navigate({ to: "/importar" });
    };
    const screens = screensFor(may).map(({ to, shortcut }) => ({
      id: to,
      label: t(GO_LABELS[to]),
      shortcut,
      run: () => void navigate({ to }),
    }));
    return [
      {
        id: "search",
        label: t("shell.commands.focusSearch"),
        shortcut: { key: "k", ctrl: true },
        run: () => focusInput(SEARCH_INPUT_ID),
      },
      ...screens,
      {
        id: "as-of",
        label: t("shell.commands.asOf"),
        shortcut: { key: "d", ctrl: true },
        run: () => focusInput(AS_OF_INPUT_ID),
      },
      {
        id: "import-folder",
        label: t("shell.commands.importFolder"),
        shortcut: { key: "i", ctrl: true },
        run: () => void importPaths(native.chooseFolder()),
      },
      {
        id: "import-files",
        label: t("shell.commands.importFiles"),
        shortcut: null,
        run: () => void importPaths(native.chooseFiles()),
      },
      ...(role === null
        ? []
        : [
            {
              id: "lock",
              label: t("signIn.lock"),
              shortcut: { key: "q", ctrl: true, shift: true },
              run: () => void ledger.users.lock({}),
            },
          ]),
      ...(may("privacy.find")
        ? [
            {
              id: "privacy",
              label: t("shell.commands.goPrivacy"),
              shortcut: null,
              run: () => void navigate({ to: "/privacidad" }),
            },
          ]
        : []),
      {
        id: "open-ledger",
        label: t("shell.commands.openLedger"),
        shortcut: { key: "o", ctrl: true },
        run: () => void navigate({ to: "/inicio" }),
      },
      {
        id: "rail",
        label: t("shell.commands.toggleRail"),
        shortcut: { key: "b", ctrl: true },
        run: () => void changePreferences({ railOpen: !railOpen }),
      },
      {
        id: "theme",
        label: t("shell.commands.toggleTheme"),
        shortcut: null,
        run: () => void changePreferences({ theme: dark ? "light" : "dark" }),
      },
      {
        id: "language",
        label: t("shell.commands.toggleLanguage"),
        shortcut: null,
        run: () => void changePreferences({ language: english ? "es" : "en" }),
      },
      {
        id: "help",
        label: t("shell.commands.help"),
        shortcut: { key: "F1" },
        run: () => helpOpen.set(!helpOpen.get()),
      },
    ];
  }, [t, navigate, dark, railOpen, english, role]);
}
