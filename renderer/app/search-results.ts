import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { searchForm } from "../../shared/domain/text.ts";
import { useAsOf } from "../lib/as-of.tsx";
import { formatDay, formatMoney } from "../lib/format.ts";
import { orpc } from "../lib/ledger.ts";
import { type Navigation, useNavigation } from "../lib/navigation.ts";
import type { Shortcut } from "../lib/shortcuts.ts";
import { type Command, useCommands } from "./commands.ts";

export interface SearchResult {
  readonly id: string;
  readonly group: "customers" | "documents" | "commands";
  readonly title: string;
  readonly detail: string;
  readonly shortcut: Shortcut | null;
  readonly run: () => void;
}

const CUSTOMERS = 6;
const DOCUMENTS = 6;
/** Shorter texts find half the ledger. */
const MIN_DOCUMENT_TEXT = 2;

function commandResults(commands: readonly Command[], text: string): readonly SearchResult[] {
  const wanted = searchForm(text);
  return commands
    .filter(({ id, label }) => id !== "search" && searchForm(label).includes(wanted))
    .map(({ id, label, shortcut, run }) => ({
      id: `command-${id}`,
      group: "commands" as const,
      title: label,
      detail: "",
      shortcut,
      run,
    }));
}

function useLedgerResults(text: string, navigation: Navigation): { results: SearchResult[]; pending: boolean } {
  const { day } = useAsOf();
  const customers = useQuery(
    orpc.customers.find.queryOptions({ input: { text, limit: CUSTOMERS }, enabled: text !== "" }),
  );
  const documents = useQuery(
    orpc.receivables.page.queryOptions({
      input: { asOf: day, search: text, limit: DOCUMENTS },
      enabled: text.length >= MIN_DOCUMENT_TEXT,
    }),
  );
  const results = useMemo<SearchResult[]>(
    () => [
      ...(customers.data?.rows ?? []).map(({ id, rfc, name }) => ({
        id: `customer-${id}`,
        group: "customers" as const,
        title: name,
        detail: rfc,
        shortcut: null,
        run: () => navigation.toCustomer(id),
      })),
      ...(documents.data?.rows ?? []).map((row) => ({
        id: `document-${row.uuid}`,
        group: "documents" as const,
        title: `${[row.series, row.folio].filter((part) => part !== "").join("-") || row.uuid.slice(-12)} · ${row.customerName}`,
        detail: `${formatMoney(row.openMinor, row.currency)} · ${formatDay(row.dueOn)}`,
        shortcut: null,
        run: () => navigation.toDocument(row.uuid),
      })),
    ],
    [customers.data, documents.data, navigation],
  );
  return { results, pending: text !== "" && (customers.isFetching || documents.isFetching) };
}

/** What the search box offers for a text: customers, open documents, commands; all commands while it is empty. */
export function useSearchResults(text: string): {
  readonly results: readonly SearchResult[];
  readonly pending: boolean;
} {
  const navigation = useNavigation();
  const commands = useCommands();
  const wanted = useDeferredValue(text.trim());
  const { results, pending } = useLedgerResults(wanted, navigation);
  return {
    results: useMemo(
      () => [...(wanted === "" ? [] : results), ...commandResults(commands, wanted)],
      [results, commands, wanted],
    ),
    pending,
  };
}
