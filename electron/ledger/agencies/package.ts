import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { basename } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Uint8ArrayReader, ZipWriter } from "@zip.js/zip.js";
import type { Lang } from "../../../shared/contract/common.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { carryOut } from "../lib/carry-out.ts";
import { answerBefore } from "../lib/commands.ts";
import { companyToday } from "../lib/company-today.ts";
import { type CommandProgress, toldWork } from "../lib/told-command.ts";
import { renderDocument } from "../render/renderer.ts";
import { writeFileSafely } from "../render/write-file.ts";
import { findAgencies } from "./agencies-reader.ts";
import { packageGuide, packageWords } from "./package-guide.ts";
import { packedItems, partsOfPackage } from "./package-parts.ts";
import { keepPackage } from "./package-writer.ts";
import { placementView } from "./placements-reader.ts";

/** WinZip's AES with a key of 256 bits; everything in this process, which has no workers of a browser. */
const ENCRYPTED = { encryptionStrength: 3, useWebWorkers: false } as const;

/**
 * Writes the package of a batch into one encrypted ZIP, keeps that it was made, and tells how far it is. The file gets its name once it
 * is whole, and the version is kept once it has it: given up or failed, there is neither. The guide comes last, since it lists what
 * went in. Throws NOT_FOUND, PACKAGE_REFUSED, FILE_REFUSED (`evidence-lost`) and WriteFileError.
 */
export function makePackage(
  context: LedgerContext,
  asked: {
    readonly commandId: string;
    readonly placementId: number;
    readonly file: string;
    readonly password: string;
    readonly lang: Lang;
  },
  signal: AbortSignal | undefined,
): AsyncGenerator<CommandProgress, void, void> {
  const { commandId, placementId, file, password, lang } = asked;
  return toldWork(signal, async (telling) => {
    const db = openLedger(context);
    const procedure = "agencyPackages.make";
    if ((await answerBefore(db.read, { id: commandId, procedure })) !== null) return;
    const mtime = context.now();
    const today = await companyToday({ sql: db.read }, mtime);
    const found = await placementView(db.read, placementId);
    if (found === undefined) throw ledgerError("NOT_FOUND", { what: "placement", id: String(placementId) });
    const { placement } = found;
    if (placement.placedOn === null) throw ledgerError("PACKAGE_REFUSED", { why: "not-placed" });
    const [agency] = await findAgencies(db.read, today, placement.agencyId);
    const clause = agency?.papers.find(({ paper }) => paper === "data-clause")?.state;
    if (clause !== "valid" && clause !== "soon") throw ledgerError("PACKAGE_REFUSED", { why: "clause" });
    const items = await packedItems(db.read, placementId, today);
    if (items.length === 0) throw ledgerError("PACKAGE_REFUSED", { why: "empty" });
    const words = packageWords(lang);
    const parts = await partsOfPackage(db, { placementId, items, today, lang, words });
    telling.total = parts.length + 1;
    const bytes = await writeFileSafely(file, async (temporary) => {
      const out = createWriteStream(temporary, { mode: 0o600 });
      const zip = new ZipWriter(Writable.toWeb(out), { ...ENCRYPTED, password });
      const contents: { path: string; sha256: string }[] = [];
      try {
        for (const part of parts) {
          await telling.tell();
          const content = await part.read();
          if (content !== null) {
            contents.push({ path: part.path, sha256: createHash("sha256").update(content).digest("hex") });
            await zip.add(part.path, new Uint8ArrayReader(content), { lastModDate: mtime });
          }
          telling.done += 1;
        }
        await telling.tell();
        const customers = new Set(items.map(({ customerId }) => customerId)).size;
        const guide = await packageGuide(db.read, {
          ...{ placement, items: items.length, customers, today, madeAt: mtime.toISOString(), lang, contents },
        });
        const first = await renderDocument(guide, "pdf");
        await zip.add(`${words.files.guide}.pdf`, new Uint8ArrayReader(first), { lastModDate: mtime });
        await zip.close();
      } catch (error) {
        out.destroy();
        throw error;
      }
    });
    const made = {
      ...{ placementId, agencyId: placement.agencyId, fileName: basename(file), bytes, sha256: await hashOf(file) },
      items,
    };
    await carryOut(context, commandId, procedure, ["agencies"], (tx, recording) => keepPackage(tx, made, recording));
    telling.done += 1;
  });
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
