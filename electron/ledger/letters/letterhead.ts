import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { type Letterhead, zLetterhead } from "../../../shared/contract/letters.ts";
import { imageFacts } from "../../../shared/domain/letters/image.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { allowedTexts } from "../approvals/bank-details.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerDb, LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { attachFiles, type KeptFile, keepContent, keptContent, readChosen } from "../lib/attachments.ts";
import { keepSetting } from "../lib/keep-setting.ts";
import type { Recording, Stamp } from "../lib/recording.ts";
import type { Letterhead as PrintedHead } from "../render/letterhead.ts";
import { renderLetter } from "../render/renderer.ts";
import { printWords } from "./print-words.ts";

const KEY = "letterhead";
const LOGO_KEY = "letterLogo";
/** A logo is drawn some centimetres wide: more than this is a photograph by mistake, and would weigh on every letter. */
const LOGO_LIMIT = 512 * 1024;
const LOGO_PIXELS = 4000;

const NONE: Letterhead = {
  series: "CAR",
  name: "",
  address: "",
  phone: "",
  email: "",
  website: "",
  place: "",
  signer: "",
  position: "",
  payTo: "",
  complaints: "",
  privacy: "",
  jurisdiction: "",
  termDays: { first: 5, second: 5, final: 5 },
  daysAhead: 15,
};

/** Fields without which no letter goes out (COLLECTIONS 10: common header). */
const REQUIRED = ["address", "phone", "place", "signer", "position", "payTo", "complaints", "privacy"] as const;

async function setting(db: ReadHandle, key: string): Promise<unknown> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", key).executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.value);
}

/** What the company says of itself in its letters. */
export async function readLetterhead(db: ReadHandle): Promise<Letterhead> {
  const stored = z.record(z.string(), z.unknown()).safeParse(await setting(db, KEY));
  const found = zLetterhead.safeParse({ ...NONE, ...(stored.success ? stored.data : {}) });
  return found.success ? found.data : NONE;
}

/** Fields of every letter that are still blank. */
export function blankFields(letterhead: Letterhead): (typeof REQUIRED)[number][] {
  return REQUIRED.filter((name) => letterhead[name] === "");
}

const zLogo = z.object({ sha256: z.string(), mime: z.string(), width: z.number(), height: z.number() });
type Logo = NonNullable<PrintedHead["logo"]>;

/** The logo that letters bear; null for none. */
export async function readLogo(db: ReadHandle): Promise<Logo | null> {
  return zLogo.nullable().parse(await setting(db, LOGO_KEY));
}

/** Bytes of a logo. Throws NOT_FOUND when they are gone. */
export async function logoBytes(db: LedgerDb, logo: Logo | null): Promise<Uint8Array | null> {
  if (logo === null) return null;
  const content = await keptContent(db, logo.sha256);
  if (content === null) throw ledgerError("NOT_FOUND", { what: "attachment", id: "logo" });
  return content;
}

/** Who writes, as letters and other papers for customers bear it at their head. */
export function printedHead(
  { address, phone, email, website }: Letterhead,
  company: { readonly name: string; readonly rfc: string },
  logo: Logo | null,
  lang: "es" | "en",
): PrintedHead {
  const words = printWords(lang);
  const contact = [phone === "" ? "" : fillWords(words.phone, { phone }), email, website].filter((part) => part !== "");
  const lines = [fillWords(words.rfc, { rfc: company.rfc }), address, contact.join(" · ")];
  return { name: company.name, lines: lines.filter((line) => line !== ""), logo };
}

/** Name and RFC of the company: what it calls itself in letters, or the names of its RFC. */
export function letterCompany(
  letterhead: Letterhead,
  ownRfcs: readonly { readonly rfc: string; readonly name: string }[],
): { readonly name: string; readonly rfc: string } {
  return {
    name: letterhead.name || ownRfcs.map((own) => own.name || own.rfc).join(" · "),
    rfc: ownRfcs.map((own) => own.rfc).join(", "),
  };
}

/**
 * Keeps the letterhead; how to pay and the notices at its foot wait, where somebody else has to allow their change, and the rest
 * is kept at once. Answers whether they wait. Throws what `askApproval` throws.
 */
export async function saveOrAskLetterhead(
  tx: LedgerTx,
  letterhead: Letterhead,
  recording: Recording,
): Promise<boolean> {
  const change = { before: await readLetterhead(tx.sql), after: letterhead };
  const { allowed, asked } = await allowedTexts(tx, "letterhead", change, recording);
  await saveLetterhead(tx, allowed, recording);
  return asked;
}

/**
 * Keeps who writes the letters, with what stood before in the audit; {@link saveOrAskLetterhead} is for changes that may need
 * another's word.
 */
export async function saveLetterhead(tx: LedgerTx, letterhead: Letterhead, recording: Stamp): Promise<void> {
  const before = await readLetterhead(tx.sql);
  await keepSetting(tx, KEY, letterhead);
  const { at, actor } = recording;
  await appendAudit(tx, { at, actor, action: "letters.saveLetterhead", detail: { before, after: letterhead } });
}

/**
 * Takes a picture in as logo: judged by its bytes, and by whether the printer of letters can draw it. Throws PATH_NOT_FOUND,
 * FILE_LOCKED and FILE_REFUSED (`logo-not-image`, `logo-too-large` with the limit in KB).
 */
export async function keepLogo(db: LedgerDb, path: string): Promise<{ file: KeptFile; logo: Logo }> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw ledgerError("PATH_NOT_FOUND", { path });
  const refuse = (code: string): Error =>
    ledgerError("FILE_REFUSED", { path, code, detail: String(LOGO_LIMIT / 1024) });
  if (!found.isFile()) throw refuse("logo-not-image");
  if (found.size > LOGO_LIMIT) throw refuse("logo-too-large");
  const content = await readChosen(path);
  const facts = imageFacts(content);
  if (facts === null) throw refuse("logo-not-image");
  if (facts.width > LOGO_PIXELS || facts.height > LOGO_PIXELS) throw refuse("logo-too-large");
  const sha256 = createHash("sha256").update(content).digest("hex");
  const logo = { sha256, ...facts };
  await renderLetter(trial(logo), content).catch(() => {
    throw refuse("logo-not-image");
  });
  return { file: await keepContent(db, { name: basename(path), mime: facts.mime, content }), logo };
}

/** A letter with nothing but the picture on it. */
function trial(logo: Logo) {
  return {
    lang: "es" as const,
    madeAt: "2026-01-01T00:00:00.000Z",
    folio: "",
    title: "",
    letterhead: { name: "", lines: [], logo },
    placeAndDate: "",
    folioLine: "",
    addressee: [],
    subjectLabel: "",
    blocks: [],
    signer: null,
    notes: [],
    footer: "",
    pageWords: { page: "", carried: "", brought: "", continued: "" },
  };
}

/** Makes a picture that was kept the logo, or none. */
export async function setLogo(
  tx: LedgerTx,
  kept: { file: KeptFile; logo: Logo } | null,
  recording: Stamp,
): Promise<void> {
  if (kept !== null) await attachFiles(tx, [kept.file], { kind: "letterhead", id: 1 }, recording);
  await keepSetting(tx, LOGO_KEY, kept?.logo ?? null);
  const { at, actor } = recording;
  await appendAudit(tx, { at, actor, action: "letters.setLogo", detail: { logo: kept?.logo ?? null } });
}
