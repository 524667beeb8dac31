/** What the tax authority says of a document, as its metadata files state it (RULES 43, 62-65). */
export interface SatFact {
  readonly status: "in-force" | "cancelled";
  /** Day of the cancellation; "" when in force or not stated. */
  readonly cancelledOn: string;
}

/** What a person can decide about a document. */
export type DecisionKind = "cancelled" | "requested" | "in-force" | "pue-open" | "pue-settled";

/** A decision of a person that was not taken back. */
export interface DecisionFact {
  /** Orders the decisions about one document. */
  readonly order: number;
  readonly kind: DecisionKind;
  /** Day it holds from. */
  readonly on: string;
  /** UUID of the document that takes its place (motive 01); "" without. */
  readonly substitute: string;
}

/** Whether a document counts, as told by the tax authority and by people rather than by files. */
export interface Standing {
  /** Day on which it was cancelled for good; null while in force. */
  readonly cancelledOn: string | null;
  /** It stands although another document names it with relation 04: the cancellation was rejected (RULES 45). */
  readonly kept: boolean;
  /** UUID of the substitute named when it was cancelled by hand; "" without. */
  readonly substitute: string;
  /** Whether a person marked it unpaid or paid, against the rule for PUE; null without a mark. */
  readonly pue: "open" | "settled" | null;
}

/** A document of which nobody has said anything. */
export const UNTOLD: Standing = { cancelledOn: null, kept: false, substitute: "", pue: null };

/** Joins what is said of one document under two UUIDs: an opening balance and the CFDI it stands for. */
export function joinStandings(a: Standing, b: Standing): Standing {
  const kept = a.kept || b.kept;
  const days = [a.cancelledOn, b.cancelledOn].flatMap((day) => day ?? []).sort();
  return {
    cancelledOn: kept ? null : (days[0] ?? null),
    kept,
    substitute: a.substitute === "" ? b.substitute : a.substitute,
    pue: a.pue ?? b.pue,
  };
}

/**
 * Joins what the tax authority and people say of one document. Its own word outranks a person's: a document it calls
 * cancelled is cancelled on its day. A person may hold against it that the document stands ("in-force": the cancellation
 * was rejected); that answers every cancellation up to the day of the decision, and a later one counts again. A request
 * that is still in process changes nothing (RULES 46). Pure, and the same whatever came first.
 */
export function standingOf(issuedOn: string, sat: SatFact | null, decisions: readonly DecisionFact[]): Standing {
  let life: DecisionFact | null = null;
  let mark: DecisionFact | null = null;
  for (const decision of decisions) {
    if (decision.kind === "cancelled" || decision.kind === "in-force") life = latest(life, decision);
    else if (decision.kind === "pue-open" || decision.kind === "pue-settled") mark = latest(mark, decision);
  }
  const bySat = sat?.status === "cancelled" ? sat.cancelledOn || issuedOn : null;
  const kept = life?.kind === "in-force" && !(bySat !== null && bySat > life.on);
  const byHand = life?.kind === "cancelled" ? life : null;
  return {
    cancelledOn: kept ? null : (bySat ?? byHand?.on ?? null),
    kept,
    substitute: byHand?.substitute ?? "",
    pue: mark === null ? null : mark.kind === "pue-open" ? "open" : "settled",
  };
}

function latest(a: DecisionFact | null, b: DecisionFact): DecisionFact {
  return a === null || b.order > a.order ? b : a;
}
