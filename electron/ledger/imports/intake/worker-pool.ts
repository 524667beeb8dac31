import type { Worker } from "node:worker_threads";
import type { Found } from "./find.ts";
import type { IntakeItem } from "./item.ts";
import { itemsOf, knownItem, stopped } from "./make-items.ts";
import {
  type FromWorker,
  IDLE,
  isFromWorker,
  type JobMessage,
  type KnownMessage,
  PARSING,
  PULSE,
  READING,
  type ReadMessage,
} from "./protocol.ts";
import { keepWorker, takeWorker, type WorkerKind } from "./spare-worker.ts";

/** A document that needs more memory than a worker's heap has ends the worker, not the process. */
export interface PoolOptions extends WorkerKind {
  readonly workers: number;
  /** A worker that stays with one item longer than this is ended. */
  readonly itemTimeoutMs: number;
  isKnown(sha256: readonly string[]): Promise<ReadonlySet<string>>;
  /** Called when members of archives add to what was found. */
  onItems(): void;
}

/** Items that wait for the consumer; what was parsed weighs, of what is known there is a path and a hash to a file. */
interface ReadyBatch {
  /** Made when the batch is taken: as objects, documents that wait would be copied about by the collector meanwhile. */
  readonly items: () => IntakeItem[];
  readonly parsed: boolean;
}

/** A group of found entries, worked on by one worker and delivered in order. */
interface Job {
  readonly id: number;
  readonly entries: readonly Found[];
  readonly ready: ReadyBatch[];
  readonly stoppedReading: number[];
  readonly stoppedParsing: number[];
  /** Items that arrived from workers. */
  delivered: number;
  /** Items known of: at least one an entry, more when archives turn up. */
  seen: number;
  /** The worker's place that got the job. */
  slot: Slot | null;
  /** Times a worker ended without saying at which item. */
  deaths: number;
  done: boolean;
}

interface Slot {
  worker: Worker;
  pulse: Int32Array<SharedArrayBuffer>;
  readonly jobs: Job[];
  /** Batches read and waiting for their answer: back-pressure is that they wait. */
  asking: ReadMessage[];
  /** Batches answered, and of these the ones that have arrived; they arrive in the order of their answers. */
  answered: number;
  arrived: number;
  beats: number;
  beatAt: number;
}

/** Jobs a worker holds: one at work, others to go on with at once, however long the ledger takes to hand out more. */
const JOBS_AHEAD = 3;
/**
 * Parsed batches a worker may be ahead of the consumer, which bounds the memory of the whole. Invoices and receipts take
 * reading and booking unequal times: with two, one side waits for the other a tenth of the time.
 */
const BATCHES_AHEAD = 4;
/** Batches it may be ahead in which everything is known: a reason to stop reading only when they are many. */
const KNOWN_AHEAD = 20;
const MAX_DEATHS = 3;

/** Parse workers with their queue: order kept, speed bounded by the consumer, a worker that hangs or dies replaced. */
export class WorkerPool {
  private readonly options: PoolOptions;
  private readonly slots: Slot[] = [];
  /** Ends of the workers that are not needed any more. */
  private readonly retired: Promise<unknown>[] = [];
  private readonly jobs: Job[] = [];
  private readonly waiting: Job[] = [];
  private readonly watch: NodeJS.Timeout;
  private lastId = 0;
  private complete = false;
  /** Something had to be parsed: from now on more than one worker is worth its start. */
  private parsing = false;
  private stopped = false;
  private failure: Error | null = null;
  private changed = Promise.withResolvers<void>();

  constructor(options: PoolOptions) {
    this.options = options;
    this.watch = setInterval(() => this.checkPulses(), Math.max(20, options.itemTimeoutMs / 4));
    this.watch.unref();
  }

  /** Items known of so far in the jobs added. */
  get itemsSeen(): number {
    return this.jobs.reduce((sum, job) => sum + job.seen, this.seenBefore);
  }
  private seenBefore = 0;
  private entriesWaiting = 0;

  /** Starts the first worker ahead of its first job, so that it gets ready while the search begins. */
  warmUp(): void {
    if (this.slots.length === 0 && !this.stopped) this.slots.push(this.open());
  }

  /** Waits until fewer than `most` entries wait for a worker, which bounds what a search can pile up. */
  async room(most: number): Promise<void> {
    while (!this.stopped && this.failure === null && this.entriesWaiting >= most) await this.changed.promise;
  }

  add(entries: readonly Found[]): void {
    const job: Job = {
      id: ++this.lastId,
      entries,
      ready: [],
      stoppedReading: [],
      stoppedParsing: [],
      delivered: 0,
      seen: entries.length,
      slot: null,
      deaths: 0,
      done: false,
    };
    this.jobs.push(job);
    this.waiting.push(job);
    this.entriesWaiting += entries.length;
    this.distribute();
  }

  /** No more jobs will be added. */
  close(): void {
    this.complete = true;
    for (const slot of [...this.slots]) this.retire(slot);
    this.notify();
  }

  /** Ends all workers; batches() ends too. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.watch);
    this.notify();
    await Promise.all([...this.retired, ...this.slots.map((slot) => slot.worker.terminate())]);
  }

  fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error));
    this.notify();
  }

  /** The batches of all jobs in the order the jobs were added. */
  async *batches(): AsyncGenerator<IntakeItem[]> {
    while (!this.stopped) {
      if (this.failure !== null) throw this.failure;
      const job = this.jobs[0];
      const batch = job?.ready.shift();
      if (batch !== undefined) {
        this.answerAll();
        yield batch.items();
      } else if (job?.done) {
        this.jobs.shift();
        this.seenBefore += job.seen;
      } else if (job === undefined && this.complete) {
        return;
      } else {
        await this.changed.promise;
      }
    }
  }

  private notify(): void {
    this.changed.resolve();
    this.changed = Promise.withResolvers<void>();
  }

  private distribute(): void {
    while (this.waiting.length > 0 && !this.stopped) {
      const slot = this.slotForNext();
      if (slot === undefined) return;
      const job = this.waiting.shift();
      if (job === undefined) return;
      this.entriesWaiting -= job.entries.length;
      job.slot = slot;
      slot.jobs.push(job);
      slot.worker.postMessage(messageOf(job));
    }
  }

  /**
   * The least loaded worker with room; a new one while the others are busy and the number allows. Reading what is known
   * already takes one worker: starting a second costs more than it would save.
   */
  private slotForNext(): Slot | undefined {
    const free = this.slots
      .filter((slot) => slot.jobs.length < JOBS_AHEAD)
      .sort((a, b) => a.jobs.length - b.jobs.length)[0];
    const allowed = this.parsing ? this.options.workers : 1;
    if (this.slots.length < allowed && (free === undefined || free.jobs.length > 0)) {
      const slot = this.open();
      this.slots.push(slot);
      return slot;
    }
    return free;
  }

  private open(): Slot {
    const slot: Slot = {
      ...takeWorker(this.options),
      jobs: [],
      asking: [],
      answered: 0,
      arrived: 0,
      beats: 0,
      beatAt: performance.now(),
    };
    this.listen(slot);
    return slot;
  }

  private listen(slot: Slot): void {
    const { worker } = slot;
    const current = (): boolean => slot.worker === worker && !this.stopped && this.slots.includes(slot);
    worker.on("message", (message: unknown) => {
      if (current() && isFromWorker(message)) this.receive(slot, message);
    });
    worker.on("error", (error) => {
      if (current()) this.replace(slot, error);
    });
    worker.on("exit", (code) => {
      if (current()) this.replace(slot, new Error(`parse worker ended with code ${code}`));
    });
  }

  private receive(slot: Slot, message: FromWorker): void {
    const job = slot.jobs.find((candidate) => candidate.id === message.job);
    if (job === undefined) return;
    switch (message.type) {
      case "read":
        slot.asking.push(message);
        job.seen = Math.max(job.seen, job.delivered + message.sha256.length);
        this.options.onItems();
        this.answer(slot);
        break;
      case "parsed":
        slot.arrived++;
        job.ready.push({ items: () => itemsOf(message), parsed: true });
        job.delivered += message.items.length;
        this.notify();
        break;
      case "done":
        job.done = true;
        job.seen = job.delivered;
        slot.jobs.splice(slot.jobs.indexOf(job), 1);
        this.distribute();
        this.retire(slot);
        this.notify();
        break;
    }
  }

  /** Lets go of a worker that will get nothing more, while the last batches are still being used. */
  private retire(slot: Slot): void {
    // A worker that is being ended is not kept: whoever keeps it takes the listeners off, also the one that waits for its end.
    if (this.stopped || !this.complete || this.waiting.length > 0 || slot.jobs.length > 0) return;
    this.slots.splice(this.slots.indexOf(slot), 1);
    this.retired.push(
      Atomics.load(slot.pulse, PULSE.beats) > 0 ? keepWorker(this.options, slot) : slot.worker.terminate(),
    );
  }

  private answerAll(): void {
    for (const slot of this.slots) this.answer(slot);
  }

  /** Answers what a worker asks while it is not too far ahead of the consumer. */
  private answer(slot: Slot): void {
    const { worker } = slot;
    // Only its own batches count: if those of others did, the worker whose batch is due next might never be answered.
    const underWay = slot.answered - slot.arrived;
    const ready = this.jobs.filter((job) => job.slot === slot).flatMap((job) => job.ready);
    const parsed = ready.filter((batch) => batch.parsed).length;
    if (underWay + parsed >= BATCHES_AHEAD || ready.length >= KNOWN_AHEAD) return;
    const question = slot.asking.shift();
    if (question === undefined) return;
    const turn = ++slot.answered;
    const hashes = question.sha256.filter((hash) => hash !== "");
    const asked = hashes.length === 0 ? Promise.resolve(new Set<string>()) : this.options.isKnown(hashes);
    asked.then(
      (known) => {
        if (slot.worker !== worker || this.stopped) return;
        const positions = [...question.sha256.keys()].filter((index) => known.has(question.sha256[index] ?? ""));
        const done = positions.length === question.sha256.length && this.deliverKnown(slot, question, turn);
        const { job, batch } = question;
        const message: KnownMessage = { type: "known", job, batch, known: done ? "all" : positions };
        worker.postMessage(message);
        if (!this.parsing && positions.length < question.sha256.length) {
          this.parsing = true;
          this.distribute();
        }
        this.answer(slot);
      },
      (error: unknown) => this.fail(error),
    );
  }

  /**
   * Makes the items of a batch of which everything is known, so that nothing of it has to cross over; false when they are
   * not plain entries, or when an earlier batch of the worker has not arrived yet and would come out behind this one.
   */
  private deliverKnown(slot: Slot, { job: id, sha256, from }: ReadMessage, turn: number): boolean {
    const job = slot.jobs.find((candidate) => candidate.id === id);
    if (job === undefined || from === null || slot.arrived !== turn - 1) return false;
    slot.arrived++;
    const entries = job.entries.slice(from, from + sha256.length);
    const items = entries.map(({ path }, index) => knownItem(path, sha256[index] ?? ""));
    job.ready.push({ items: () => items, parsed: false });
    job.delivered += sha256.length;
    this.notify();
    return true;
  }

  /** Ends workers that have not moved on from one item for too long. */
  private checkPulses(): void {
    const now = performance.now();
    for (const slot of this.slots) {
      const beats = Atomics.load(slot.pulse, PULSE.beats);
      if (beats !== slot.beats || Atomics.load(slot.pulse, PULSE.busy) === IDLE) {
        slot.beats = beats;
        slot.beatAt = now;
      } else if (now - slot.beatAt > this.options.itemTimeoutMs) {
        this.replace(slot, new Error("parse worker does not answer"));
      }
    }
  }

  /** Starts a new worker on what the old one had not delivered, without the item at which it stopped. */
  private replace(slot: Slot, error: Error): void {
    const { worker, pulse } = slot;
    if (Atomics.load(pulse, PULSE.beats) === 0) {
      // It never got as far as its first step: the installation is at fault, not a file.
      this.fail(error);
      return;
    }
    this.blame(slot, pulse);
    slot.asking = [];
    slot.answered = 0;
    slot.arrived = 0;
    slot.beats = 0;
    slot.beatAt = performance.now();
    Object.assign(slot, takeWorker(this.options));
    this.listen(slot);
    worker.terminate().catch((cause: unknown) => this.fail(cause));
    for (const job of slot.jobs) slot.worker.postMessage(messageOf(job));
    this.notify();
  }

  private blame(slot: Slot, pulse: Int32Array): void {
    const busy = Atomics.load(pulse, PULSE.busy);
    const item = Atomics.load(pulse, PULSE.item);
    const id = Atomics.load(pulse, PULSE.job);
    const job = (busy === IDLE ? undefined : slot.jobs.find((candidate) => candidate.id === id)) ?? slot.jobs[0];
    if (job === undefined) return;
    if (busy === READING && !job.stoppedReading.includes(item)) job.stoppedReading.push(item);
    else if (busy === PARSING && !job.stoppedParsing.includes(item)) job.stoppedParsing.push(item);
    else job.deaths++;
    if (job.deaths < MAX_DEATHS) return;
    const items = job.entries.slice(job.delivered).map((entry) => stopped(entry.path));
    job.ready.push({ items: () => items, parsed: true });
    job.done = true;
    slot.jobs.splice(slot.jobs.indexOf(job), 1);
  }
}

function messageOf(job: Job): JobMessage {
  const { id, entries, delivered, stoppedReading, stoppedParsing } = job;
  return { type: "job", job: id, entries, delivered, stoppedReading, stoppedParsing };
}
