import { writeFile } from "node:fs/promises";
import type { Lang } from "../../../shared/contract/common.ts";
import {
  type PrivacyAct,
  type PrivacyFile,
  type PrivacySubject,
  zPrivacyPart,
} from "../../../shared/contract/privacy.ts";
import { DEFAULT_RETENTION, type RetentionRules } from "../../../shared/domain/privacy.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { carryOut } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import type { Recording } from "../lib/recording.ts";
import type { ReportDocument } from "../render/model.ts";
import { renderDocument } from "../render/renderer.ts";
import { writeFileSafely } from "../render/write-file.ts";
import { readMaker } from "../reports/maker.ts";
import { readSettings } from "../settings/reader.ts";
import { listActs } from "./acts.ts";
import { sweep } from "./after-erasing.ts";
import { block, erase, type Rectifying, rectified, rectify, unblock, undoRectify } from "./changing.ts";
import { noteErasures } from "./erasures.ts";
import { heldOf, keptOf } from "./held.ts";
import { dueForErasure, findPeople } from "./people.ts";
import { accessDocument, type Making, rectificationDocument } from "./prints.ts";
import { rectifiedFields } from "./rectified-fields.ts";
import { retentionRules } from "./rules.ts";
import { knownSubject, personRow } from "./subject.ts";
import { valuesOf } from "./values.ts";

/** Rows of a part that the screen shows; the print has all of them. */
const SHOWN = 100;
/** Areas whose screens ask again. */
const TOUCHED = ["privacy", "customers", "contacts", "users", "audit"] as const;

interface Printing {
  readonly format: "pdf" | "xlsx";
  readonly file: string;
  readonly lang: Lang;
}

/** As every command, and what is known of who works here is read again before the screens are told to ask. */
async function command(
  context: LedgerContext,
  commandId: string,
  procedure: string,
  work: (tx: LedgerTx, recording: Recording) => Promise<PrivacyAct>,
): Promise<{ act: PrivacyAct }> {
  const answer = await carryOut(context, commandId, `privacy.${procedure}`, [], async (tx, recording) => ({
    act: await work(tx, recording),
  }));
  await context.session.refreshMe();
  context.changes.publish(...TOUCHED);
  return answer;
}

async function everythingOf(context: LedgerContext, subject: PrivacySubject) {
  const db = openLedger(context).read;
  const today = await companyToday({ sql: db }, context.now());
  const known = await knownSubject(db, subject);
  const rules = await retentionRules.read(db);
  return { db, today, known, rules, ...(await heldOf(db, known, rules, today)) };
}

async function making(context: LedgerContext, { lang, format }: Printing): Promise<Making> {
  const db = openLedger(context).read;
  const { ownRfcs } = await readSettings(db);
  const outcomes = await db.selectFrom("outcome").select(["code", "label_es", "label_en"]).execute();
  return {
    lang,
    paged: format === "pdf",
    maker: await readMaker(db, context.session.me?.name ?? null),
    madeAt: context.now().toISOString(),
    today: await companyToday({ sql: db }, context.now()),
    company: ownRfcs.map((own) => own.name || own.rfc).join(" · "),
    outcomes: Object.fromEntries(
      outcomes.map(({ code, label_es, label_en }) => [code, lang === "es" ? label_es : label_en]),
    ),
  };
}

async function write(document: ReportDocument, { format, file }: Printing): Promise<void> {
  const content = await renderDocument(document, format);
  await writeFileSafely(file, (temporary) => writeFile(temporary, content));
}

/** Procedures of the area `privacy`. */
export const privacyHandlers = {
  async find(context: LedgerContext, input: { text: string }) {
    return { rows: await findPeople(openLedger(context).read, input.text) };
  },

  async due(context: LedgerContext) {
    const db = openLedger(context).read;
    const today = await companyToday({ sql: db }, context.now());
    return { rows: await dueForErasure(db, await retentionRules.read(db), today) };
  },

  async file(context: LedgerContext, subject: PrivacySubject): Promise<PrivacyFile> {
    const { db, known, rows, refused } = await everythingOf(context, subject);
    const by = Map.groupBy(rows, ({ part }) => part);
    return {
      person: await personRow(db, known),
      version: known.version,
      values: await valuesOf(db, known),
      parts: zPrivacyPart.options.flatMap((part) => {
        const of = by.get(part) ?? [];
        if (of.length === 0) return [];
        const erases = of.filter(({ keep, empties }) => keep === null && empties.length > 0).length;
        return [
          {
            part,
            count: of.length,
            erases,
            rows: of.slice(-SHOWN).map(({ on, label, text }) => ({ on, label, text })),
          },
        ];
      }),
      kept: keptOf(rows),
      refused,
    };
  },

  /** Throws NOT_FOUND, WriteFileError. */
  async exportFile(context: LedgerContext, input: Printing & { subject: PrivacySubject }) {
    const { known, rows, rules } = await everythingOf(context, input.subject);
    await write(accessDocument(known, rows, keptOf(rows), rules, await making(context, input)), input);
    return { file: input.file, rows: rows.length };
  },

  rectify: (context: LedgerContext, input: Rectifying & { commandId: string }) =>
    command(context, input.commandId, "rectify", (tx, recording) => rectify(tx, input, recording)),

  undoRectify: (context: LedgerContext, input: { commandId: string; id: number }) =>
    command(context, input.commandId, "undoRectify", (tx, recording) => undoRectify(tx, input.id, recording)),

  /** Throws NOT_FOUND, also once its words were erased. */
  async exportRectification(context: LedgerContext, input: Printing & { id: number }) {
    const db = openLedger(context).read;
    const found = await rectified(db, input.id);
    if (found === null) throw ledgerError("NOT_FOUND", { what: "privacy", id: String(input.id) });
    const changed = rectifiedFields(found.event.detail, input.lang);
    const known = await knownSubject(db, found.subject);
    await write(rectificationDocument(known, changed, found.event, await making(context, input)), input);
    return { file: input.file, rows: changed.length };
  },

  block: (
    context: LedgerContext,
    input: { commandId: string; subject: PrivacySubject; reason: "request" | "retention" },
  ) => command(context, input.commandId, "block", (tx, recording) => block(tx, input.subject, input.reason, recording)),

  unblock: (context: LedgerContext, input: { commandId: string; subject: PrivacySubject }) =>
    command(context, input.commandId, "unblock", (tx, recording) => unblock(tx, input.subject, recording)),

  async erase(
    context: LedgerContext,
    input: { commandId: string; subject: PrivacySubject; reason: "request" | "retention"; name: string },
  ) {
    const answer = await command(context, input.commandId, "erase", (tx, recording) => erase(tx, input, recording));
    const db = openLedger(context);
    await noteErasures(db);
    await sweep(db);
    return answer;
  },

  async acts(context: LedgerContext) {
    return { rows: await listActs(openLedger(context).read) };
  },

  async rules(context: LedgerContext): Promise<RetentionRules> {
    const db = context.session.visible;
    return db === null ? DEFAULT_RETENTION : retentionRules.read(db.read);
  },

  saveRules: (context: LedgerContext, input: { commandId: string; rules: RetentionRules }) =>
    carryOut(context, input.commandId, "privacy.saveRules", ["privacy"], (tx, recording) =>
      retentionRules.save(tx, input.rules, recording),
    ),
};
