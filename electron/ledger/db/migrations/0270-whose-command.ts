import type { Kysely } from "kysely";
import { bigint } from "../dialects.ts";
import type { Dialect, Migration } from "../migration.ts";

/** Whose a command is that was carried out: nobody else gets its answer by its id. Those of before are nobody's in particular. */
export const whoseCommand0270: Migration = {
  version: 270,
  name: "whose-command",
  async up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
    await db.schema
      .alterTable("command")
      .addColumn("person_id", bigint(dialect), (c) => c.references("person.id"))
      .execute();
  },
};
