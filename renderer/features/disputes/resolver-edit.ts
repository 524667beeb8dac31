import type { TFunction } from "i18next";
import type { DisputeRow } from "../../../shared/contract/dispute-list.ts";
import { zResolver } from "../../../shared/contract/dispute-terms.ts";
import type { ResolverRule } from "../../../shared/contract/disputes.ts";
import type { ColumnEdit } from "../../grid/column.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { recordUndo } from "../../lib/undo.ts";
import { resolverWords } from "./labels.ts";

/** Who answers a dispute, changed where it stands: it is handed over as told in person. Ctrl+Z takes that step back. */
export function resolverEdit(t: TFunction, rules: readonly ResolverRule[] | undefined): ColumnEdit<DisputeRow> {
  return {
    kind: "choice",
    allows: ({ active }) => active,
    start: ({ resolver }) => resolver,
    choices: async () => zResolver.options.map((value) => ({ value, words: resolverWords(value, rules, t) })),
    save: async ({ id }, value) => {
      const resolver = zResolver.parse(value);
      const put = async (): Promise<number | null> => {
        const told = { disputeId: id, resolver, how: "told" as const, lang: currentLang() };
        return (await ledger.disputes.handOver({ commandId: crypto.randomUUID(), ...told })).eventId;
      };
      let eventId = await put();
      recordUndo({
        words: t("disputes.handOver.done", { resolver: resolverWords(resolver, rules, t) }),
        undo: async () => {
          await ledger.disputes.undo({ commandId: crypto.randomUUID(), disputeId: id, eventId });
        },
        redo: async () => {
          eventId = await put();
        },
      });
    },
  };
}
