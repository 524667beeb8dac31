import { hash } from "node:crypto";
import type { MessagePort } from "node:worker_threads";
import { rejected } from "../../../../shared/domain/cfdi/recognize.ts";
import type { pack } from "../../lib/packing.ts";
import type { ReadResult, readFileBytes } from "./parse-bytes.ts";
import {
  BATCH_BYTES,
  type DoneMessage,
  IDLE,
  type JobMessage,
  type KnownMessage,
  PARSING,
  type ParsedMessage,
  PULSE,
  READING,
  type ReadMessage,
  type ToWorker,
  type WireItem,
  type WorkerSettings,
} from "./protocol.ts";
import { type RawItem, readEntry, refused, writtenSince } from "./read-entry.ts";
import { ReadMemory } from "./read-memory.ts";

interface ReadItem extends RawItem {
  readonly sha256: string;
  /** Position in the job. */
  readonly index: number;
}
interface ReadBatch {
  readonly job: JobMessage;
  readonly batch: number;
  readonly items: readonly ReadItem[];
  readonly memory: ReadMemory;
  /** Positions in the batch whose bytes are in the ledger already; "all": nobody waits for this batch. */
  readonly known: Promise<KnownMessage["known"]>;
}

/** What it takes to make documents of bytes. */
interface Parts {
  readonly parse: typeof readFileBytes;
  readonly pack: typeof pack;
}

/**
 * The worker's side of an import: reads files and archives, hashes, asks which bytes are new, parses and packs only
 * those. While the answer for one batch is on its way, the next batch is read: a folder that was imported before costs
 * reading and hashing alone.
 */
export class ParseWorker {
  private readonly port: MessagePort;
  private readonly settings: WorkerSettings;
  private readonly given: typeof readFileBytes | undefined;
  private readonly pulse: Int32Array;
  private readonly jobs: JobMessage[] = [];
  private readonly answers = new Map<string, (known: KnownMessage["known"]) => void>();
  private parts: Parts | undefined;
  private wake: () => void = () => {};

  /** @param parse how bytes become a document; the bench compares parsers with it */
  constructor(port: MessagePort, settings: WorkerSettings, parse?: typeof readFileBytes) {
    this.port = port;
    this.settings = settings;
    this.given = parse;
    this.pulse = new Int32Array(settings.pulse);
  }

  /** Works until the thread is ended from outside. */
  async run(): Promise<void> {
    this.port.on("message", (message: ToWorker) => this.receive(message));
    const steps = this.readJobs();
    let ahead = steps.next();
    for (;;) {
      const { value } = await ahead;
      if (value === undefined) return;
      ahead = steps.next();
      if ("items" in value) await this.deliver(value);
      else this.port.postMessage(value);
    }
  }

  private async deliver(batch: ReadBatch): Promise<void> {
    const known = await batch.known;
    if (known !== "all") this.parse(batch, new Set(known), await this.load());
    batch.memory.letGo();
  }

  /** Loads the parser with the first file that is new: a folder imported before is read without. */
  private async load(): Promise<Parts> {
    if (this.parts !== undefined) return this.parts;
    try {
      const [{ pack }, parse] = await Promise.all([
        import("../../lib/packing.ts"),
        this.given ?? import("./parse-bytes.ts").then(({ readFileBytes }) => readFileBytes),
      ]);
      this.parts = { parse, pack };
      return this.parts;
    } catch (error) {
      // The installation is at fault, no file: a worker that has done nothing is told apart by that.
      Atomics.store(this.pulse, PULSE.beats, 0);
      throw error;
    }
  }

  private receive(message: ToWorker): void {
    if (message.type === "job") {
      this.jobs.push(message);
      this.wake();
      return;
    }
    const key = `${message.job} ${message.batch}`;
    this.answers.get(key)?.(message.known);
    this.answers.delete(key);
  }

  private async *readJobs(): AsyncGenerator<ReadBatch | DoneMessage, undefined> {
    for (;;) {
      const job = this.jobs.shift();
      if (job === undefined) {
        this.beat(IDLE, 0, 0);
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      } else {
        yield* this.readJob(job);
        yield { type: "done", job: job.job };
      }
    }
  }

  private async *readJob(job: JobMessage): AsyncGenerator<ReadBatch> {
    let items: ReadItem[] = [];
    let memory = new ReadMemory();
    let bytes = 0;
    let batch = 0;
    let index = 0;
    /** Items are entries one to one so far. */
    let plain = true;
    const guard = (): boolean => {
      this.beat(READING, job.job, index);
      return job.stoppedReading.includes(index);
    };
    const add = (item: RawItem): boolean => {
      if (index >= job.delivered) {
        const sha256 = item.bytes === null ? "" : hash("sha256", item.bytes, "hex");
        items.push({ ...item, index, sha256 });
        bytes += item.bytes?.length ?? 0;
      }
      index++;
      return items.length >= this.settings.batchSize || bytes >= BATCH_BYTES;
    };
    const close = (): ReadBatch => {
      const closed = this.close(job, batch++, { items, memory }, plain);
      items = [];
      memory = new ReadMemory();
      bytes = 0;
      return closed;
    };
    for (const entry of job.entries) {
      const read = guard() ? refused(entry.path, rejected("parser-stopped", "")) : readEntry(entry, memory);
      if ("members" in read) {
        plain = false;
        for await (const member of read.members(guard)) {
          if (add({ ...member, writtenAt: 0 })) yield close();
        }
      } else if (add(read)) {
        yield close();
      }
    }
    if (items.length > 0) yield close();
  }

  /** Asks about a batch as soon as it is complete, so that the answer is there when its turn comes. */
  private close(job: JobMessage, batch: number, read: Pick<ReadBatch, "items" | "memory">, plain: boolean): ReadBatch {
    this.beat(IDLE, 0, 0);
    const known = new Promise<KnownMessage["known"]>((resolve) => {
      this.answers.set(`${job.job} ${batch}`, resolve);
    });
    const { items } = read;
    const sha256 = items.map((item) => item.sha256);
    const from = plain ? (items[0]?.index ?? null) : null;
    const message: ReadMessage = { type: "read", job: job.job, batch, sha256, from };
    this.port.postMessage(message);
    return { job, batch, ...read, known };
  }

  private parse(batch: ReadBatch, known: ReadonlySet<number>, { parse, pack }: Parts): void {
    const packed: Uint8Array[] = [];
    const items = batch.items.map((item, position): WireItem => {
      const line = { path: item.path, bytes: item.bytes?.length ?? 0, sha256: item.sha256 };
      if (known.has(position)) return { ...line, document: null, metadata: null, refusal: null, packed: 0 };
      const result = this.parseItem(batch.job, item, parse);
      if (!result.ok || item.bytes === null) {
        const metadata = "metadata" in result ? result.metadata : null;
        return { ...line, document: null, metadata, refusal: "refusal" in result ? result.refusal : null, packed: 0 };
      }
      const xml = pack(item.bytes);
      packed.push(xml);
      // As text at once: the document's values are parts of the file's text and would keep all of it in memory until the
      // batch is sent, which costs the collector more than everything else here.
      return { ...line, document: JSON.stringify(result.document), metadata: null, refusal: null, packed: xml.length };
    });
    const xml = new Uint8Array(Buffer.concat(packed));
    const message: ParsedMessage = { type: "parsed", job: batch.job.job, batch: batch.batch, items, xml };
    this.port.postMessage(message, [xml.buffer]);
    this.beat(IDLE, 0, 0);
  }

  private parseItem(job: JobMessage, item: ReadItem, parse: typeof readFileBytes): ReadResult {
    const refusal = writtenSince(item) ?? item.refusal;
    if (refusal !== null) return { ok: false, refusal };
    if (item.bytes === null || job.stoppedParsing.includes(item.index)) {
      return { ok: false, refusal: rejected("parser-stopped", "") };
    }
    this.beat(PARSING, job.job, item.index);
    return parse(item.bytes, item.writtenAt);
  }

  private beat(busy: number, job: number, item: number): void {
    Atomics.store(this.pulse, PULSE.job, job);
    Atomics.store(this.pulse, PULSE.item, item);
    Atomics.store(this.pulse, PULSE.busy, busy);
    Atomics.add(this.pulse, PULSE.beats, 1);
  }
}
