/** What one line of the tax authority's metadata says of one document; texts as `CfdiDocument` has them. */
export interface SatStatement {
  /** Upper case. */
  readonly uuid: string;
  readonly issuerRfc: string;
  readonly receiverRfc: string;
  /** "" when not stated or when a broken line does not let it be told. */
  readonly receiverName: string;
  /** Local time `YYYY-MM-DDThh:mm:ss`; "" when not stated. */
  readonly issuedAt: string;
  /** Plain decimal; "" when not stated. The files name no currency. */
  readonly amount: string;
  /** I, E, P, T or N; "" when not stated. */
  readonly kind: string;
  readonly status: "in-force" | "cancelled";
  /** Day of the cancellation; "" when in force or not stated. */
  readonly cancelledOn: string;
  /** Line of the file it was read from, 1-based. */
  readonly line: number;
}

/** What is kept of a document's statements, without where they were read. */
export type SatStanding = Omit<SatStatement, "line">;

/**
 * Joins what two statements say of one document. A metadata file does not tell when it was made, so neither statement is
 * the later one: cancelled outranks in force, because a cancelled CFDI never comes back, the earliest day stated counts,
 * and each other text is the smaller of those stated. The result does not depend on order or repetition.
 */
export function joinStatements(a: SatStanding, b: SatStanding): SatStanding {
  const cancelled = [a, b].filter((statement) => statement.status === "cancelled");
  return {
    uuid: a.uuid,
    issuerRfc: smaller(a.issuerRfc, b.issuerRfc),
    receiverRfc: smaller(a.receiverRfc, b.receiverRfc),
    receiverName: smaller(a.receiverName, b.receiverName),
    issuedAt: smaller(a.issuedAt, b.issuedAt),
    amount: smaller(a.amount, b.amount),
    kind: smaller(a.kind, b.kind),
    status: cancelled.length > 0 ? "cancelled" : "in-force",
    cancelledOn: cancelled.map((statement) => statement.cancelledOn).reduce(smaller, ""),
  };
}

/** The smaller of two texts of which an empty one says nothing. */
function smaller(a: string, b: string): string {
  if (a === "" || b === "") return a || b;
  return a < b ? a : b;
}
