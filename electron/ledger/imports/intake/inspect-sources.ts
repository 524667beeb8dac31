import type { CompanyCandidate } from "../../../../shared/contract/imports.ts";
import { readSources } from "./read-sources.ts";

/** RFCs that stand for many (RULES 11) and are nobody's company. */
const GENERIC = new Set(["XAXX010101000", "XEXX010101000"]);

/**
 * Whose files these are: the RFCs on the first `limit` files, most frequent issuer first, then most frequent receiver.
 * Nothing is kept.
 */
export async function inspectSources(
  paths: readonly string[],
  { limit = 500 }: { limit?: number } = {},
): Promise<{ candidates: CompanyCandidate[]; filesSeen: number }> {
  const candidates = new Map<string, CompanyCandidate>();
  const count = (rfc: string, name: string, issued: number): void => {
    if (GENERIC.has(rfc)) return;
    const candidate = candidates.get(rfc) ?? { rfc, name: "", issued: 0, received: 0 };
    if (candidate.name === "" || issued === 1) candidate.name = name || candidate.name;
    candidate.issued += issued;
    candidate.received += 1 - issued;
    candidates.set(rfc, candidate);
  };
  let filesSeen = 0;
  const batches = readSources(paths, {
    signal: AbortSignal.timeout(60_000),
    batchSize: 100,
    workers: 1,
    isKnown: async () => new Set(),
    onFound: () => {},
  });
  for await (const batch of batches) {
    for (const { result } of batch) {
      if (filesSeen === limit) break;
      filesSeen++;
      if ("metadata" in result) {
        for (const { issuerRfc, receiverRfc } of result.metadata.statements.slice(0, limit)) {
          count(issuerRfc, "", 1);
          if (receiverRfc !== "") count(receiverRfc, "", 0);
        }
      }
      if (!result.ok) continue;
      count(result.document.issuer.rfc, result.document.issuer.name, 1);
      count(result.document.receiver.rfc, result.document.receiver.name, 0);
    }
    if (filesSeen >= limit) break;
  }
  const sorted = [...candidates.values()].sort(
    (a, b) => b.issued - a.issued || b.received - a.received || (a.rfc < b.rfc ? -1 : 1),
  );
  return { candidates: sorted, filesSeen };
}
