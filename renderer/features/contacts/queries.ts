import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type {
  ContactBriefing,
  ContactMoment,
  ContactTotals,
  InteractionSelection,
  Outcome,
} from "../../../shared/contract/contacts.ts";
import { zInteractionColumn, zInteractionFilter, zInteractionGroupBy } from "../../../shared/contract/contacts.ts";
import type { MessageTemplate } from "../../../shared/contract/mail.ts";
import { listSource } from "../../grid/list-source.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

const NO_OUTCOMES: readonly Outcome[] = [];

/** Every outcome, those that are not offered any more too. */
export function useOutcomes(): readonly Outcome[] {
  const { data } = useQuery(orpc.contacts.outcomes.queryOptions());
  return data?.rows ?? NO_OUTCOMES;
}

/** What to know of a customer before one calls. */
export function useBriefing(customerId: number): UseQueryResult<ContactBriefing> {
  return useQuery(orpc.contacts.briefing.queryOptions({ input: { customerId } }));
}

/** Whether a contact may be made now; asked anew each minute, because hours pass. */
export function useMoment(
  input: Parameters<typeof ledger.contacts.check>[0],
  enabled: boolean,
): ContactMoment | undefined {
  const { data } = useQuery({
    ...orpc.contacts.check.queryOptions({ input, enabled, placeholderData: keepPreviousData }),
    refetchInterval: 60_000,
  });
  return enabled ? data : undefined;
}

const NO_TEMPLATES: readonly MessageTemplate[] = [];

/** Every template of a message; none until they are read. */
export function useTemplates(): readonly MessageTemplate[] {
  const { data } = useQuery(orpc.mail.templates.queryOptions());
  return data?.rows ?? NO_TEMPLATES;
}

/** How mails are sent and signed. */
export function useMailSettings() {
  return useQuery(orpc.mail.settings.queryOptions());
}

/** Mails of which nobody knows whether they went out. */
export function useUnsettled() {
  return useQuery({ ...orpc.mail.unsettled.queryOptions(), select: ({ rows }) => rows });
}

/** What was logged with a customer, the newest `count` rows, with the follow-ups that are open. */
export function useTimeline(customerId: number, count: number) {
  return useQuery(
    orpc.contacts.timeline.queryOptions({ input: { customerId, limit: count }, placeholderData: keepPreviousData }),
  );
}

/** One row of the log; the last one stays while the next is read. Null asks nothing. */
export function useInteraction(id: number | null) {
  return useQuery(
    orpc.contacts.get.queryOptions({ input: { id: id ?? 0 }, enabled: id !== null, placeholderData: keepPreviousData }),
  );
}

/** The list of the area as its grid asks for it. */
export const interactionList = listSource(ledger.contacts, {
  column: zInteractionColumn,
  filter: zInteractionFilter,
  groupBy: zInteractionGroupBy,
});

/** How many contacts the log lists, by outcome and by who made them. */
export function useContactTotals(selection: InteractionSelection): UseQueryResult<ContactTotals> {
  return useQuery(orpc.contacts.totals.queryOptions({ input: selection, placeholderData: keepPreviousData }));
}
