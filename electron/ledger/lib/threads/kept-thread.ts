import { type Transferable, Worker, type WorkerOptions } from "node:worker_threads";
import { workerUrl } from "../../workers/worker-url.ts";
import { errorOf, type ThreadAnswer, type ThreadRequest } from "./answers.ts";

/** How long an unused thread stays warm: what it has loaded takes most of the time of a first answer. */
const IDLE_MS = 30_000;

interface Waiting<Value> {
  resolve(value: Value): void;
  reject(error: unknown): void;
}

/** A worker thread that is started when it is first asked and ends when unused; it never keeps the process alive. */
export class KeptThread<Job extends object, Value> {
  readonly #name: string;
  readonly #options: WorkerOptions;
  readonly #waiting = new Map<number, Waiting<Value>>();
  #worker: Worker | null = null;
  #nextId = 1;
  #idle: NodeJS.Timeout | undefined;

  /** @param name file of the thread, as `workerUrl` takes it */
  constructor(name: string, options: WorkerOptions = {}) {
    this.#name = name;
    this.#options = options;
  }

  /** Has a job done. Throws what the job throws, of the class it has there, and when the thread ends before it is done. */
  ask(job: Job, transfer: readonly Transferable[] = []): Promise<Value> {
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    worker.ref();
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      worker.postMessage({ id, job } satisfies ThreadRequest<Job>, transfer);
      this.#waiting.set(id, { resolve, reject });
    });
  }

  /** Ends the thread; what it was doing rejects. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(workerUrl(this.#name), this.#options);
    this.#worker = worker;
    worker.on("message", (answer: ThreadAnswer<Value>) => this.#settle(worker, answer));
    worker.on("error", (error) => this.#end(worker, error));
    worker.on("exit", (code) => this.#end(worker, new Error(`The ${this.#name} thread stopped with code ${code}`)));
    return worker;
  }

  #settle(worker: Worker, answer: ThreadAnswer<Value>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) {
      worker.unref();
      this.#idle = setTimeout(() => {
        // Asked while it ends, it would never answer: the next job starts another.
        this.#worker = null;
        void worker.terminate();
      }, IDLE_MS).unref();
    }
    if (answer.ok) waiting?.resolve(answer.value);
    else waiting?.reject(errorOf(answer));
  }

  #end(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const each of waiting) each.reject(error);
  }
}
