import { Worker } from "node:worker_threads";
import { PULSE, type WorkerSettings } from "./protocol.ts";

/** A worker thread that reads files, and the memory it shows its progress in. */
export interface ReadyWorker {
  readonly worker: Worker;
  readonly pulse: Int32Array<SharedArrayBuffer>;
}

/** How a worker is started; only one started alike can take another's place. */
export interface WorkerKind {
  readonly worker: URL;
  readonly batchSize: number;
  /** Memory of its heap in MiB. */
  readonly heapMiB: number;
}

const YOUNG_MIB = 16;
/** How long an idle worker is kept: watched folders and the next folder that is dropped come within minutes, if at all. */
const KEPT_MS = 120_000;

interface Spare extends ReadyWorker {
  readonly kind: string;
  readonly timer: NodeJS.Timeout;
}

let spare: Spare | null = null;

const nameOf = ({ worker, batchSize, heapMiB }: WorkerKind): string => `${worker.href} ${batchSize} ${heapMiB}`;

/**
 * A worker that did its work at an earlier import and waits, or a new one. Starting a thread and compiling its code takes
 * as long as reading some thousand known files.
 */
export function takeWorker(kind: WorkerKind): ReadyWorker {
  const kept = spare;
  if (kept?.kind === nameOf(kind)) {
    forget();
    silence(kept.worker);
    kept.worker.ref();
    return kept;
  }
  const pulse = new SharedArrayBuffer(PULSE.slots * 4);
  const workerData: WorkerSettings = { batchSize: kind.batchSize, pulse };
  const worker = new Worker(kind.worker, {
    workerData,
    // Room for what dies young: with the little a thread begins with, half of it is copied about before it dies.
    resourceLimits: { maxOldGenerationSizeMb: kind.heapMiB, maxYoungGenerationSizeMb: YOUNG_MIB },
  });
  return { worker, pulse: new Int32Array(pulse) };
}

/** Keeps a worker that has done all it was asked for the next import, and ends the one that was kept before it. */
export async function keepWorker(kind: WorkerKind, { worker, pulse }: ReadyWorker): Promise<void> {
  const former = spare;
  forget();
  if (former !== null) silence(former.worker);
  silence(worker);
  const timer = setTimeout(() => {
    forget();
    void worker.terminate();
  }, KEPT_MS);
  timer.unref();
  worker.unref();
  spare = { kind: nameOf(kind), worker, pulse, timer };
  // Whatever ends it while nobody uses it, the next import starts another.
  worker.on("error", forget).on("exit", forget);
  await former?.worker.terminate();
}

/** Takes our listeners off; those of all events at once would include Node's own, without which a worker hears nothing. */
function silence(worker: Worker): void {
  for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
}

function forget(): void {
  if (spare !== null) clearTimeout(spare.timer);
  spare = null;
}
