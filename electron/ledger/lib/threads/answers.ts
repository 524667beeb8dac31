import type { MessagePort, Transferable } from "node:worker_threads";
import { ORPCError } from "@orpc/client";
import { StorageError, type StorageErrorCode } from "../../db/db-errors.ts";

/** What a kept thread is asked. Both ends are this program, so the types are the contract. */
export interface ThreadRequest<Job> {
  readonly id: number;
  readonly job: Job;
}

export type ThreadAnswer<Value> =
  | { readonly id: number; readonly ok: true; readonly value: Value }
  | ({ readonly id: number; readonly ok: false } & ToldError);

/** An error on its way between threads: a copy of one keeps message, stack and cause, but neither its class nor its code. */
interface ToldError {
  readonly error: Error;
  readonly code: string;
  /** What an error with words of its own (a {@link StorageError}, one of the contract) says besides. */
  readonly said: { readonly kind: "storage" | "contract"; readonly data: unknown } | null;
}

/**
 * Answers, in the thread, what its process asks: several jobs at a time, each on its own.
 * @param handedOver what of a value is handed over and not copied
 */
export function answerJobs<Job, Value>(
  port: MessagePort,
  work: (job: Job) => Promise<Value>,
  handedOver: (value: Value) => readonly Transferable[] = () => [],
): void {
  port.on("message", ({ id, job }: ThreadRequest<Job>) => {
    void answer(id, job, work).then((reply) => port.postMessage(reply, reply.ok ? handedOver(reply.value) : []));
  });
}

async function answer<Job, Value>(
  id: number,
  job: Job,
  work: (job: Job) => Promise<Value>,
): Promise<ThreadAnswer<Value>> {
  try {
    return { id, ok: true, value: await work(job) };
  } catch (reason) {
    const error = reason instanceof Error ? reason : new Error(String(reason));
    const code = "code" in error && typeof error.code === "string" ? error.code : "";
    // Told by its data: as it is, an error of the contract could carry what no copy can be made of.
    if (error instanceof ORPCError) {
      return { id, ok: false, error: new Error(error.message), code, said: { kind: "contract", data: error.data } };
    }
    const said = error instanceof StorageError ? ({ kind: "storage", data: error.data } as const) : null;
    return { id, ok: false, error, code, said };
  }
}

/** The error of a thread as the class it had there, so that a full disk is one here too. */
export function errorOf({ error, code, said }: ToldError): Error {
  if (said === null) return code === "" ? error : Object.assign(error, { code });
  if (said.kind === "contract") return new ORPCError(code, { message: error.message, data: said.data });
  return new StorageError(code as StorageErrorCode, said.data as StorageError["data"], error);
}

/** The same work, one job after another. */
export function oneAtATime<Job, Value>(work: (job: Job) => Promise<Value>): (job: Job) => Promise<Value> {
  let before: Promise<unknown> = Promise.resolve();
  return (job) => {
    const own = before.then(() => work(job));
    before = own.catch(() => undefined);
    return own;
  };
}
