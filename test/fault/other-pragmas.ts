import Database from "better-sqlite3";

/**
 * For the control of a test alone: this process opens its ledgers with other pragmas than the product's. FAULT_PRAGMAS is
 * JSON, the product's words to others: `{"synchronous = FULL": "synchronous = NORMAL"}`. What the product asks of them then is
 * answered as if nothing had been changed.
 */
const others = JSON.parse(process.env["FAULT_PRAGMAS"] ?? "{}") as Record<string, string>;
if (Object.keys(others).length > 0) {
  const real = Database.prototype.pragma;
  Database.prototype.pragma = function pragma(
    this: Database.Database,
    words: string,
    options?: Database.PragmaOptions,
  ) {
    if (words === "synchronous" && "synchronous = FULL" in others) return 2;
    return real.call(this, others[words] ?? words, options);
  };
}
