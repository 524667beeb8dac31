import { clean } from "./values.ts";

/** Hints for tools (schemaLocation), rewritten by many programs and no part of what the document says. */
const SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance|";

/** Marks that XML 1.0 allows in no document, so that no content can imitate structure. */
const OPEN = "\u0001";
const ATTRIBUTE = "\u0002";
const VALUE = "\u0003";
const TEXT = "\u0004";
const CLOSE = "\u0005";

/**
 * Collects the canonical form of a document, equal for files that are the same document in other clothes (RULES 6):
 * elements and attributes by namespace and local name, attributes sorted, white space collapsed, letter case folded,
 * comments left out. The caller leaves the Addenda out by not passing it on.
 */
export class CanonicalForm {
  private form = "";
  private pendingText = "";
  private readonly uris: string[] = [];
  private readonly order: number[] = [];

  open(uri: string, local: string, names: readonly string[], values: readonly string[], count: number): void {
    this.flushText();
    const { order } = this;
    // The namespace is written only where it differs from the parent's, which keeps the form half as long.
    this.form += uri === this.uris.at(-1) ? OPEN + local : `${OPEN + uri}|${local}`;
    this.uris.push(uri);
    order.length = 0;
    for (let index = 0; index < count; index++) {
      if (!names[index]?.startsWith(SCHEMA_INSTANCE)) order.push(index);
    }
    sortByName(order, names);
    for (const index of order) {
      this.form += ATTRIBUTE + (names[index] ?? "") + VALUE + clean(values[index] ?? "");
    }
  }

  text(value: string): void {
    this.pendingText += value;
  }

  close(): void {
    this.flushText();
    this.uris.pop();
    this.form += CLOSE;
  }

  /** The whole form as one text, ready to be hashed. */
  toString(): string {
    return this.form.toLowerCase();
  }

  private flushText(): void {
    if (this.pendingText === "") return;
    const words = clean(this.pendingText);
    this.pendingText = "";
    if (words !== "") this.form += TEXT + words;
  }
}

/** More attributes than any CFDI element has; above it a sort that is not quadratic. */
const SHORT_LIST = 40;

function sortByName(order: number[], names: readonly string[]): void {
  const name = (place: number): string => names[order[place] ?? 0] ?? "";
  if (order.length > SHORT_LIST) {
    order.sort((a, b) => ((names[a] ?? "") < (names[b] ?? "") ? -1 : 1));
    return;
  }
  // Insertion sort: most writers keep one order, which makes it nearly linear.
  for (let index = 1; index < order.length; index++) {
    const current = order[index] ?? 0;
    const key = names[current] ?? "";
    let place = index;
    while (place > 0 && name(place - 1) > key) {
      order[place] = order[place - 1] ?? 0;
      place--;
    }
    order[place] = current;
  }
}
