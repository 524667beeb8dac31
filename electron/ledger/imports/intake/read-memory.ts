const BLOCK_BYTES = 2 * 1024 * 1024;
/** Blocks kept for the next batch: what two batches of usual files take. */
const MOST_KEPT = 8;
/** Larger files get memory of their own. */
const SHARED_BYTES = BLOCK_BYTES / 8;

/** Blocks nobody uses at the moment. */
const kept: Buffer[] = [];

/**
 * Memory of the files of one batch. Small files share blocks, and blocks are used again by later batches: fresh memory has
 * to be given by the system page by page, and taken back by the collector.
 */
export class ReadMemory {
  #blocks: Buffer[] = [];
  #used = BLOCK_BYTES;

  /** Room for `size` bytes, with whatever was in it before. */
  take(size: number): Buffer {
    if (size > SHARED_BYTES) return Buffer.allocUnsafeSlow(size);
    if (this.#used + size > BLOCK_BYTES) {
      this.#blocks.push(kept.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES));
      this.#used = 0;
    }
    this.#used += size;
    return this.#blocks[this.#blocks.length - 1]?.subarray(this.#used - size, this.#used) ?? Buffer.alloc(size);
  }

  /** Nobody reads any of it any more: the next batches may write over it. */
  letGo(): void {
    while (kept.length < MOST_KEPT) {
      const block = this.#blocks.pop();
      if (block === undefined) break;
      kept.push(block);
    }
    this.#blocks = [];
    this.#used = BLOCK_BYTES;
  }
}
