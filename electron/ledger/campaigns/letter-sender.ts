import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LetterBlocked } from "../../../shared/contract/letters.ts";
import { zLetterDraft } from "../../../shared/contract/letters.ts";
import type { LeftOut } from "../../../shared/domain/campaigns/codes.ts";
import { type CampaignLetter, campaignLetter } from "../../../shared/domain/campaigns/letters.ts";
import { letterRule } from "../../../shared/domain/letters/kinds.ts";
import { appendAudit } from "../audit/writer.ts";
import { recordingOf } from "../contacts/commanding.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { LedgerDb, LedgerTx } from "../db/ledger-db.ts";
import { isCoded, type LetterRunStep, runLetters } from "../letters/batch.ts";
import { recordOutgoing } from "../letters/deliveries.ts";
import { letterFile, printLetter, readyLetter, recordLetter } from "../letters/issuer.ts";
import { companyToday } from "../lib/company-today.ts";
import { WriteFileError, writeFileSafely } from "../render/write-file.ts";
import { type Judged, judge } from "./audience.ts";
import type { FoundCampaign } from "./campaign-reader.ts";
import { campaignRefused, existingCampaign } from "./campaign-writer.ts";
import { checkRunning } from "./sender.ts";
import { keepSends, letterCommand, notNow, type SendOutcome, type WaitingLetter, waitingLetters } from "./sends.ts";

/** Letters of one run. */
const MOST = 20_000;

/** What became of one member's letter. */
export interface PrintedMember {
  readonly customerId: number;
  readonly customerName: string;
  readonly letterId: number | null;
  readonly folio: string | null;
  /** Why there is none; null where there is one, or it waits. */
  readonly why: LeftOut | null;
  readonly later: boolean;
  /** What the text wants and nobody knows. */
  readonly problem: string;
  readonly error: string;
  readonly path: string;
}

/** What a letter that cannot be written is left out for. */
function whyBlocked({ code, names }: LetterBlocked): { readonly why: LeftOut; readonly problem: string } {
  if (code === "missing") return { why: "variable", problem: names.join(", ") };
  if (code === "letterhead") return { why: "letterhead", problem: "" };
  return { why: code === "paused" ? "agreement" : "nothing-due", problem: "" };
}

/** What a run is of. */
interface Run {
  readonly context: LedgerContext;
  readonly db: LedgerDb;
  readonly found: FoundCampaign;
  readonly kind: CampaignLetter;
  readonly today: string;
  readonly since: string;
  readonly folder: string;
}

/** Keeps what became of a member's letter, in one transaction with what `work` does. Null where it is somebody else's by now. */
async function keep<T extends object>(
  { context, db, found, since }: Run,
  member: WaitingLetter,
  work: (
    tx: LedgerTx,
    recording: Awaited<ReturnType<typeof recordingOf>>,
  ) => Promise<{ outcome: SendOutcome; done: T }>,
): Promise<T | null> {
  const at = context.now().toISOString();
  const { id } = found.row;
  return db.write(async (tx) => {
    // Of two who print at once, one letter is enough.
    const [still] = await waitingLetters(tx.sql, id, { since, memberId: member.id, most: 1 });
    if (still === undefined || still.letterId !== member.letterId) return null;
    const recording = await recordingOf(context, tx, at);
    const { outcome, done } = await work(tx, recording);
    await keepSends(tx, id, [outcome], recording);
    const { state, why = "", problem = "", commandId = "" } = outcome;
    const detail = { campaign: id, member: member.id, state, why, problem, letter: commandId };
    await appendAudit(tx, { at, actor: recording.actor, action: "campaigns.printLetters", detail });
    return done;
  });
}

interface Issued {
  readonly id: number;
  readonly folio: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Issues the letter of a member that was judged, or says why there is none. */
async function issue(
  run: Run,
  member: WaitingLetter,
  judged: Judged,
  logo: Uint8Array | null,
): Promise<Issued | { readonly why: LeftOut; readonly problem: string } | null> {
  const { db, context, kind, today } = run;
  const asks = letterRule(kind).about !== "open";
  const invoices = judged.customer.invoices.filter(({ freeMinor }) => freeMinor > 0).map(({ uuid }) => uuid);
  const draft = zLetterDraft.parse({ kind, customerId: judged.customer.id, invoices: asks ? invoices : [] });
  const found = await readyLetter(db, draft, today);
  if (found.ready === null) return whyBlocked(found.blocked);
  const printed = await printLetter(db, found.ready, context.now().toISOString(), logo);
  return keep(run, member, async (tx, recording) => {
    const issued = await recordLetter(tx, printed, recording);
    const outcome: SendOutcome = {
      ...{ memberId: member.id, customerId: member.customerId, state: "unknown" },
      commandId: letterCommand(issued.id),
    };
    return { outcome, done: { ...issued, bytes: printed.bytes } };
  });
}

/** Saves the file of an issued letter in the folder, and logs that it went out. Throws WriteFileError. */
async function hand(run: Run, member: WaitingLetter, issued: Issued): Promise<string> {
  const path = join(run.folder, issued.fileName);
  await writeFileSafely(path, (temporary) => writeFile(temporary, issued.bytes));
  await keep(run, { ...member, letterId: issued.id }, async (tx, recording) => {
    const letter = await tx.sql.selectFrom("letter").selectAll().where("id", "=", issued.id).executeTakeFirstOrThrow();
    const { interactionId } = await recordOutgoing(tx, letter, "saved", path, recording);
    const outcome: SendOutcome = {
      ...{ memberId: member.id, customerId: member.customerId, state: "sent", interactionId },
      commandId: letterCommand(issued.id),
    };
    return { outcome, done: {} };
  });
  return path;
}

async function one(run: Run, member: WaitingLetter, logo: Uint8Array | null): Promise<PrintedMember> {
  const { context, db, found, today } = run;
  const now = context.now().toISOString();
  const [judged] = await judge(db.read, found.fields, { day: today, now, ids: [member.customerId] });
  const of = { customerId: member.customerId, customerName: judged?.customer.name ?? "" };
  const nothing = { ...of, letterId: null, folio: null, why: null, later: false, problem: "", error: "", path: "" };
  const leave = async (why: LeftOut, problem: string): Promise<PrintedMember> => {
    const outcome = notNow(member, why, problem);
    await keep(run, member, async () => ({ outcome, done: {} }));
    const later = outcome.state === "later";
    return { ...nothing, why, later, problem };
  };
  try {
    let issued: Issued;
    if (member.letterId === null) {
      if (judged === undefined) return await leave("paid", "");
      if (judged.why !== null) return await leave(judged.why, "");
      const made = await issue(run, member, judged, logo);
      if (made === null) return nothing;
      if ("why" in made) return await leave(made.why, made.problem);
      issued = made;
    } else {
      const { row, bytes } = await letterFile(db, member.letterId);
      issued = { id: row.id, folio: row.folio, fileName: row.file_name, bytes };
    }
    const done = { ...nothing, letterId: issued.id, folio: issued.folio };
    try {
      return { ...done, path: await hand(run, member, issued) };
    } catch (error) {
      if (error instanceof WriteFileError) return { ...done, error: error.code, path: error.path };
      throw error;
    }
  } catch (error) {
    if (isCoded(error)) return { ...nothing, error: error.code };
    throw error;
  }
}

/**
 * Prints the letters of a campaign whose window runs, one a customer, each judged again when its turn comes: issued under its folio,
 * saved in the folder and logged as sent, as any letter is. What was issued and not saved, because somebody or something ended the
 * run, is saved by the next one under the same folio; nobody gets two. Giving up the stream ends it after the letters at hand. Throws
 * CAMPAIGN_REFUSED, NOT_FOUND and WriteFileError.
 */
export async function* printLetters(
  context: LedgerContext,
  { id, folder, merge }: { readonly id: number; readonly folder: string; readonly merge: boolean },
): AsyncGenerator<LetterRunStep<PrintedMember>> {
  const db = openLedger(context);
  const today = await companyToday({ sql: db.read }, context.now());
  const found = await existingCampaign(db.read, id, today);
  checkRunning(found);
  const kind = campaignLetter(found.fields.templateCode);
  if (found.fields.channel !== "letter" || kind === null) throw campaignRefused("other-way", found);
  const since = context.now().toISOString();
  const run: Run = { context, db, found, kind, today, since, folder };
  const members = await waitingLetters(db.read, id, { since, most: MOST });
  // Of two customers that are one by now, one letter is enough.
  const seen = new Set<number>();
  const targets = members.filter(({ customerId }) => !seen.has(customerId) && seen.add(customerId));
  try {
    yield* runLetters(context, { kind, folder, merge, today }, targets, (member, logo) => one(run, member, logo));
  } finally {
    context.changes.publish("campaigns", "letters", "contacts", "customers");
  }
}
