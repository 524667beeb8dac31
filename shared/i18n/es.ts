import { chartsEs } from "./charts.es.ts";
import { commonEs } from "./common.es.ts";
import { errorsEs } from "./errors.es.ts";
import { importingEs } from "./importing.es.ts";
import { ledgersEs } from "./ledgers.es.ts";
import { settingsEs } from "./settings.es.ts";
import { shellEs } from "./shell.es.ts";

/** Every user-visible word in Spanish of Mexico; the other languages have exactly these keys. */
export const es = {
  charts: chartsEs,
  common: commonEs,
  errors: errorsEs,
  importing: importingEs,
  ledgers: ledgersEs,
  settings: settingsEs,
  shell: shellEs,
};
