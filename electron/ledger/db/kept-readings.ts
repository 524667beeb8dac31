import type { ReadHandle } from "./ledger-db.ts";

/** How reading connections tell whether anybody wrote since; a handle that is not here cannot. */
const versions = new WeakMap<ReadHandle, () => number>();

/** Lets a reading connection say its version, a number that another connection's commit moves, of whatever process. */
export function tellVersion(db: ReadHandle, version: () => number): void {
  versions.set(db, version);
}

/**
 * Makes a keeper of what pages read over and over and people change rarely (settings, the rates of a day): it is read again
 * after anything was written. Inside a transaction and on a server, which tell nothing, it is read every time.
 */
export function keptReading<T>(): (db: ReadHandle, key: string, read: () => Promise<T>) => Promise<T> {
  const kept = new WeakMap<ReadHandle, { readonly version: number; readonly values: Map<string, T> }>();
  return async (db, key, read) => {
    const version = versions.get(db)?.();
    if (version === undefined) return read();
    const before = kept.get(db);
    const known = before?.version === version ? before.values.get(key) : undefined;
    if (known !== undefined) return known;
    // A commit while it is read leaves it under the version before, so that the next one reads it again.
    const value = await read();
    const now = kept.get(db);
    if (now?.version === version) now.values.set(key, value);
    else kept.set(db, { version, values: new Map([[key, value]]) });
    return value;
  };
}
