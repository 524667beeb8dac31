import { type Me, type Person, type PersonDetails, zPersonRole } from "../../../shared/contract/users.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { carryOut } from "../lib/carry-out.ts";
import type { Stamp } from "../lib/recording.ts";
import { listPeople } from "./reader.ts";
import { addPerson, changePerson, keepMe } from "./writer.ts";

/** As every command, and what is known of who works here is read again before the screens are told to ask. */
async function command<T>(
  context: LedgerContext,
  commandId: string,
  procedure: string,
  work: (tx: LedgerTx, recording: Stamp) => Promise<T>,
): Promise<T> {
  const answer = await carryOut(context, commandId, `users.${procedure}`, [], work);
  await context.session.refreshMe();
  context.changes.publish("users", "customers");
  return answer;
}

async function personOf(tx: LedgerTx, id: number): Promise<Person> {
  const person = (await listPeople(tx.sql)).find((each) => each.id === id);
  if (!person) throw ledgerError("NOT_FOUND", { what: "person", id: String(id) });
  return person;
}

function me(context: LedgerContext): Me {
  const person = context.session.me;
  return { person: person === null ? null : { ...person, role: zPersonRole.parse(person.role) } };
}

/** Procedures of the area `users`: people, without accounts or passwords. */
export const usersHandlers = {
  async list(context: LedgerContext): Promise<{ rows: Person[] }> {
    return { rows: await listPeople(openLedger(context).read) };
  },

  async me(context: LedgerContext): Promise<Me> {
    openLedger(context);
    return me(context);
  },

  add(context: LedgerContext, input: { commandId: string; person: PersonDetails }): Promise<Person> {
    return command(context, input.commandId, "add", async (tx, recording) =>
      personOf(tx, await addPerson(tx, input.person, recording)),
    );
  },

  change(
    context: LedgerContext,
    input: { commandId: string; id: number; version: number; person: PersonDetails },
  ): Promise<Person> {
    return command(context, input.commandId, "change", async (tx, recording) => {
      await changePerson(tx, input, recording);
      return personOf(tx, input.id);
    });
  },

  async become(context: LedgerContext, input: { commandId: string; id: number | null }): Promise<Me> {
    // Where people sign in, a name is not something one picks.
    if (context.session.protected) {
      throw ledgerError("NOT_ALLOWED", {
        procedure: "users.become",
        role: context.session.me?.role ?? "",
        why: "role",
      });
    }
    await command(context, input.commandId, "become", async (tx, recording) => {
      await keepMe(tx, input.id, recording);
      return null;
    });
    // Who may decide depends on who asks.
    context.changes.publish("approvals", "agreements");
    return me(context);
  },
};
