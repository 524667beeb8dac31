/**
 * Passwords that main handed over, by what they open. They live in this process's memory only: never in the ledger, a log or
 * a message to a window.
 */
export class Secrets {
  readonly #byName = new Map<string, string>();

  /** Takes one over; null forgets it. */
  set(name: string, value: string | null): void {
    if (value === null) this.#byName.delete(name);
    else this.#byName.set(name, value);
  }

  /** One by its name; null where none was taken over. */
  get(name: string): string | null {
    return this.#byName.get(name) ?? null;
  }
}
