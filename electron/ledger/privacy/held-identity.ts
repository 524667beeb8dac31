import type { PrivacyPart } from "../../../shared/contract/privacy.ts";
import { type Keeping, stricter } from "../../../shared/domain/privacy.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { HeldRow, Judge } from "./held-row.ts";
import type { Known } from "./subject.ts";

interface Row {
  readonly part: PrivacyPart;
  readonly table: string;
  readonly id: number;
  readonly on?: string;
  readonly label?: string;
  readonly text: readonly string[];
  readonly empties: readonly string[];
  readonly keep: Keeping | null;
}

const held = ({ on = "", label = "", text, ...row }: Row): HeldRow => ({
  ...row,
  key: "id",
  on,
  label,
  text: text.filter(Boolean).join(" · "),
});

/** Who somebody is, how they are reached, and what lets them in. */
export async function identityHeld(
  db: ReadHandle,
  known: Known,
  acts: Keeping | null,
  judge: Judge,
): Promise<HeldRow[]> {
  const { subject, customers } = known;
  if (subject.kind === "person") return staffHeld(db, subject.id, acts);
  const contacts = db.selectFrom("contact").selectAll().orderBy("id");
  const people = await (subject.kind === "contact"
    ? contacts.where("id", "=", subject.id)
    : contacts.where("customer_id", "in", [...customers])
  ).execute();
  const rows = people.map((each) =>
    held({
      part: "identity",
      table: "contact",
      id: each.id,
      label: each.role,
      text: [each.name, each.position, each.note],
      empties: ["name", "position", "note"],
      keep: null,
    }),
  );
  if (people.length > 0) {
    const ways = await db
      .selectFrom("contact_channel")
      .selectAll()
      .where(
        "contact_id",
        "in",
        people.map(({ id }) => id),
      )
      .where("value", "<>", "")
      .orderBy("id")
      .execute();
    for (const { id, kind, value, extension } of ways) {
      const text = [value, extension];
      rows.push(
        held({ part: "channels", table: "contact_channel", id, label: kind, text, empties: ["value"], keep: null }),
      );
    }
  }
  return subject.kind === "customer" ? [...rows, ...(await naturalHeld(db, known, judge))] : rows;
}

/** A customer who is a natural person: its name and RFC stand in every document, and go with the last of them. */
async function naturalHeld(db: ReadHandle, known: Known, judge: Judge): Promise<HeldRow[]> {
  const rows: HeldRow[] = [];
  const customers = await db
    .selectFrom("customer")
    .select(["id", "name", "rfc", "key"])
    .where("id", "in", [...known.customers])
    .orderBy("id")
    .execute();
  const last = await db
    .selectFrom("document")
    .select((eb) => eb.fn.max("issued_on").as("day"))
    .where("customer_id", "in", [...known.customers])
    .executeTakeFirst();
  const keep = stricter(judge("commercial", last?.day ?? ""), judge("tax", last?.day ?? ""));
  for (const { id, name, rfc } of customers) {
    const text = [name, rfc];
    rows.push(held({ part: "identity", table: "customer", id, text, empties: ["name", "rfc", "key", "search"], keep }));
  }
  const rfcs = customers.map(({ rfc }) => rfc).filter(Boolean);
  if (rfcs.length === 0) return rows;
  const lines = await db
    .selectFrom("bank_line")
    .select(["id", "day", "description", "counterparty", "counterparty_account"])
    .where("counterparty_rfc", "in", rfcs)
    .orderBy("id")
    .execute();
  const empties = [
    "description",
    "reference",
    "counterparty",
    "counterparty_account",
    "counterparty_rfc",
    "payer_account",
    "payer_name",
    "search",
  ];
  for (const { id, day, description, counterparty, counterparty_account } of lines) {
    const text = [counterparty, counterparty_account, description];
    rows.push(held({ part: "bank", table: "bank_line", id, on: day, text, empties, keep: judge("tax", day) }));
  }
  return rows;
}

async function staffHeld(db: ReadHandle, id: number, acts: Keeping | null): Promise<HeldRow[]> {
  const person = await db.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const account = await db.selectFrom("account").selectAll().where("person_id", "=", id).executeTakeFirst();
  const rows = [
    held({
      part: "identity",
      table: "person",
      id,
      on: person.created_at,
      label: person.role,
      text: [person.name],
      empties: ["name", "search"],
      keep: acts,
    }),
  ];
  if (person.email !== "") {
    const text = [person.email];
    rows.push(held({ part: "channels", table: "person", id, label: "email", text, empties: ["email"], keep: null }));
  }
  if (account !== undefined) {
    const { changed_at: on, signed_in_at } = account;
    rows.push(
      held({ part: "account", table: "account", id, on, text: [signed_in_at], empties: ["secret"], keep: null }),
    );
  }
  return rows;
}
