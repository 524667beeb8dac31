import type { Lang } from "../../../shared/contract/common.ts";
import type { CustomerSelection } from "../../../shared/contract/customer-list.ts";
import type {
  LetterColumn,
  LetterDraft,
  Letterhead,
  LetterPreview,
  LetterSelection,
  LetterTargets,
} from "../../../shared/contract/letters.ts";
import { type LetterKind, letterRule } from "../../../shared/domain/letters/kinds.ts";
import { letterVariables } from "../../../shared/domain/letters/variables.ts";
import { answered, command } from "../contacts/commanding.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { customerList } from "../customers/list-reader.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { defaultLetterText } from "../db/seeds/letter-templates.ts";
import { keepFiles, keptContent, writeToOpen } from "../lib/attachments.ts";
import { companyToday } from "../lib/company-today.ts";
import { renderLetter, writeTable } from "../render/renderer.ts";
import { readSettings } from "../settings/reader.ts";
import { issueBatch, saveCopy } from "./batch.ts";
import { composeLetter } from "./compose.ts";
import { recordOutcome, recordOutgoing } from "./deliveries.ts";
import { templateProblem } from "./engine.ts";
import { letterExport } from "./export-columns.ts";
import { letterFacts } from "./facts.ts";
import { letterFile, printLetter, readyLetter, recordLetter } from "./issuer.ts";
import {
  blankFields,
  keepLogo,
  logoBytes,
  readLetterhead,
  readLogo,
  saveOrAskLetterhead,
  setLogo,
} from "./letterhead.ts";
import { countLetters, letterPage, letterRow, letterValues } from "./reader.ts";
import { saveTemplateVersion, templateInForce, templateVersions } from "./templates.ts";
import { letterAmounts } from "./values.ts";

const STEP = 500;

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");

const today = (context: LedgerContext, db: LedgerDb): Promise<string> => companyToday({ sql: db.read }, context.now());

function published<T>(context: LedgerContext, answer: T): T {
  context.changes.publish("letters", "contacts", "customers");
  return answer;
}

/** A letter as it would be with a text, or what stops it. */
async function previewOf(
  context: LedgerContext,
  draft: LetterDraft,
  text: { readonly title: string; readonly body: string } | null,
): Promise<LetterPreview> {
  const db = openLedger(context);
  const facts = await letterFacts(db, draft, await today(context, db));
  const used = text ?? (await templateInForce(db.read, draft.kind, facts.lang));
  const stamp = { folio: null, madeAt: context.now().toISOString() };
  const composed = composeLetter(facts, used, stamp);
  const known = {
    address: facts.address,
    contactId: facts.contact?.id ?? null,
    lang: facts.lang,
    documents: facts.invoices.length,
    amounts: letterAmounts(facts),
    termOn: facts.term?.on ?? null,
    paused: facts.paused.map((invoice) => ({ label: invoice.label, promisedOn: invoice.pausedBy || null })),
  };
  if (composed.blocked !== null) return { ...known, blocked: composed.blocked, base64: null, title: "" };
  const bytes = await renderLetter(composed.document, await logoBytes(db, facts.logo));
  return { ...known, blocked: null, base64: base64(bytes), title: composed.document.title };
}

async function letterheadView(db: LedgerDb) {
  const letterhead = await readLetterhead(db.read);
  const logo = await readLogo(db.read);
  const bytes = logo === null ? null : await keptContent(db, logo.sha256);
  return {
    letterhead,
    logo:
      logo === null || bytes === null
        ? null
        : { base64: base64(bytes), mime: logo.mime, width: logo.width, height: logo.height },
    missing: blankFields(letterhead),
  };
}

/** Customers of a filtered list, each once, in the order of the list. */
async function customersOf(db: LedgerDb, selection: CustomerSelection): Promise<number[]> {
  const rows = await customerList.page(db, selection, [], { offset: 0, limit: null });
  return [...new Set(rows.map((row) => row.customerId))];
}

type Sort = readonly { by: LetterColumn; desc: boolean }[];

/** Procedures of the area `letters`. */
export const lettersHandlers = {
  preview: (context: LedgerContext, draft: LetterDraft) => previewOf(context, draft, null),

  async issue(context: LedgerContext, input: { commandId: string; draft: LetterDraft }) {
    const db = openLedger(context);
    const procedure = "letters.issue";
    if (await answered(context, input.commandId)) {
      return command(
        context,
        input.commandId,
        procedure,
        async (): Promise<{ id: number; folio: string; fileName: string }> => {
          throw new Error("the answer of the command is gone");
        },
      );
    }
    const found = await readyLetter(db, input.draft, await today(context, db));
    if (found.ready === null) throw ledgerError("LETTER_BLOCKED", found.blocked);
    const printed = await printLetter(db, found.ready, context.now().toISOString());
    const issued = await command(context, input.commandId, procedure, (tx, recording) =>
      recordLetter(tx, printed, recording),
    );
    return published(context, issued);
  },

  async *issueMany(
    context: LedgerContext,
    input: {
      commandId: string;
      kind: LetterKind;
      lang: Lang | null;
      targets: LetterTargets;
      folder: string;
      merge: boolean;
      fields: LetterDraft["fields"];
    },
    signal: AbortSignal | undefined,
  ) {
    const db = openLedger(context);
    if (!letterRule(input.kind).bulk) {
      throw ledgerError("INVALID_INPUT", { issues: ["kind: one such letter at a time"] });
    }
    const { targets } = input;
    const customers =
      "customers" in targets ? [...new Set(targets.customers)] : await customersOf(db, targets.selection);
    for await (const progress of issueBatch(context, { ...input, customers, today: await today(context, db) })) {
      yield progress;
      if (signal?.aborted === true) return;
    }
  },

  async count(context: LedgerContext, input: { selection: CustomerSelection }) {
    return { customers: (await customersOf(openLedger(context), input.selection)).length };
  },

  async page(context: LedgerContext, input: LetterSelection & { sort: Sort; offset: number; limit: number }) {
    const db = openLedger(context).read;
    return { rows: await letterPage(db, input, input.sort, input), total: await countLetters(db, input) };
  },

  values(context: LedgerContext, input: LetterSelection & { column: LetterColumn; text: string; limit: number }) {
    return letterValues(openLedger(context).read, input, input);
  },

  async exportPage(
    context: LedgerContext,
    input: LetterSelection & { sort: Sort; columns: readonly string[]; file: string; lang: Lang },
  ) {
    const db = openLedger(context).read;
    const { sheet, columns, toRow } = letterExport(input.lang, input.columns);
    async function* rows(): AsyncGenerator<ReturnType<typeof toRow>> {
      for (let offset = 0; ; offset += STEP) {
        const page = await letterPage(db, input, input.sort, { offset, limit: STEP });
        for (const row of page) yield toRow(row);
        if (page.length < STEP) return;
      }
    }
    const written = await writeTable({ file: input.file, sheetName: sheet, columns, rows: rows() });
    return { file: written.file, rows: written.rows };
  },

  async get(context: LedgerContext, input: { id: number }) {
    const db = openLedger(context);
    const { bytes } = await letterFile(db, input.id);
    const row = await letterRow(db.read, input.id);
    if (row === null) throw ledgerError("NOT_FOUND", { what: "letter", id: String(input.id) });
    const steps = await db.read
      .selectFrom("letter_delivery")
      .select(["step", "happened_at", "detail", "interaction_id", "actor"])
      .where("letter_id", "=", input.id)
      .orderBy("id")
      .execute();
    return {
      row,
      base64: base64(bytes),
      steps: steps.map((step) => ({
        step: step.step,
        at: step.happened_at,
        detail: step.detail,
        interactionId: step.interaction_id,
        actor: step.actor,
      })),
    };
  },

  /** Throws WriteFileError. A repeated command id writes the file again and logs nothing more. */
  async save(context: LedgerContext, input: { commandId: string; id: number; file: string }) {
    const db = openLedger(context);
    const { bytes } = await letterFile(db, input.id);
    await saveCopy(context, db, input.id, bytes, input.file, input.commandId);
    return published(context, { file: input.file });
  },

  async print(context: LedgerContext, input: { commandId: string; id: number }) {
    const db = openLedger(context);
    const { row, bytes } = await letterFile(db, input.id);
    const path = await writeToOpen(row.file_name, bytes);
    await command(context, input.commandId, "letters.print", (tx, recording) =>
      recordOutgoing(tx, row, "printed", "", recording),
    );
    return published(context, { path });
  },

  async record(
    context: LedgerContext,
    input: { commandId: string; id: number; step: "delivered" | "returned"; detail: string; files: readonly string[] },
  ) {
    const db = openLedger(context);
    const files = (await answered(context, input.commandId))
      ? []
      : await keepFiles(db, input.files, (await readSettings(db.read)).attachmentLimitMb);
    await command(context, input.commandId, "letters.record", async (tx, recording) => ({
      step: await recordOutcome(tx, input.id, input.step, input.detail, files, recording),
    }));
    return published(context, { id: input.id });
  },

  letterhead: (context: LedgerContext) => letterheadView(openLedger(context)),

  async saveLetterhead(context: LedgerContext, input: { commandId: string; letterhead: Letterhead }) {
    const { asked } = await command(context, input.commandId, "letters.saveLetterhead", async (tx, recording) => ({
      asked: await saveOrAskLetterhead(tx, input.letterhead, recording),
    }));
    context.changes.publish("approvals");
    return published(context, { ...(await letterheadView(openLedger(context))), asked });
  },

  async setLogo(context: LedgerContext, input: { commandId: string; file: string | null }) {
    const db = openLedger(context);
    const kept = input.file === null ? null : await keepLogo(db, input.file);
    await command(context, input.commandId, "letters.setLogo", async (tx, recording) => {
      await setLogo(tx, kept, recording);
      return null;
    });
    return published(context, await letterheadView(db));
  },

  async templates(context: LedgerContext) {
    const versions = await templateVersions(openLedger(context).read);
    const seen = new Set<string>();
    return {
      rows: versions.filter((version) => {
        const key = `${version.kind} ${version.language}`;
        if (version.approval === "refused" || seen.has(key)) return false;
        if (version.approval === "approved") seen.add(key);
        return true;
      }),
    };
  },

  async template(context: LedgerContext, input: { kind: LetterKind; language: Lang }) {
    return {
      versions: await templateVersions(openLedger(context).read, input),
      variables: [...letterVariables(input.kind)],
      must: [...letterRule(input.kind).must],
      original: defaultLetterText(input.kind, input.language),
    };
  },

  async saveTemplate(
    context: LedgerContext,
    input: { commandId: string; kind: LetterKind; language: Lang; title: string; body: string; original: boolean },
  ) {
    const saved = await command(context, input.commandId, "letters.saveTemplate", (tx, recording) =>
      saveTemplateVersion(tx, input, recording),
    );
    context.changes.publish("letters", "approvals");
    return saved;
  },

  async previewTemplate(context: LedgerContext, input: { draft: LetterDraft; title: string; body: string }) {
    const problem = templateProblem(input.draft.kind, input.title, input.body);
    // A text that is wrong is still being typed: what was before stays in sight.
    if (problem !== null && problem.code !== "must" && problem.code !== "words") {
      const none = {
        base64: null,
        title: "",
        address: "",
        contactId: null,
        documents: 0,
        amounts: [],
        termOn: null,
        paused: [],
        blocked: null,
      };
      return { ...none, lang: input.draft.lang ?? "es", problem };
    }
    return { ...(await previewOf(context, input.draft, { title: input.title, body: input.body })), problem };
  },
};
