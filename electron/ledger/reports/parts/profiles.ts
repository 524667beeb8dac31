import type { RawBuilder } from "kysely";
import { profilesOn } from "../../customers/divisions.ts";
import type { Kit } from "./kit.ts";

const read = new WeakMap<object, Promise<RawBuilder<unknown>>>();

/** Who had each customer at the report's cut-off, and how it was classed, as a table to join; read once a report. */
export function profilesAtCutOff({
  readings,
  read: db,
  asOf,
}: Pick<Kit, "readings" | "read" | "asOf">): Promise<RawBuilder<unknown>> {
  const known = read.get(readings) ?? profilesOn(db, asOf);
  read.set(readings, known);
  return known;
}
