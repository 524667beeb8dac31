import { MessageChannel } from "node:worker_threads";
import { ORPCError } from "@orpc/client";
import { expect, onTestFinished, test } from "vitest";
import { StorageError } from "../../../electron/ledger/db/db-errors.ts";
import { ledgerError, storageAsLedgerError } from "../../../electron/ledger/ledger-error.ts";
import { answerJobs, errorOf, type ThreadAnswer } from "../../../electron/ledger/lib/threads/answers.ts";

/** What a job's error is once it has come over a port, as between two threads. */
async function acrossOf(thrown: unknown): Promise<Error> {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  answerJobs(port2, () => Promise.reject(thrown));
  const answered = new Promise<ThreadAnswer<never>>((resolve) => port1.once("message", resolve));
  port1.postMessage({ id: 1, job: {} });
  const answer = await answered;
  if (answer.ok) throw new Error("It was to fail");
  return errorOf(answer);
}

test("trouble with storage is the same trouble on the other side of a thread, in the contract's words too", async () => {
  for (const code of ["DISK_FULL", "READ_ONLY", "LEDGER_IN_USE", "LEDGER_NOT_FOUND"] as const) {
    const error = await acrossOf(new StorageError(code, { path: "/x" }, new Error("ENOSPC")));
    expect(error).toBeInstanceOf(StorageError);
    expect(error).toMatchObject({ code, data: { path: "/x" } });
    expect(storageAsLedgerError(error)).toMatchObject({ code, data: { path: "/x" } });
  }
});

test("so is an error of the contract, and the engine's keeps its code", async () => {
  const error = await acrossOf(ledgerError("NOT_FOUND", { what: "customer", id: "7" }));
  expect(error).toBeInstanceOf(ORPCError);
  expect(error).toMatchObject({ code: "NOT_FOUND", data: { what: "customer", id: "7" } });

  const full = await acrossOf(Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" }));
  expect(storageAsLedgerError(full, "/x")).toMatchObject({ code: "DISK_FULL", data: { path: "/x" } });
  expect(await acrossOf("words")).toMatchObject({ message: "words" });
});
