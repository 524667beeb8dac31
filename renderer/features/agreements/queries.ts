import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type {
  AgreementDraft,
  AgreementPlan,
  AgreementRow,
  AgreementSelection,
  AgreementTotals,
  AgreementView,
} from "../../../shared/contract/agreements.ts";
import { zAgreementColumn, zAgreementFilter, zAgreementGroupBy } from "../../../shared/contract/agreements.ts";
import { listSource } from "../../grid/list-source.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";

/** The list of the area as its grid asks for it. */
export const agreementList = listSource(ledger.agreements, {
  column: zAgreementColumn,
  filter: zAgreementFilter,
  groupBy: zAgreementGroupBy,
});

/** Sums of the agreements listed, a row a currency. */
export function useAgreementTotals(selection: AgreementSelection): UseQueryResult<AgreementTotals[]> {
  return useQuery({
    ...orpc.agreements.totals.queryOptions({ input: selection, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

/** An agreement with everything that hangs on it, as of the day. */
export function useAgreement(id: number, asOf: string): UseQueryResult<AgreementView> {
  return useQuery(orpc.agreements.get.queryOptions({ input: { id, asOf }, placeholderData: keepPreviousData }));
}

/** Open invoices of a customer as agreements see them, the day at the company and its rules. */
export function useAgreeable(customerId: number, revises: number | null) {
  return useQuery(orpc.agreements.agreeable.queryOptions({ input: { customerId, revises } }));
}

/** What a draft comes to; nothing is asked while there is none. */
export function useSimulation(draft: AgreementDraft | null): AgreementPlan | undefined {
  const nothing = { customerId: 0, type: "payment-plan" as const, parts: [] };
  const { data } = useQuery({
    ...orpc.agreements.simulate.queryOptions({
      input: draft ?? nothing,
      enabled: draft !== null,
      placeholderData: keepPreviousData,
    }),
    retry: false,
  });
  return draft === null ? undefined : data;
}

/** Agreements of a customer, the latest first. */
export function useCustomerAgreements(customerId: number, asOf: string): UseQueryResult<AgreementRow[]> {
  return useQuery({
    ...orpc.agreements.page.queryOptions({
      input: { asOf, customerId, limit: 200 },
      placeholderData: keepPreviousData,
    }),
    select: ({ rows }) => rows,
  });
}

/** Name of a customer. */
export function useCustomerName(customerId: number | undefined): string | undefined {
  const { data } = useQuery(
    orpc.contacts.briefing.queryOptions({
      input: { customerId: customerId ?? 0 },
      enabled: customerId !== undefined,
    }),
  );
  return data?.name;
}

/** The mail that asks Billing what an agreement asks of it. */
export function useBillingLetter(id: number) {
  return useQuery(orpc.agreements.billingLetter.queryOptions({ input: { id, lang: currentLang() } }));
}

/** The agreement whose quita a document of ours posts; nothing is asked while there is none. */
export function useAgreementOfSource(uuid: string | undefined) {
  return useQuery(orpc.agreements.ofSource.queryOptions({ input: { uuid: uuid ?? "" }, enabled: uuid !== undefined }));
}
