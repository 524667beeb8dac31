import type { MessagePort } from "node:worker_threads";
import { answerJobs } from "../lib/threads/answers.ts";
import type { PlainValue, RenderRequest, RowBatch, TableRequest } from "./protocol.ts";

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
      const { streamTable } = await import("./table-writer.ts");
      try {
        await streamTable(request.columns, request.sheetName, receivedRows(request), request.file);
      } finally {
        request.port.close();
      }
      return new Uint8Array();
    }
  }
}

/** Rows as they come over the port; asking for a batch is what lets the sender read the next. */
async function* receivedRows({ port }: TableRequest): AsyncGenerator<readonly PlainValue[]> {
  const gone = new Promise<never>((_, reject) => {
    port.once("close", () => reject(new Error("The sender of the rows gave up")));
  });
  // Closing after the last batch is no failure, and nobody waits for it then.
  gone.catch(() => {});
  for (;;) {
    const next = new Promise<RowBatch>((resolve) => port.once("message", resolve));
    port.postMessage("next");
    const batch = await Promise.race([next, gone]);
    if (batch === null) return;
    yield* batch;
  }
}
