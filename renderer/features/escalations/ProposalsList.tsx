import { Button, Link } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EscalationProposal } from "../../../shared/contract/escalations.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import { formatInteger, formatMoney } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { PutOffDialog } from "./PutOffDialog.tsx";
import { RaiseDialog } from "./RaiseDialog.tsx";
import { useCaseStyles } from "./styles.ts";
import { triggerWords } from "./words.ts";

/** Rows shown at first, and by which more are. */
const STEP = 100;

/** Whom the thresholds propose today, with why; nothing goes up unless somebody raises it. */
export function ProposalsList({
  views,
  actions,
}: {
  readonly views: ReactNode;
  readonly actions: ReactNode;
}): ReactNode {
  const styles = useCaseStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  const [typed, type] = useState("");
  const [limit, showMore] = useState(STEP);
  const [raising, raise] = useState<EscalationProposal | null>(null);
  const [off, putOff] = useState<EscalationProposal | null>(null);
  const search = useDeferredValue(typed);
  const { data, error, refetch } = useQuery(
    orpc.escalations.proposals.queryOptions({
      input: { search, limit: Math.min(limit, 1000) },
      placeholderData: keepPreviousData,
    }),
  );
  const rows = data?.rows ?? [];
  return (
    <>
      <CommandBar tight label={t("escalations.proposals.label")} actions={actions}>
        {views}
        <QuickSearch
          search={typed}
          label={t("escalations.proposals.search")}
          placeholder={t("escalations.searchPlaceholder")}
          narrow
          onSearch={type}
        />
      </CommandBar>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && rows.length === 0 ? (
        <EmptyState
          title={t(search === "" ? "escalations.empty.proposalsTitle" : "escalations.empty.narrowedTitle")}
          body={t(search === "" ? "escalations.empty.proposalsBody" : "escalations.empty.narrowedBody")}
        />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
        <section className={styles.paper} tabIndex={0} aria-label={t("escalations.proposals.label")}>
          <p className={styles.quiet}>{t("escalations.proposals.hint")}</p>
          <table className={styles.table} aria-label={t("escalations.proposals.label")}>
            <thead>
              <tr>
                <th scope="col">{t("escalations.columns.customerName")}</th>
                <th scope="col">{t("escalations.proposals.reasons")}</th>
                <th scope="col" className={styles.number}>
                  {t("escalations.proposals.overdue")}
                </th>
                <th scope="col" className={styles.number}>
                  {t("escalations.columns.invoices")}
                </th>
                <th scope="col">{t("escalations.columns.collector")}</th>
                <th scope="col" aria-label={t("escalations.proposals.raise")} />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${String(row.customerId)} ${row.currency}`}>
                  <td>
                    <Link as="button" onClick={() => toCustomer(row.customerId)}>
                      {row.customerName}
                    </Link>
                  </td>
                  <td>
                    {row.triggers.map((each) => (
                      <div key={each.code}>{triggerWords(each, row.currency, t)}</div>
                    ))}
                  </td>
                  <td className={styles.number}>{formatMoney(row.overdueMinor, row.currency)}</td>
                  <td className={styles.number}>{formatInteger(row.invoices)}</td>
                  <td>{row.collector}</td>
                  <td>
                    <div className={styles.buttons}>
                      <Allowed to="escalations.raise">
                        <Button
                          size="small"
                          aria-label={`${t("escalations.proposals.raise")} ${row.customerName}`}
                          onClick={() => raise(row)}
                        >
                          {t("escalations.proposals.raise")}
                        </Button>
                      </Allowed>
                      <Allowed to="escalations.putOff">
                        <Button
                          size="small"
                          appearance="subtle"
                          aria-label={`${t("escalations.proposals.putOff")} ${row.customerName}`}
                          onClick={() => putOff(row)}
                        >
                          {t("escalations.proposals.putOff")}
                        </Button>
                      </Allowed>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {data !== undefined && (
            <p className={styles.quiet} role="status">
              {t("escalations.proposals.shown", {
                shown: formatInteger(rows.length),
                total: formatInteger(data.total),
              })}
            </p>
          )}
          {data !== undefined && data.total > rows.length && limit < 1000 && (
            <Button onClick={() => showMore(limit + STEP)}>{t("escalations.proposals.more")}</Button>
          )}
        </section>
      )}
      {raising !== null && (
        <RaiseDialog
          customerId={raising.customerId}
          name={raising.customerName}
          currency={raising.currency}
          onClose={() => raise(null)}
        />
      )}
      {off !== null && data !== undefined && (
        <PutOffDialog proposal={off} today={data.today} onClose={() => putOff(null)} />
      )}
    </>
  );
}
