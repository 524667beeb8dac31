/**
 * How the ledger process is started. Left to itself V8 lets the room for what dies young grow to some 100 MiB during a
 * long import and keeps it; with 8 MiB a half the import is as fast, and the whole process stays under 300 MiB.
 */
export const LEDGER_FLAGS: readonly string[] = ["--max-semi-space-size=8"];
