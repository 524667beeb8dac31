import type { PersonDetails } from "../../../shared/contract/users.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { keepSetting } from "../lib/keep-setting.ts";
import { isMailAddress } from "../lib/mail-address.ts";
import type { Stamp } from "../lib/recording.ts";
import { assertManagerLeft } from "./accounts.ts";
import { seatKey } from "./seat.ts";

async function check(db: ReadHandle, person: PersonDetails, id: number | null): Promise<void> {
  if (person.email !== "" && !isMailAddress(person.email)) {
    throw ledgerError("FIELD_REFUSED", { field: "email", code: "not-a-mail", value: person.email });
  }
  const search = searchForm(person.name);
  const other = await db.selectFrom("person").select("id").where("search", "=", search).executeTakeFirst();
  if (other !== undefined && other.id !== id) throw ledgerError("PERSON_EXISTS", { name: person.name });
}

/** Adds a person; returns the id. Throws PERSON_EXISTS and FIELD_REFUSED. */
export async function addPerson(tx: LedgerTx, person: PersonDetails, recording: Stamp): Promise<number> {
  await check(tx.sql, person, null);
  const id = await takeIds(tx, "person", 1);
  const row = {
    id,
    name: person.name,
    search: searchForm(person.name),
    role: person.role,
    email: person.email,
    active: person.active ? 1 : 0,
    version: 1,
    created_at: recording.at,
  };
  await tx.bulk.insert("person", [row]);
  await appendAudit(tx, { ...recording, action: "users.add", detail: { id, ...person } });
  return id;
}

/** Changes a person. Throws NOT_FOUND, CHANGED_MEANWHILE, PERSON_EXISTS, LAST_MANAGER and FIELD_REFUSED. */
export async function changePerson(
  tx: LedgerTx,
  change: { readonly id: number; readonly version: number; readonly person: PersonDetails },
  recording: Stamp,
): Promise<void> {
  const { id, version, person } = change;
  const before = await tx.sql.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
  if (!before) throw ledgerError("NOT_FOUND", { what: "person", id: String(id) });
  if (before.version !== version) throw ledgerError("CHANGED_MEANWHILE", { what: before.name });
  await check(tx.sql, person, id);
  const manages = person.active && (person.role === "manager" || person.role === "director");
  if (!manages) await assertManagerLeft(tx, before);
  const columns = {
    name: person.name,
    search: searchForm(person.name),
    role: person.role,
    email: person.email,
    active: person.active ? 1 : 0,
    version: version + 1,
  };
  await tx.sql.updateTable("person").set(columns).where("id", "=", id).execute();
  const { name, role, email, active } = before;
  const detail = { id, before: { name, role, email, active: active === 1 }, after: person };
  await appendAudit(tx, { ...recording, action: "users.change", detail });
}

/** Keeps who works on this PC; null: nobody in particular. Throws NOT_FOUND. */
export async function keepMe(tx: LedgerTx, id: number | null, recording: Stamp): Promise<void> {
  const key = seatKey("me");
  if (id === null) await tx.sql.deleteFrom("setting").where("key", "=", key).execute();
  else {
    const person = await tx.sql
      .selectFrom("person")
      .select("name")
      .where("id", "=", id)
      .where("active", "=", 1)
      .executeTakeFirst();
    if (!person) throw ledgerError("NOT_FOUND", { what: "person", id: String(id) });
    await keepSetting(tx, key, id);
  }
  await appendAudit(tx, { ...recording, action: "users.become", detail: { person: id } });
}

/** Who works on this PC; null when nobody was chosen, or who was has left. */
export async function readMe(
  db: ReadHandle,
): Promise<{ readonly id: number; readonly name: string; readonly role: string } | null> {
  const kept = await db.selectFrom("setting").select("value").where("key", "=", seatKey("me")).executeTakeFirst();
  if (!kept) return null;
  const person = await db
    .selectFrom("person")
    .select(["id", "name", "role"])
    .where("id", "=", Number(kept.value))
    .where("active", "=", 1)
    .executeTakeFirst();
  return person ?? null;
}
