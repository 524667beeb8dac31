import { z } from "zod";
import { type ContactDraft, zChannelKind, zChannelState } from "../../../shared/contract/customer-profile.ts";
import type { PrivacyAct, PrivacySubject } from "../../../shared/contract/privacy.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { appendAudit, toldSeq } from "../audit/writer.ts";
import { contactsOf } from "../customers/contact-reader.ts";
import { saveContact } from "../customers/contact-writer.ts";
import { readProfile } from "../customers/profile.ts";
import { updateProfile } from "../customers/profile-writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { assertManagerLeft } from "../users/accounts.ts";
import { changePerson } from "../users/writer.ts";
import { actOf, listActs, recordAct } from "./acts.ts";
import { eraseHeld } from "./eraser.ts";
import { heldOf } from "./held.ts";
import { retentionRules } from "./rules.ts";
import { type Known, knownSubject, personRow } from "./subject.ts";

type Reason = "request" | "retention";

/** What may be corrected of somebody, by who they are. */
export interface Rectifying {
  readonly subject: PrivacySubject;
  readonly version: number;
  readonly contact?: Pick<ContactDraft, "name" | "position" | "note" | "channels"> | undefined;
  readonly customer?: { readonly tradeName: string; readonly note: string } | undefined;
  readonly person?: { readonly name: string; readonly email: string } | undefined;
}

function refused(
  code: "open-debt" | "legal-hold" | "still-works" | "state" | "name" | "nothing",
  why: { law: string | null; until: string | null } = { law: null, until: null },
): Error {
  return ledgerError("PRIVACY_REFUSED", { code, law: why.law, until: why.until });
}

/** Who it is about, how they stand, and that nothing obliges to leave all of it as it is. Throws PRIVACY_REFUSED. */
async function removable(tx: LedgerTx, subject: PrivacySubject, today: string) {
  const known = await knownSubject(tx.sql, subject);
  const rules = await retentionRules.read(tx.sql);
  const held = await heldOf(tx.sql, known, rules, today);
  if (held.refused !== null) throw refused(held.refused.code, held.refused);
  const goes = held.rows.some(({ keep, empties }) => keep === null && empties.length > 0);
  const { state } = await personRow(tx.sql, known);
  return { known, rules, goes, state };
}

/** First step: nothing is done with what is held of somebody any more; {@link unblock} takes it back. */
export async function block(
  tx: LedgerTx,
  subject: PrivacySubject,
  reason: Reason,
  recording: Recording,
): Promise<PrivacyAct> {
  const { known, goes, state } = await removable(tx, subject, recording.today);
  if (state === "blocked") throw refused("state");
  if (state === "erased" && !goes) throw refused("nothing");
  const before = await stop(tx, known, recording);
  return done(tx, "block", known, reason, { before }, recording);
}

/** Takes somebody out of use; answers with what has to be put back. */
async function stop(tx: LedgerTx, known: Known, recording: Recording): Promise<Record<string, number>> {
  const { subject, customerId } = known;
  if (subject.kind === "contact") {
    const row = await tx.sql
      .selectFrom("contact")
      .select(["active", "do_not_contact"])
      .where("id", "=", subject.id)
      .executeTakeFirstOrThrow();
    await setContact(tx, subject.id, { active: 0, do_not_contact: 1 });
    return { ...row };
  }
  if (subject.kind === "customer" && customerId !== null) {
    const { profile } = await readProfile(tx.sql, customerId);
    await updateProfile(tx, { customerId, version: null, changes: { doNotContact: true } }, recording);
    return { do_not_contact: profile.doNotContact ? 1 : 0 };
  }
  const person = await tx.sql.selectFrom("person").selectAll().where("id", "=", subject.id).executeTakeFirstOrThrow();
  await assertManagerLeft(tx, person);
  return {};
}

async function setContact(
  tx: LedgerTx,
  id: number,
  set: { readonly active: number; readonly do_not_contact: number },
): Promise<void> {
  await tx.sql
    .updateTable("contact")
    .set((eb) => ({ ...set, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** Takes a blocking back, as it was before. Throws PRIVACY_REFUSED where somebody is not blocked. */
export async function unblock(tx: LedgerTx, subject: PrivacySubject, recording: Recording): Promise<PrivacyAct> {
  const known = await knownSubject(tx.sql, subject);
  if ((await personRow(tx.sql, known)).state !== "blocked") throw refused("state");
  const last = await tx.sql
    .selectFrom("privacy_act")
    .select("id")
    .where("subject_kind", "=", subject.kind)
    .where("subject_id", "=", subject.id)
    .where("kind", "=", "block")
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  const before = (await actOf(tx.sql, last.id))?.detail.before ?? {};
  if (subject.kind === "contact") {
    await setContact(tx, subject.id, {
      active: before["active"] ?? 1,
      do_not_contact: before["do_not_contact"] ?? 0,
    });
  } else if (known.customerId !== null) {
    const changes = { doNotContact: before["do_not_contact"] === 1 };
    await updateProfile(tx, { customerId: known.customerId, version: null, changes }, recording);
  }
  return done(tx, "unblock", known, "request", {}, recording);
}

/**
 * Second step, which nothing undoes. `name` is theirs, typed by whoever does it. Throws PRIVACY_REFUSED where the first step
 * was not taken, the name is another one, or a law keeps all of it.
 */
export async function erase(
  tx: LedgerTx,
  input: { readonly subject: PrivacySubject; readonly reason: Reason; readonly name: string },
  recording: Recording,
): Promise<PrivacyAct> {
  const { known, rules, state } = await removable(tx, input.subject, recording.today);
  if (state !== "blocked") throw refused("state");
  if (searchForm(input.name) !== searchForm(known.name)) throw refused("name");
  const { erased, kept } = await eraseHeld(tx, known, rules, recording);
  const detail = { erased, kept: [...kept] };
  return recordAct(
    tx,
    { kind: "erase", subject: input.subject, customerId: known.customerId, reason: input.reason, detail },
    recording,
  );
}

/** Corrects what is held of somebody; the audit has what was and what is. Throws CHANGED_MEANWHILE and FIELD_REFUSED. */
export async function rectify(tx: LedgerTx, input: Rectifying, recording: Recording): Promise<PrivacyAct> {
  const known = await knownSubject(tx.sql, input.subject);
  if ((await personRow(tx.sql, known)).state === "erased") throw refused("state");
  await correct(tx, known, input, recording);
  const seq = await toldSeq(tx);
  return recordAct(
    tx,
    {
      kind: "rectify",
      subject: input.subject,
      customerId: known.customerId,
      reason: "request",
      detail: { audit: seq },
    },
    recording,
  );
}

/** What a rectification changed, as its event of the audit tells it; null once that was erased. */
export async function rectified(
  db: ReadHandle,
  id: number,
): Promise<{ subject: PrivacySubject; event: AuditEventRow } | null> {
  const act = await actOf(db, id);
  if (act?.row.kind !== "rectify" || act.detail.audit === null) return null;
  const event = await db
    .selectFrom("audit")
    .select(["at", "actor", "detail"])
    .where("seq", "=", act.detail.audit)
    .where("text_key", "<>", "")
    .executeTakeFirst();
  return event ? { subject: { kind: act.row.subject_kind, id: act.row.subject_id }, event } : null;
}

/** The event that tells of it. */
export interface AuditEventRow {
  readonly at: string;
  readonly actor: string;
  readonly detail: string;
}

const zWas = z.object({
  before: z.object({
    name: z.string().default(""),
    position: z.string().default(""),
    note: z.string().default(""),
    email: z.string().default(""),
    tradeName: z.string().optional(),
    channels: z
      .array(
        z.object({
          kind: zChannelKind,
          value: z.string(),
          extension: z.string(),
          state: zChannelState,
          opted_out: z.number(),
        }),
      )
      .default([]),
  }),
});

/** Puts back what stood before a rectification. Throws PRIVACY_REFUSED where another one came after it. */
export async function undoRectify(tx: LedgerTx, id: number, recording: Recording): Promise<PrivacyAct> {
  const found = await rectified(tx.sql, id);
  const last = (await listActs(tx.sql)).find((act) => act.id === id);
  if (found === null || last?.undoable !== true) throw refused("state");
  const known = await knownSubject(tx.sql, found.subject);
  const { before } = zWas.parse(JSON.parse(found.event.detail));
  const { name, position, note, email, tradeName } = before;
  const channels = before.channels.map(({ opted_out, ...each }) => ({ id: null, optedOut: opted_out === 1, ...each }));
  const customer = known.customerId === null ? null : (await readProfile(tx.sql, known.customerId)).profile;
  await correct(
    tx,
    known,
    {
      subject: found.subject,
      version: known.version,
      contact: { name, position, note, channels },
      // Of a customer only the fields that changed are told.
      customer: {
        tradeName: tradeName ?? customer?.tradeName ?? "",
        note: noteOf(found.event.detail) ?? customer?.note ?? "",
      },
      person: { name, email },
    },
    recording,
  );
  const seq = await toldSeq(tx);
  const detail = { audit: seq, undoes: id };
  const { subject, customerId } = known;
  return recordAct(tx, { kind: "rectify", subject, customerId, reason: "request", detail }, recording);
}

function noteOf(detail: string): string | undefined {
  return z.object({ before: z.object({ note: z.string().optional() }) }).parse(JSON.parse(detail)).before.note;
}

async function correct(tx: LedgerTx, known: Known, input: Rectifying, recording: Recording): Promise<void> {
  const { subject, customerId } = known;
  const { version } = input;
  if (subject.kind === "contact" && input.contact && customerId !== null) {
    const contact = (await contactsOf(tx.sql, known.customers, "MX")).find(({ id }) => id === subject.id);
    if (!contact) throw ledgerError("NOT_FOUND", { what: "contact", id: String(subject.id) });
    const { role, language, active, doNotContact } = contact;
    const draft = { role, language, active, doNotContact, ...input.contact };
    await saveContact(tx, { customerId, contactId: subject.id, version, contact: draft }, recording);
  } else if (subject.kind === "customer" && input.customer && customerId !== null) {
    const told = await updateProfile(tx, { customerId, version, changes: input.customer }, recording);
    if (Object.keys(told.before).length === 0) throw refused("nothing");
  } else if (subject.kind === "person" && input.person) {
    const row = await tx.sql.selectFrom("person").selectAll().where("id", "=", subject.id).executeTakeFirstOrThrow();
    const person = { role: row.role as never, active: row.active === 1, ...input.person };
    await changePerson(tx, { id: subject.id, version, person }, recording);
  } else throw ledgerError("INVALID_INPUT", { issues: ["nothing to correct of this person"] });
}

async function done(
  tx: LedgerTx,
  kind: "block" | "unblock",
  known: Known,
  reason: Reason,
  detail: { before?: Record<string, number> },
  recording: Recording,
): Promise<PrivacyAct> {
  const { subject, customerId } = known;
  const { at, actor } = recording;
  await appendAudit(tx, {
    at,
    actor,
    action: `privacy.${kind}`,
    subject: `${subject.kind}:${subject.id}`,
    detail: { [subject.kind]: subject.id, reason },
  });
  return recordAct(tx, { kind, subject, customerId, reason, detail }, recording);
}
