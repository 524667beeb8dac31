/** How far down a page is written; once that is not known, nothing is begun on it that has to fit. */
export class Cursor {
  readonly #height: number;
  #used: number;

  /** Of pages with room for `height` points, of which `used` are taken. */
  constructor(height: number, used: number) {
    this.#height = height;
    this.#used = used;
  }

  /** Points that are left on the page; null while unknown. */
  get room(): number | null {
    return this.#used > this.#height ? null : this.#height - this.#used;
  }

  take(height: number): void {
    this.#used += height;
  }

  /** A page was begun and `used` points of it are taken. */
  begin(used: number): void {
    this.#used = used;
  }

  /** Something was set whose height nobody knows. */
  lose(): void {
    this.#used = Number.POSITIVE_INFINITY;
  }
}
