import { hash } from "node:crypto";
import type { MessagePort } from "node:worker_threads";
import { rejected } from "../../../../shared/domain/cfdi/recognize.ts";
import { pack } from "../../lib/packing.ts";
import { type ReadResult, readFileBytes } from "./parse-bytes.ts";
import {
  BATCH_BYTES,
  type DoneMessage,
  IDLE,
  type JobMessage,
  PARSING,
  type ParsedMessage,
  PULSE,
  READING,
  type ReadMessage,
  type ToWorker,
  type WireItem,
  type WorkerSettings,
} from "./protocol.ts";
import { type RawItem, readEntry, refused } from "./read-entry.ts";

interface ReadItem extends RawItem {
  readonly sha256: string;
  /** Position in the job. */
  readonly index: number;
}
interface ReadBatch {
  readonly job: JobMessage;
  readonly batch: number;
  readonly items: readonly ReadItem[];
  /** Positions in the batch whose bytes are in the ledger already. */
  readonly known: Promise<readonly number[]>;
}

/**
 * The worker's side of an import: reads files and archives, hashes, asks which bytes are new, parses and packs only
 * those. While the answer for one batch is on its way, the next batch is read: a folder that was imported before costs
 * reading and hashing alone.
 */
export class ParseWorker {
  private readonly port: MessagePort;
  private readonly settings: WorkerSettings;
  private readonly parseOne: typeof readFileBytes;
  private readonly pulse: Int32Array;
  private readonly jobs: JobMessage[] = [];
  private readonly answers = new Map<string, (known: readonly number[]) => void>();
  private wake: () => void = () => {};

  /** @param parse how bytes become a document; the bench compares parsers with it */
  constructor(port: MessagePort, settings: WorkerSettings, parse: typeof readFileBytes = readFileBytes) {
    this.port = port;
    this.settings = settings;
    this.parseOne = parse;
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
      if ("items" in value) this.parse(value, new Set(await value.known));
      else this.port.postMessage(value);
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
    let bytes = 0;
    let batch = 0;
    let index = 0;
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
      const closed = this.close(job, batch++, items);
      items = [];
      bytes = 0;
      return closed;
    };
    for (const entry of job.entries) {
      const read = guard() ? refused(entry.path, rejected("parser-stopped", "")) : readEntry(entry);
      if ("members" in read) {
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
  private close(job: JobMessage, batch: number, items: readonly ReadItem[]): ReadBatch {
    this.beat(IDLE, 0, 0);
    const known = new Promise<readonly number[]>((resolve) => {
      this.answers.set(`${job.job} ${batch}`, resolve);
    });
    const message: ReadMessage = { type: "read", job: job.job, batch, sha256: items.map((item) => item.sha256) };
    this.port.postMessage(message);
    return { job, batch, items, known };
  }

  private parse(batch: ReadBatch, known: ReadonlySet<number>): void {
    const packed: Uint8Array[] = [];
    const items = batch.items.map((item, position): WireItem => {
      const line = { path: item.path, bytes: item.bytes?.length ?? 0, sha256: item.sha256 };
      if (known.has(position)) return { ...line, document: null, metadata: null, refusal: null, packed: 0 };
      const result = this.parseItem(batch.job, item);
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

  private parseItem(job: JobMessage, item: ReadItem): ReadResult {
    if (item.refusal !== null) return { ok: false, refusal: item.refusal };
    if (item.bytes === null || job.stoppedParsing.includes(item.index)) {
      return { ok: false, refusal: rejected("parser-stopped", "") };
    }
    this.beat(PARSING, job.job, item.index);
    return this.parseOne(item.bytes, item.writtenAt);
  }

  private beat(busy: number, job: number, item: number): void {
    Atomics.store(this.pulse, PULSE.job, job);
    Atomics.store(this.pulse, PULSE.item, item);
    Atomics.store(this.pulse, PULSE.busy, busy);
    Atomics.add(this.pulse, PULSE.beats, 1);
  }
}
