import type { TFunction } from "i18next";
import { z } from "zod";
import { acceptanceEs } from "../../../shared/i18n/acceptance.es.ts";
import { isLedgerError } from "../../lib/ledger.ts";

const zIssue = z.enum(Object.keys(acceptanceEs.issues) as [keyof typeof acceptanceEs.issues]);
const zRefusal = z.object({ data: z.object({ issues: z.array(z.string()) }) });

/** What terms contradict themselves in, in words; none when the error is another one. */
export function termsIssueWords(error: unknown, t: TFunction): string[] {
  if (!isLedgerError(error, "INVALID_INPUT")) return [];
  const refused = zRefusal.safeParse(error);
  if (!refused.success) return [];
  return refused.data.data.issues.flatMap((issue) => {
    const known = zIssue.safeParse(issue);
    return known.success ? [t(`acceptance.issues.${known.data}`)] : [];
  });
}
