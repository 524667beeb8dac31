import type { LetterTemplate } from "../../../shared/contract/letters.ts";
import { zLetterKind } from "../../../shared/contract/letters.ts";
import type { LetterKind } from "../../../shared/domain/letters/kinds.ts";
import { approvalsAbout, needsWord } from "../approvals/reader.ts";
import { readApprovalLimits } from "../approvals/rules.ts";
import { askApproval } from "../approvals/writer.ts";
import { appendAudit } from "../audit/writer.ts";
import type { ContactRecording } from "../contacts/recording.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { defaultLetterText } from "../db/seeds/letter-templates.ts";
import type { LetterTemplateRow } from "../db/tables/letters.ts";
import { ledgerError } from "../ledger-error.ts";
import { checkLetterText } from "./engine.ts";

/** What approvals call a version of a text. */
const SUBJECT = "letter_template";

async function withApproval(db: ReadHandle, rows: readonly LetterTemplateRow[]): Promise<LetterTemplate[]> {
  const asked = rows.filter((row) => row.approval_id !== null).map((row) => row.id);
  const approvals = await approvalsAbout(db, SUBJECT, asked);
  return rows.map((row) => {
    const state = row.approval_id === null ? "approved" : (approvals.get(row.id)?.state ?? "pending");
    return {
      id: row.id,
      kind: zLetterKind.parse(row.kind),
      language: row.language,
      version: row.version,
      title: row.title,
      body: row.body,
      origin: row.origin,
      approval: state === "withdrawn" ? "refused" : state,
      approvalId: row.approval_id,
      createdAt: row.created_at,
      actor: row.actor,
    };
  });
}

/** Every version of the texts asked for, newest first within a text. */
export async function templateVersions(
  db: ReadHandle,
  only: { readonly kind?: LetterKind; readonly language?: "es" | "en" } = {},
): Promise<LetterTemplate[]> {
  let query = db
    .selectFrom("letter_template")
    .selectAll()
    .orderBy("kind")
    .orderBy("language")
    .orderBy("version", "desc");
  if (only.kind !== undefined) query = query.where("kind", "=", only.kind);
  if (only.language !== undefined) query = query.where("language", "=", only.language);
  return withApproval(db, await query.execute());
}

/** The version in force: the newest that nobody has to approve any more. */
export async function templateInForce(
  db: ReadHandle,
  kind: LetterKind,
  language: "es" | "en",
): Promise<LetterTemplate> {
  const versions = await templateVersions(db, { kind, language });
  const found = versions.find((version) => version.approval === "approved");
  if (found === undefined) throw ledgerError("NOT_FOUND", { what: "template", id: kind });
  return found;
}

/**
 * Adds a version of a text; `original` is the program's own text again. Where at least two people are registered the change
 * waits for another one's approval (COLLECTIONS 19). Throws TEMPLATE_INVALID and the errors of {@link askApproval}.
 */
export async function saveTemplateVersion(
  tx: LedgerTx,
  input: {
    readonly kind: LetterKind;
    readonly language: "es" | "en";
    readonly title: string;
    readonly body: string;
    readonly original: boolean;
  },
  recording: ContactRecording,
): Promise<LetterTemplate> {
  const { kind, language } = input;
  const text = input.original
    ? defaultLetterText(kind, language)
    : { title: input.title.trim(), body: input.body.replaceAll("\r\n", "\n").trim() };
  checkLetterText(kind, text.title, text.body);
  const versions = await templateVersions(tx.sql, { kind, language });
  if (versions.some((version) => version.approval === "pending")) {
    const pending = versions.find((version) => version.approval === "pending");
    throw ledgerError("APPROVAL_PENDING", { id: pending?.approvalId ?? 0 });
  }
  const id = await takeIds(tx, "letter_template", 1);
  const version = (versions[0]?.version ?? 0) + 1;
  const limits = await readApprovalLimits(tx.sql);
  const approval = !(await needsWord(tx.sql))
    ? null
    : await askApproval(
        tx,
        {
          kind: "letter-template",
          subjectKind: SUBJECT,
          subjectId: id,
          customerId: null,
          currency: "",
          amountMinor: 0,
          percentBp: null,
          needs: [limits.letterTemplate],
          data: { kind, language, version },
          note: "",
        },
        recording,
      );
  const row: LetterTemplateRow = {
    id,
    kind,
    language,
    version,
    ...text,
    origin: input.original ? "default" : "edited",
    approval_id: approval?.id ?? null,
    created_at: recording.at,
    actor: recording.actor,
  };
  await tx.bulk.insert("letter_template", [row]);
  const detail = { kind, language, version, origin: row.origin, approval: row.approval_id };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "letters.saveTemplate", detail });
  const [saved] = await withApproval(tx.sql, [row]);
  if (saved === undefined) throw new Error("a version that was just written is there");
  return saved;
}
