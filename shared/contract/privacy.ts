import { z } from "zod";
import { LEAST_YEARS } from "../domain/privacy.ts";
import { command, query, zCommandId, zDay, zInstant, zLang } from "./common.ts";
import { zContactDraft } from "./customer-profile.ts";

/** Somebody of whom the ledger holds something: a contact of a customer, a customer who is a natural person, one of us. */
export const zPrivacySubject = z.object({
  kind: z.enum(["contact", "customer", "person"]),
  id: z.number().int(),
});
export type PrivacySubject = z.infer<typeof zPrivacySubject>;

/** `blocked`: nothing is done with it any more, and erasing is one step away. */
export const zPrivacyState = z.enum(["active", "blocked", "erased"]);
export type PrivacyState = z.infer<typeof zPrivacyState>;

export const zPrivacyPart = z.enum([
  "identity",
  "channels",
  "log",
  "mails",
  "files",
  "followUps",
  "customer",
  "promises",
  "disputes",
  "complaints",
  "agencyCalls",
  "agencyActions",
  "agencyPackages",
  "agreements",
  "letters",
  "approvals",
  "acceptance",
  "credit",
  "interest",
  "payments",
  "bank",
  "documents",
  "audit",
  "account",
  "acts",
]);
export type PrivacyPart = z.infer<typeof zPrivacyPart>;

export const zKeepingLaw = z.enum(["tax", "commercial", "open-debt", "legal-hold"]);

const zKept = z.object({
  part: zPrivacyPart,
  count: z.number().int(),
  law: zKeepingLaw,
  /** Last day it has to stay; null while what the period counts from has not come. */
  until: zDay.nullable(),
});
export type PrivacyKept = z.infer<typeof zKept>;

export const zPrivacyPerson = z.object({
  subject: zPrivacySubject,
  name: z.string(),
  /** Role at the customer or with us; "" of a customer. */
  role: z.string(),
  /** Customer they belong to; "" of our own people. */
  customer: z.string(),
  state: zPrivacyState,
  /** Day of the last act of privacy; null: none. */
  since: zDay.nullable(),
});
export type PrivacyPerson = z.infer<typeof zPrivacyPerson>;

/** Everything held of one person, part by part; of a long part the first rows. */
export const zPrivacyFile = z.object({
  person: zPrivacyPerson,
  /** Rises with each change of the person; rectifying names the one it read. */
  version: z.number().int(),
  parts: z.array(
    z.object({
      part: zPrivacyPart,
      count: z.number().int(),
      rows: z.array(z.object({ on: z.string(), label: z.string(), text: z.string() })),
      /** How many would be erased now. */
      erases: z.number().int(),
    }),
  ),
  /** What can be corrected, as it stands. */
  values: z.object({
    name: z.string(),
    position: z.string(),
    note: z.string(),
    tradeName: z.string(),
    email: z.string(),
    channels: zContactDraft.shape.channels.removeDefault(),
  }),
  kept: z.array(zKept),
  /** Why nothing can be blocked or erased yet; null when it can. */
  refused: z
    .object({
      code: z.enum(["open-debt", "legal-hold", "still-works"]),
      law: zKeepingLaw,
      until: zDay.nullable(),
    })
    .nullable(),
});
export type PrivacyFile = z.infer<typeof zPrivacyFile>;

export const zPrivacyAct = z.object({
  id: z.number().int(),
  kind: z.enum(["block", "unblock", "rectify", "erase"]),
  subject: zPrivacySubject,
  /** Their name as it stands now: a pseudonym once erased. */
  name: z.string(),
  reason: z.enum(["request", "retention"]),
  onDay: zDay,
  recordedAt: zInstant,
  actor: z.string(),
  erased: z.number().int(),
  kept: z.array(zKept),
  /** Whether {@link privacy.unblock} or {@link privacy.undoRectify} would take it back now. */
  undoable: z.boolean(),
});
export type PrivacyAct = z.infer<typeof zPrivacyAct>;

const years = (least: number) => z.number().int().min(least).max(60);
export const zRetentionRules = z.object({
  taxYears: years(LEAST_YEARS.taxYears),
  commercialYears: years(LEAST_YEARS.commercialYears),
  contactYears: years(LEAST_YEARS.contactYears),
  staffYears: years(LEAST_YEARS.staffYears),
});

const zAbout = z.object({ commandId: zCommandId, subject: zPrivacySubject });
const zReason = z.enum(["request", "retention"]).default("request");
const zPrint = z.object({ format: z.enum(["pdf", "xlsx"]), file: z.string().min(1), lang: zLang.default("es") });
const zDone = z.object({ act: zPrivacyAct });

export const privacy = {
  /** People by name, phone, mail address or RFC. */
  find: query.input(z.object({ text: z.string().max(120) })).output(z.object({ rows: z.array(zPrivacyPerson) })),
  /** Whose period has ended: nobody is erased by that, somebody decides it. */
  due: query.output(
    z.object({
      rows: z.array(zPrivacyPerson.extend({ endedOn: zDay, law: z.enum(["contact", "commercial", "staff"]) })),
    }),
  ),
  file: query.input(zPrivacySubject).output(zPrivacyFile),
  /** Everything held of a person, in a file for them (access). */
  exportFile: command
    .input(zPrint.extend({ subject: zPrivacySubject }))
    .output(z.object({ file: z.string(), rows: z.number().int() })),
  /** Corrects what is held of a person; what stood before is in the audit. Throws CHANGED_MEANWHILE, FIELD_REFUSED. */
  rectify: command
    .input(
      zAbout.extend({
        version: z.number().int(),
        contact: zContactDraft.pick({ name: true, position: true, note: true, channels: true }).optional(),
        customer: z.object({ tradeName: z.string().trim().max(200), note: z.string().trim().max(2000) }).optional(),
        person: z.object({ name: z.string().trim().min(1).max(120), email: z.string().trim().max(254) }).optional(),
      }),
    )
    .output(zDone),
  /** Puts back what stood before the last rectification. */
  undoRectify: command.input(z.object({ commandId: zCommandId, id: z.number().int() })).output(zDone),
  /** What was and what is, for the person who asked for it. */
  exportRectification: command
    .input(zPrint.extend({ id: z.number().int() }))
    .output(z.object({ file: z.string(), rows: z.number().int() })),
  /** First step of erasing: nothing is done with what is held any more. Throws PRIVACY_REFUSED. */
  block: command.input(zAbout.extend({ reason: zReason })).output(zDone),
  unblock: command.input(zAbout).output(zDone),
  /**
   * Second step, which nothing undoes: what no law keeps is emptied, here and in the words of the audit. `name` is the
   * person's, typed by whoever does it. Throws PRIVACY_REFUSED.
   */
  erase: command.input(zAbout.extend({ reason: zReason, name: z.string().max(400) })).output(zDone),
  /** What was done, newest first. */
  acts: query.output(z.object({ rows: z.array(zPrivacyAct) })),
  rules: query.output(zRetentionRules),
  saveRules: command.input(z.object({ commandId: zCommandId, rules: zRetentionRules })).output(zRetentionRules),
};
