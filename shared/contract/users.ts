import { z } from "zod";
import { command, query, zCommandId, zInstant } from "./common.ts";

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
  /** Has a password. */
  signsIn: z.boolean(),
  /** Last time they signed in; null: never. */
  signedInAt: zInstant.nullable(),
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

/** A password as typed; what makes one strong enough is judged by the ledger. */
const zPassword = z.string().min(1).max(200);

/** Rules of signing in, the company's own. */
export const zSignInRules = z.object({
  /** Minutes without a key or a click after which the app is locked; 0: never. */
  idleMinutes: z.number().int().min(0).max(240),
  /** Wrong passwords in a row after which a person has to wait. */
  attempts: z.number().int().min(3).max(20),
  /** Minutes of that wait. */
  waitMinutes: z.number().int().min(1).max(1440),
});
export type SignInRules = z.infer<typeof zSignInRules>;

/** Who works with this ledger on this PC, and whether it asks for a password. */
export const zSession = z.object({
  /** Whether somebody has a password: then nobody works without one. */
  protected: z.boolean(),
  /** Who has signed in; null in a ledger without passwords and while it is locked. */
  person: z.object({ id: z.number().int(), name: z.string(), role: zPersonRole }).nullable(),
  /** Who can sign in. */
  people: z.array(z.object({ id: z.number().int(), name: z.string(), lastHere: z.boolean() })),
  /** Their password was set by somebody else: they choose their own first. */
  mustChange: z.boolean(),
  /** Whether a ledger without passwords should offer to make the first person. */
  offer: z.boolean(),
  rules: zSignInRules,
});
export type Session = z.infer<typeof zSession>;

const zRecovery = z.object({ session: zSession, recoveryCode: z.string() });

export const users = {
  /** Answers before anybody has signed in, as does everything down to `skipFirst`. */
  session: query.output(zSession),
  /** Throws SIGN_IN_REFUSED and SIGN_IN_LOCKED. */
  signIn: command.input(z.object({ id: z.number().int(), password: zPassword })).output(zSession),
  /** Leaves the ledger to whoever signs in next; `idle` when nobody was there any more. */
  lock: command.input(z.object({ idle: z.boolean().default(false) })).output(zSession),
  /** A new password by the recovery code, which is used up; the answer has the next one. Throws RECOVERY_REFUSED. */
  recover: command
    .input(z.object({ code: z.string().max(60), id: z.number().int(), password: zPassword }))
    .output(zRecovery),
  /** The first person with a password, a manager; from then on everybody signs in. Throws ALREADY_PROTECTED. */
  makeFirst: command
    .input(z.object({ name: z.string().trim().min(1).max(120), password: zPassword }))
    .output(zRecovery),
  /** Says that this ledger is worked on without passwords: it is not offered again. */
  skipFirst: command.output(zSession),
  /** Gives somebody a password that they have to change. */
  setPassword: command
    .input(z.object({ id: z.number().int(), password: zPassword }))
    .output(z.object({ id: z.number().int() })),
  changePassword: command.input(z.object({ current: zPassword, password: zPassword })).output(zSession),
  /** Takes somebody's way in; what they did keeps their name. Throws LAST_MANAGER. */
  removePassword: command.input(z.object({ id: z.number().int() })).output(z.object({ id: z.number().int() })),
  /** Another recovery code; the one before is void. */
  newRecoveryCode: command.input(z.object({ password: zPassword })).output(z.object({ recoveryCode: z.string() })),
  saveRules: command.input(z.object({ commandId: zCommandId, rules: zSignInRules })).output(zSession),
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
