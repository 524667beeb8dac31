import type { ReadHandle } from "../db/ledger-db.ts";

/** A subject as people know it, and where it can be looked at. */
export interface SubjectWords {
  readonly label: string;
  readonly customerId: number | null;
  readonly documentUuid: string | null;
}

/** Subjects that have a name, by themselves. */
export async function subjectsInWords(
  db: ReadHandle,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, SubjectWords>> {
  const words = new Map<string, SubjectWords>();
  const of = (kind: string): string[] => [
    ...new Set(subjects.filter((each) => each.startsWith(`${kind}:`)).map((each) => each.slice(kind.length + 1))),
  ];
  const customers = of("customer").map(Number).filter(Number.isSafeInteger);
  if (customers.length > 0) {
    const rows = await db.selectFrom("customer").select(["id", "name", "key"]).where("id", "in", customers).execute();
    for (const { id, name, key } of rows) {
      words.set(`customer:${id}`, { label: name || key, customerId: id, documentUuid: null });
    }
  }
  const people = [...of("person"), ...of("users")].map(Number).filter(Number.isSafeInteger);
  if (people.length > 0) {
    const rows = await db.selectFrom("person").select(["id", "name"]).where("id", "in", people).execute();
    for (const { id, name } of rows) {
      for (const kind of ["person", "users"]) {
        words.set(`${kind}:${id}`, { label: name, customerId: null, documentUuid: null });
      }
    }
  }
  const agencies = of("agency").map(Number).filter(Number.isSafeInteger);
  if (agencies.length > 0) {
    const rows = await db.selectFrom("agency").select(["id", "legal_name"]).where("id", "in", agencies).execute();
    for (const { id, legal_name: label } of rows) {
      words.set(`agency:${id}`, { label, customerId: null, documentUuid: null });
    }
  }
  const campaigns = of("campaign").map(Number).filter(Number.isSafeInteger);
  if (campaigns.length > 0) {
    const rows = await db.selectFrom("campaign").select(["id", "name"]).where("id", "in", campaigns).execute();
    for (const { id, name: label } of rows) {
      words.set(`campaign:${id}`, { label, customerId: null, documentUuid: null });
    }
  }
  const documents = of("document");
  if (documents.length > 0) {
    const rows = await db
      .selectFrom("document")
      .select(["uuid", "kind", "series", "folio"])
      .where("uuid", "in", documents)
      .execute();
    for (const { uuid, kind, series, folio } of rows) {
      const label = `${kind} ${series}${folio}`.trim();
      words.set(`document:${uuid}`, {
        label: series === "" && folio === "" ? uuid.slice(0, 8) : label,
        customerId: null,
        documentUuid: kind === "M" || kind === "A" ? null : uuid,
      });
    }
  }
  return words;
}
