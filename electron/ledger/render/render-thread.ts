import type { MessagePort } from "node:worker_threads";
import { answerJobs } from "../lib/threads/answers.ts";
import { BATCHES_AHEAD, type PlainValue, type RenderRequest, type RowBatch, type TableRequest } from "./protocol.ts";

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
  const arrived: RowBatch[] = [];
  let more = Promise.withResolvers<void>();
  port.on("message", (batch: RowBatch) => {
    arrived.push(batch);
    more.resolve();
  });
  for (let asked = 0; asked < BATCHES_AHEAD; asked++) port.postMessage("next");
  for (;;) {
    const batch = arrived.shift();
    if (batch === undefined) {
      more = Promise.withResolvers();
      await Promise.race([more.promise, gone]);
      continue;
    }
    if (batch === null) return;
    port.postMessage("next");
    yield* batch;
  }
}
