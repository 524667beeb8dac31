import type { Kysely } from "kysely";
import { erasable } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** To whom a report is mailed can be erased with the person: in the schedules of before, which stay for what was due. */
export const reportRecipients0245: Migration = {
  version: 245,
  name: "report-recipients",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await erasable(db, dialect, "report_schedule", ["recipients", "actor"]);
  },
};
