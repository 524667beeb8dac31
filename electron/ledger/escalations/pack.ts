import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { Lang } from "../../../shared/contract/common.ts";
import { escalationsEn } from "../../../shared/i18n/escalations.en.ts";
import { escalationsEs } from "../../../shared/i18n/escalations.es.ts";
import { keptCustomer } from "../contacts/people.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { companyToday } from "../lib/company-today.ts";
import { type CommandProgress, toldWork } from "../lib/told-command.ts";
import { renderDocument } from "../render/renderer.ts";
import { writeFileSafely } from "../render/write-file.ts";
import { caseView } from "./case-reader.ts";
import { indexOfCase } from "./pack-index.ts";
import { type Packed, partsOfCase } from "./pack-parts.ts";

/**
 * Writes the file of a case into one ZIP and tells how far it is. Files are read one after the other, and the ZIP gets its name once it
 * is whole: given up or failed, there is none, and an old one stands. The index comes last, since it lists what went in. Throws
 * NOT_FOUND, FILE_REFUSED (`evidence-lost`), LETTER_LOST and WriteFileError.
 */
export function packCase(
  context: LedgerContext,
  { id, file, lang }: { readonly id: number; readonly file: string; readonly lang: Lang },
  signal: AbortSignal | undefined,
): AsyncGenerator<CommandProgress, void, void> {
  return toldWork(signal, async (telling) => {
    const db = openLedger(context);
    const madeAt = context.now().toISOString();
    const today = await companyToday({ sql: db.read }, context.now());
    const found = await caseView(db, { id, today, personId: context.personId() });
    const customer = await keptCustomer(db.read, found.row.customerId);
    if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(found.row.customerId) });
    const packed: Packed = { found, customer, lang, madeAt };
    const parts = await partsOfCase(db, packed);
    const mtime = context.now();
    telling.total = parts.length + 1;
    await writeFileSafely(file, async (temporary) => {
      const zip = new ZipFile();
      const written = pipeline(zip.outputStream, createWriteStream(temporary, { mode: 0o600 }));
      // Told where it is waited for, whatever happens to the parts meanwhile.
      written.catch(() => undefined);
      const contents: { path: string; sha256: string }[] = [];
      try {
        for (const part of parts) {
          await telling.tell();
          const bytes = await part.read();
          if (bytes !== null) {
            contents.push({ path: part.path, sha256: createHash("sha256").update(bytes).digest("hex") });
            zip.addBuffer(Buffer.from(bytes), part.path, { mtime });
          }
          telling.done += 1;
        }
        await telling.tell();
        const { index } = (lang === "es" ? escalationsEs : escalationsEn).pack;
        const first = await renderDocument(await indexOfCase(db.read, packed, contents), "pdf");
        zip.addBuffer(Buffer.from(first), `00 ${index}.pdf`, { mtime });
      } finally {
        // Ended in any case: a stream that nobody ends is waited for, for ever.
        zip.end();
        await written.catch(() => undefined);
      }
      await written;
      telling.done += 1;
    });
  });
}
