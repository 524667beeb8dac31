/** Keys of a detail that name what it is about, most telling first, with the kind they name. */
const NAMED: readonly (readonly [key: string, kind: string])[] = [
  ["customerId", "customer"],
  ["customer", "customer"],
  ["keptId", "customer"],
  ["payment", "document"],
  ["uuid", "document"],
  ["document", "document"],
  ["agency", "agency"],
  ["campaign", "campaign"],
  ["dispute", "dispute"],
  ["promise", "promise"],
  ["person", "person"],
  ["run", "import"],
];
const UUID = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

/**
 * What an event is about, found in its detail: an id and never a word, since it stays in the chain for ever. "" when nothing
 * in particular.
 */
export function subjectOf(action: string, detail: unknown): string {
  if (typeof detail !== "object" || detail === null) return "";
  const record = detail as Readonly<Record<string, unknown>>;
  for (const [key, kind] of NAMED) {
    const id = idIn(record[key]);
    if (id !== null) return `${kind}:${id}`;
  }
  const id = idIn(record["id"]);
  return id === null ? "" : `${action.split(".", 1)[0] ?? ""}:${id}`;
}

function idIn(value: unknown): string | null {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  return typeof value === "string" && UUID.test(value) ? value.toUpperCase() : null;
}
