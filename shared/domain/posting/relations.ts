/** TipoRelacion by which a document takes the place of another one. */
export const REPLACES = "04";

/** TipoRelacion of documents that lower an invoice: credit note, return of goods, settlement of an advance. */
export const CREDITS: ReadonlySet<string> = new Set(["01", "03", "07"]);

/** TipoRelacion of a credit note proper, which lowers a billed price. */
export const CREDIT_NOTE = "01";

/**
 * Monto in micros, 1.00, of the Pago in a complement that replaces a needless one: it is no money, whatever its currency
 * (RULES 36).
 */
export const NEEDLESS_MICROS = 1_000_000n;
