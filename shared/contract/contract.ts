import { backup } from "./backup.ts";
import { bank } from "./bank.ts";
import { complements } from "./complements.ts";
import { customers } from "./customers.ts";
import { imports } from "./imports.ts";
import { ledgers } from "./ledgers.ts";
import { openings } from "./openings.ts";
import { payments } from "./payments.ts";
import { rates } from "./rates.ts";
import { receivables } from "./receivables.ts";
import { reports } from "./reports.ts";
import { review } from "./review.ts";
import { settings } from "./settings.ts";

/** Everything the ledger process answers; the router implements it and every client is typed by it. */
export const contract = {
  ledgers,
  backup,
  settings,
  imports,
  receivables,
  complements,
  review,
  payments,
  bank,
  customers,
  reports,
  rates,
  openings,
};
