import { os } from "@orpc/server";
import type { Role } from "../../../shared/domain/permissions/role.ts";
import { OPEN, PERMISSIONS, reachOf } from "../../../shared/domain/permissions.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError } from "../ledger-error.ts";
import { acting, actingAs, streamingAs } from "../lib/acting.ts";
import { isWithinPortfolio } from "./portfolio.ts";

/** What may be asked for while a password set by somebody else is still in use. */
const TO_CHANGE_PASSWORD: ReadonlySet<string> = new Set(["users.changePassword", "users.me", "settings.get"]);

const base = os.$context<LedgerContext>();

/**
 * Lets a call through when whoever signed in may make it, by the one table of permissions. It stands before anything looks at
 * the input. Throws NOT_SIGNED_IN and NOT_ALLOWED.
 */
export const permitted = base.middleware(async ({ context, path, next }) => {
  const procedure = path.join(".");
  const { session } = context;
  const signedOut = await session.endTooLong();
  if (signedOut !== null) await noteTooLong(context, signedOut);
  if (OPEN.has(procedure) || session.current === null || !session.protected) return next();
  const { me } = session;
  if (me === null) throw ledgerError("NOT_SIGNED_IN");
  const { role } = me;
  if (session.mustChange && !TO_CHANGE_PASSWORD.has(procedure)) {
    throw ledgerError("NOT_ALLOWED", { procedure, role, why: "password" });
  }
  if (reachOf(procedure, role as Role) === "none") throw ledgerError("NOT_ALLOWED", { procedure, role, why: "role" });
  return next();
});

/** Tells that somebody was signed out after a day's work: the audit, and the screens that are open. */
async function noteTooLong(context: LedgerContext, me: { readonly id: number; readonly name: string }): Promise<void> {
  const at = context.now().toISOString();
  const detail = { person: me.id, idle: false, tooLong: true };
  await context.session.current?.write((tx) => appendAudit(tx, { at, actor: me.name, action: "users.lock", detail }));
  context.changes.publish("users", "audit");
}

/**
 * Carries a call out as that of whoever works here: what it records names them, what it changes is within their portfolio, and
 * what leaves the ledger in a file or a print is audited. The input has been parsed. Throws NOT_ALLOWED.
 */
export const carriedOut = base.middleware(async ({ context, path, next }, input: unknown) => {
  const procedure = path.join(".");
  // A router inside another one: the outer one has done it.
  if (acting()?.procedure === procedure) return next();
  const permission = PERMISSIONS.get(procedure);
  const { session } = context;
  const all = session.current;
  if (session.protected && session.me !== null && all !== null && session.visible !== null) {
    const { role } = session.me;
    const own = permission?.deed === "acts" && reachOf(procedure, role as Role) === "own";
    if (own && !(await isWithinPortfolio(session.visible, all.read, path[0] ?? "", input))) {
      throw ledgerError("NOT_ALLOWED", { procedure, role, why: "portfolio" });
    }
  }
  const signedIn = session.protected ? (session.me?.id ?? null) : null;
  const call = { personId: context.personId(), signedIn, actor: context.actor, procedure, input };
  const result = await actingAs(call, () => next());
  if (permission?.deed === "exports") await actingAs(call, () => noteExport(context, procedure, input));
  if (permission?.deed !== "reads" && !OPEN.has(procedure)) context.changes.publish("audit");
  const { output } = result;
  if (!isStream(output)) return result;
  return { ...result, output: streamingAs(call, output) };
});

/** What left the ledger, by whom and where to. */
async function noteExport(context: LedgerContext, procedure: string, input: unknown): Promise<void> {
  const db = context.session.current;
  if (db === null) return;
  const asked = typeof input === "object" && input !== null ? Object.entries(input) : [];
  const detail = Object.fromEntries(asked.filter(([key]) => key !== "commandId"));
  const at = context.now().toISOString();
  await db.write((tx) => appendAudit(tx, { at, actor: context.actor, action: procedure, detail }));
}

function isStream(output: unknown): output is AsyncIterator<unknown, unknown, undefined> {
  return typeof output === "object" && output !== null && Symbol.asyncIterator in output && "next" in output;
}
