import type { MessagePort, Transferable } from "node:worker_threads";

/** What a kept thread is asked. Both ends are this program, so the types are the contract. */
export interface ThreadRequest<Job> {
  readonly id: number;
  readonly job: Job;
}

export type ThreadAnswer<Value> =
  | { readonly id: number; readonly ok: true; readonly value: Value }
  | { readonly id: number; readonly ok: false; readonly error: Error; readonly code: string };

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
    // Structured clone keeps message, stack and cause of an error, but not its code.
    const code = "code" in error && typeof error.code === "string" ? error.code : "";
    return { id, ok: false, error, code };
  }
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
