import type { Lang } from "../../../shared/contract/common.ts";
import type { VerifyReport } from "../../../shared/contract/ledgers.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { verifyEn } from "../../../shared/i18n/verify.en.ts";
import { verifyEs } from "../../../shared/i18n/verify.es.ts";

/** Something that does not hold, by a code with words in shared/i18n and what the words need. */
export interface Problem {
  readonly code: keyof typeof verifyEs.problems;
  readonly data: Readonly<Record<string, string | number>>;
}

/** What a check proved, when it found nothing. */
export interface Proved {
  readonly code: keyof typeof verifyEs.good;
  readonly data?: Readonly<Record<string, string | number>>;
}

/** Result of one check before it is put into words. */
export interface Finding {
  readonly name: string;
  readonly problems: readonly Problem[];
  readonly proved: Proved;
}

/** Problems named in a check; of the rest their number is told. */
const MOST_NAMED = 5;

/** A check in the language asked for. */
export function inWords(lang: Lang, { name, problems, proved }: Finding): VerifyReport["checks"][number] {
  const words = lang === "es" ? verifyEs : verifyEn;
  if (problems.length === 0) return { name, ok: true, detail: fillWords(words.good[proved.code], proved.data ?? {}) };
  const tables: Readonly<Record<string, string>> = words.tables;
  const named = problems.slice(0, MOST_NAMED).map(({ code, data }) => {
    const table = tables[data["table"] ?? ""];
    return fillWords(words.problems[code], table === undefined ? data : { ...data, table });
  });
  const rest = problems.length - named.length;
  return {
    name,
    ok: false,
    detail: [...named, ...(rest > 0 ? [fillWords(words.more, { count: rest })] : [])].join("; "),
  };
}
