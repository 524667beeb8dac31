import type { CfdiDocument } from "../../../../shared/domain/cfdi/document.ts";
import { rejected } from "../../../../shared/domain/cfdi/recognize.ts";
import type { IntakeItem } from "./item.ts";
import { baseName } from "./names.ts";
import type { ParsedMessage } from "./protocol.ts";

/** Items of a batch as a worker sent it. */
export function itemsOf(message: ParsedMessage): IntakeItem[] {
  let position = 0;
  return message.items.map(({ path, bytes, sha256, document, metadata, refusal, packed }) => {
    const result: IntakeItem["result"] =
      document !== null
        ? // What our own worker wrote a moment ago (protocol.ts): its shape needs no proof.
          { ok: true, document: JSON.parse(document) as CfdiDocument }
        : metadata !== null
          ? { ok: false, metadata }
          : refusal !== null
            ? { ok: false, refusal }
            : { ok: false, known: true };
    const xml = document === null ? null : message.xml.subarray(position, position + packed);
    position += packed;
    return { path, fileName: nameIn(path), bytes, sha256, result, xml };
  });
}

/** A file whose very bytes are in the ledger. */
export function knownItem(path: string, sha256: string): IntakeItem {
  return { path, fileName: nameIn(path), bytes: 0, sha256, result: { ok: false, known: true }, xml: null };
}

/** A file that no worker survives. */
export function stopped(path: string): IntakeItem {
  const result: IntakeItem["result"] = { ok: false, refusal: rejected("parser-stopped", "") };
  return { path, fileName: nameIn(path), bytes: 0, sha256: "", result, xml: null };
}

/** File name of a path, of the innermost member when it lies in archives. */
function nameIn(path: string): string {
  const name = baseName(path);
  return name.slice(name.lastIndexOf("!") + 1);
}
