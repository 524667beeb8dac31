import { Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentView } from "../../../shared/contract/receivables.ts";
import { formatDay, formatMoney } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { useDocumentStyles } from "./document-styles.ts";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: "6px", margin: 0, padding: 0, listStyle: "none" },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  text: { margin: 0 },
});

interface Props {
  readonly document: Pick<DocumentView, "uuid" | "customerId" | "currency" | "openMinor" | "status">;
  readonly asOf: string;
}

/** What of an invoice is disputed, by which disputes, and the way to open one. */
export function DisputesSection({ document, asOf }: Props): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const headingId = useId();
  const { toDisputes } = useNavigation();
  const { uuid, customerId, currency, openMinor } = document;
  const { data } = useQuery(orpc.disputes.ofInvoice.queryOptions({ input: { uuid, asOf } }));
  if (data === undefined) return null;
  const money = (minor: number): string => formatMoney(minor, currency);
  return (
    <section className={mergeClasses(shared.section, shared.card)} aria-labelledby={headingId}>
      <h3 id={headingId} className={shared.heading}>
        {t("disputes.document.title")}
      </h3>
      {data.rows.length === 0 ? (
        <p className={mergeClasses(styles.text, shared.quiet)}>{t("disputes.document.none")}</p>
      ) : (
        <>
          <p className={styles.text}>
            {t("disputes.document.rest", {
              disputed: money(data.disputedMinor),
              rest: money(openMinor - data.disputedMinor),
            })}
          </p>
          <ul className={styles.list}>
            {data.rows.map((row) => (
              <li key={row.id}>
                <Link as="button" onClick={() => toDisputes({ id: row.id })}>
                  {t("disputes.pane.title", { id: row.id })}
                </Link>{" "}
                {t(`disputes.types.${row.type}`)}
                <br />
                <span className={styles.small}>
                  {t(`disputes.states.${row.state}`)} · {t("disputes.pane.due", { day: formatDay(row.dueOn) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {(document.status === "open" || document.status === "paid") && (
        <div>
          <Button size="small" onClick={() => openWorkForm({ kind: "dispute", customerId, invoices: [uuid] })}>
            {t("disputes.add")}
          </Button>
        </div>
      )}
    </section>
  );
}
