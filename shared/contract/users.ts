import { z } from "zod";
import { command, query, zCommandId } from "./common.ts";

/** What people of the company do with receivables (COLLECTIONS 19). */
export const zPersonRole = z.enum([
  "collector",
  "coordinator",
  "manager",
  "director",
  "administration",
  "billing",
  "sales",
  "logistics",
  "auditor",
]);

/** Someone of the company who works with receivables. */
export const zPerson = z.object({
  id: z.number().int(),
  name: z.string(),
  role: zPersonRole,
  email: z.string(),
  /** False: left; stays because what they did names them. */
  active: z.boolean(),
  /** Rises with each change; who saves names the one they read. */
  version: z.number().int(),
  /** Customers they are in charge of. */
  customers: z.number().int(),
});
export type Person = z.infer<typeof zPerson>;

const zDetails = z.object({
  name: z.string().trim().min(1).max(120),
  role: zPersonRole,
  /** Mail address or "". */
  email: z.string().trim().max(254),
  active: z.boolean().default(true),
});
export type PersonDetails = z.infer<typeof zDetails>;

/** Who this PC works as; null: nobody was chosen. */
const zMe = z.object({ person: z.object({ id: z.number().int(), name: z.string(), role: zPersonRole }).nullable() });
export type Me = z.infer<typeof zMe>;

export const users = {
  /** People by name, those who left last. */
  list: query.output(z.object({ rows: z.array(zPerson) })),
  me: query.output(zMe),
  add: command.input(z.object({ commandId: zCommandId, person: zDetails })).output(zPerson),
  /** Throws CHANGED_MEANWHILE when somebody else saved since `version`. */
  change: command
    .input(z.object({ commandId: zCommandId, id: z.number().int(), version: z.number().int(), person: zDetails }))
    .output(zPerson),
  /** Says who works on this PC from now on; what is recorded names them. */
  become: command.input(z.object({ commandId: zCommandId, id: z.number().int().nullable() })).output(zMe),
};
