import { keepPreviousData, type UseQueryResult, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  type CustomerSelection,
  zCustomerColumn,
  zCustomerFilter,
  zCustomerGroupBy,
} from "../../../shared/contract/customer-list.ts";
import type { Statement } from "../../../shared/contract/customers.ts";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import { listSource } from "../../grid/list-source.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";

/** Estado de cuenta of a customer up to the day. */
export function useStatement(customerId: number, asOf: string): UseQueryResult<Statement> {
  return useQuery(
    orpc.customers.statement.queryOptions({
      input: { customerId, asOf },
      placeholderData: keepPreviousData,
    }),
  );
}

/** All there is to know of a customer before a call. */
export function useFicha(customerId: number, asOf: string): UseQueryResult<Ficha> {
  return useQuery(
    orpc.customers.ficha.queryOptions({
      input: { customerId, asOf, lang: currentLang() },
      placeholderData: keepPreviousData,
    }),
  );
}

/** The list of the area as its grid asks for it. */
export const customerList = listSource(ledger.customers, {
  column: zCustomerColumn,
  filter: zCustomerFilter,
  groupBy: zCustomerGroupBy,
});

/** Sums of the customers listed, a row a currency. */
export function useCustomerSums(selection: CustomerSelection) {
  return useQuery({
    ...orpc.customers.totals.queryOptions({ input: selection, placeholderData: keepPreviousData }),
    select: ({ rows }) => rows,
  });
}

/** Tells Sales how a customer's credit stands; `onTold` gets the words of what happened. */
export function useTellSales(customerId: number, onTold: (words: string) => void) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: () => ledger.customers.tellSales({ commandId: crypto.randomUUID(), customerId, lang: currentLang() }),
    onSuccess: async ({ to, file }) => {
      if (file !== null) await native.openEvidence(file);
      onTold(t(file === null ? "credit.release.told" : "credit.release.toldFile", { to }));
    },
  });
}
