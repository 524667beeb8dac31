import { chartsEn } from "./charts.en.ts";
import { commonEn } from "./common.en.ts";
import { customersEn } from "./customers.en.ts";
import { entriesEn } from "./entries.en.ts";
import { errorsEn } from "./errors.en.ts";
import type { es } from "./es.ts";
import { gridEn } from "./grid.en.ts";
import { importingEn } from "./importing.en.ts";
import { ledgersEn } from "./ledgers.en.ts";
import type { Messages } from "./messages.ts";
import { receivablesEn } from "./receivables.en.ts";
import { reportsEn } from "./reports.en.ts";
import { reportsScreenEn } from "./reports-screen.en.ts";
import { settingsEn } from "./settings.en.ts";
import { shellEn } from "./shell.en.ts";

/** Every user-visible word in English. */
export const en: Messages<typeof es> = {
  charts: chartsEn,
  common: commonEn,
  errors: errorsEn,
  importing: importingEn,
  ledgers: ledgersEn,
  settings: settingsEn,
  shell: shellEn,
  customers: customersEn,
  entries: entriesEn,
  grid: gridEn,
  receivables: receivablesEn,
  reports: reportsEn,
  reportsScreen: reportsScreenEn,
};
