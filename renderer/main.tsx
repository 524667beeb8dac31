import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { readAhead } from "./app/read-ahead.ts";
import { watchLedgerChanges } from "./lib/changes.ts";
import { pickLanguage, startI18n } from "./lib/i18n.ts";
import { watchRunningImports } from "./lib/import-run.ts";
import { listenForLedgerPorts } from "./lib/ledger.ts";
import { native } from "./lib/native.ts";
import { loadPreferences } from "./lib/preferences.ts";
import { watchLedgerProcess } from "./lib/process-state.ts";
import { refetchOnLedgerChanges } from "./lib/query-client.ts";

const { language } = await loadPreferences();
await startI18n(pickLanguage(language, native.info.systemLanguages));

watchLedgerProcess();
watchLedgerChanges();
watchRunningImports();
refetchOnLedgerChanges();
listenForLedgerPorts(() => native.requestLedgerPort());

readAhead();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
