import { z } from "zod";
import type { Lang } from "../../../shared/contract/common.ts";
import { channelKindWords } from "../../../shared/i18n/held-words.ts";

const zSide = z.object({
  name: z.string().optional(),
  position: z.string().optional(),
  email: z.string().optional(),
  tradeName: z.string().optional(),
  channels: z.array(z.object({ kind: z.string(), value: z.string(), extension: z.string().default("") })).optional(),
  note: z.string().optional(),
});
const zChange = z.object({ before: zSide, after: zSide });

/** What a person reads of a side of the change; how the ledger numbers and marks it is not theirs to check. */
function told({ channels, ...words }: z.infer<typeof zSide>, lang: Lang): Readonly<Record<string, string | undefined>> {
  const ways = channels?.map(({ kind, value, extension }) =>
    [channelKindWords(kind, lang), value, extension].filter(Boolean).join(" "),
  );
  return { ...words, channels: ways?.join(", ") };
}

/** What a rectification changed, by its event of the audit: each field with what it said and what it says. */
export function rectifiedFields(
  detail: string,
  lang: Lang,
): { readonly path: string; readonly before: string; readonly after: string }[] {
  const { before, after } = zChange.parse(JSON.parse(detail));
  const was = told(before, lang);
  const is = told(after, lang);
  return Object.keys(zSide.shape).flatMap((path) => {
    const change = { path, before: was[path] ?? "", after: is[path] ?? "" };
    return change.before === change.after ? [] : [change];
  });
}
