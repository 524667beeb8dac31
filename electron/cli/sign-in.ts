import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Reach, Role } from "../../shared/domain/permissions/role.ts";
import { reachOf } from "../../shared/domain/permissions.ts";
import { searchForm } from "../../shared/domain/text.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { appendAudit } from "../ledger/audit/writer.ts";
import { ledgerError } from "../ledger/ledger-error.ts";
import { actingAs } from "../ledger/lib/acting.ts";
import { accountHolders, checkPassword, hasAccounts, noteSignIn, readAccountHolder } from "../ledger/users/accounts.ts";
import { UsageError } from "./arguments.ts";
import type { Call, Ledger, Words } from "./call.ts";

/** Where a scheduled task finds who it works as: variables of that task alone. */
const USER = "AL_CORRIENTE_USER";
const PASSWORD = "AL_CORRIENTE_PASSWORD";

/** Signs in where the open ledger asks for it. Throws UsageError, SIGN_IN_REFUSED and SIGN_IN_LOCKED. */
export async function signIn(call: Call): Promise<void> {
  const db = call.context.session.current;
  if (db === null || !call.context.session.protected) return;
  const { id, password } = await who(call, db);
  await call.client.users.signIn({ id, password });
}

interface Holder {
  readonly id: number;
  readonly name: string;
  readonly reach: Reach;
}

/**
 * Who runs a command that opens no session, and how far they reach with its procedure; null in a ledger without passwords. Throws
 * NOT_ALLOWED and what signing in throws.
 */
export async function signedInFor(words: Words, db: Ledger, procedure: string): Promise<Holder | null> {
  if (!(await hasAccounts(db.read))) return null;
  const { id, name, role } = await checkPassword(db, await who(words, db), new Date());
  const at = new Date().toISOString();
  const mustChange = (await readAccountHolder(db.read, id))?.mustChange === true;
  const reach = mustChange ? "none" : reachOf(procedure, role as Role);
  await db.write((tx) => noteSignIn(tx, { id, name, role }, { at, actor: name }));
  if (reach === "none") throw ledgerError("NOT_ALLOWED", { procedure, role, why: mustChange ? "password" : "role" });
  return { id, name, reach };
}

/**
 * The ledger as far as whoever runs the command may see it by `procedure`. What is printed leaves the ledger as a file does, so the
 * audit says who read what. Throws as {@link signedInFor}.
 */
export async function visibleTo(words: Words, db: Ledger, procedure: string): Promise<Ledger> {
  const holder = await signedInFor(words, db, procedure);
  if (holder === null) return db;
  const { id, name: actor } = holder;
  const { all, customer, json } = words.options;
  const input = { command: words.command, all, json, customer: customer ?? null };
  const at = new Date().toISOString();
  await actingAs({ personId: id, actor, procedure, input }, () =>
    db.write((tx) => appendAudit(tx, { at, actor, action: procedure, detail: input })),
  );
  return holder.reach === "own" ? db.narrowed(id) : db;
}

async function who({ options, texts }: Words, db: Ledger): Promise<{ id: number; password: string }> {
  const name = options.user ?? process.env[USER] ?? "";
  const holders = await accountHolders(db.read);
  if (name === "") throw new UsageError(texts.signInNeeded);
  const found = holders.find((holder) => searchForm(holder.name) === searchForm(name));
  if (!found) throw new UsageError(fillWords(texts.unknownUser, { name }));
  return { id: found.id, password: await passwordFrom(texts, options["password-stdin"]) };
}

/** From the environment, from standard input where that is said, or typed by a person, whose letters are not shown. */
async function passwordFrom(texts: Words["texts"], fromInput: boolean): Promise<string> {
  const given = process.env[PASSWORD];
  if (given !== undefined && given !== "" && !fromInput) return given;
  if (!fromInput && !process.stdin.isTTY) throw new UsageError(texts.passwordNeeded);
  if (!fromInput) process.stderr.write(texts.passwordPrompt);
  // With no output of its own, nothing of what is typed is written anywhere.
  const lines = createInterface({ input: process.stdin, terminal: !fromInput });
  try {
    const [line] = (await once(lines, "line")) as [string];
    return line;
  } finally {
    lines.close();
    if (!fromInput) process.stderr.write("\n");
  }
}
