import type { MessagePort } from "node:worker_threads";
import { answerJobs } from "../lib/threads/answers.ts";
import { PIECES_AHEAD, PIECES_AT_A_TIME, type RenderRequest, type SheetPiece, type TableRequest } from "./protocol.ts";

/** Answers render requests in a worker thread; several at a time, each on its own. */
export function serveRendering(port: MessagePort): void {
  answerJobs(port, render, (bytes) => [bytes.buffer as ArrayBuffer]);
}

/** Each writer is loaded when it is first needed: a PDF does not wait for the Excel library. */
async function render(request: RenderRequest): Promise<Uint8Array> {
  switch (request.kind) {
    case "pdf": {
      const { writePdf } = await import("./pdf/pdf-writer.ts");
      return writePdf(request.document, request.logo);
    }
    case "letter": {
      const { writeLetterPdf } = await import("./pdf/pdf-writer.ts");
      return writeLetterPdf(request.letter, request.logo);
    }
    case "merge": {
      const { mergePdfFiles } = await import("./pdf/merge.ts");
      return mergePdfFiles(request.files);
    }
    case "xlsx": {
      const { writeXlsx } = await import("./xlsx-writer.ts");
      return writeXlsx(request.document);
    }
    case "table": {
      const { packSheets } = await import("./table-writer.ts");
      try {
        await packSheets(request.columns, request.sheetName, receivedPieces(request), request.file);
      } finally {
        request.port.close();
      }
      return new Uint8Array();
    }
  }
}

/** Sheets as they come over the port; asking for a piece is what lets the sender make the next. */
async function* receivedPieces({ port }: TableRequest): AsyncGenerator<SheetPiece> {
  const gone = new Promise<never>((_, reject) => {
    port.once("close", () => reject(new Error("The sender of the sheets gave up")));
  });
  // Closing after the last piece is no failure, and nobody waits for it then.
  gone.catch(() => {});
  const arrived: (SheetPiece | null)[] = [];
  let more = Promise.withResolvers<void>();
  port.on("message", (piece: SheetPiece | null) => {
    arrived.push(piece);
    more.resolve();
  });
  let taken = 0;
  port.postMessage(PIECES_AHEAD);
  for (;;) {
    const piece = arrived.shift();
    if (piece === undefined) {
      more = Promise.withResolvers();
      await Promise.race([more.promise, gone]);
      continue;
    }
    if (piece === null) return;
    taken += 1;
    if (taken % PIECES_AT_A_TIME === 0) port.postMessage(PIECES_AT_A_TIME);
    yield piece;
  }
}
