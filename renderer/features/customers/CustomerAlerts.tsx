import { Button, Link, makeStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";

const useStyles = makeStyles({ list: { margin: "2px 0 0", paddingLeft: "18px" } });

/** Alerts named on the page itself; the rest is a click away. */
const NAMED = 2;

/** What the customer paid twice or too much (RULES 23), above the statement; nothing when there is nothing. */
export function CustomerAlerts({ customerId }: { readonly customerId: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toDocument, toComplements } = useNavigation();
  const { data } = useQuery(orpc.complements.alerts.queryOptions({ input: { customerId, lang: currentLang() } }));
  if (data === undefined || data.total === 0) return null;
  const named = data.rows.slice(0, NAMED);
  return (
    <Notice
      intent="warning"
      title={t("complements.alerts.title", { count: data.total })}
      actions={
        data.total > NAMED && (
          <Button size="small" onClick={toComplements}>
            {t("complements.alerts.more", { count: data.total })}
          </Button>
        )
      }
    >
      <ul className={styles.list}>
        {named.map((row) => (
          <li key={row.id}>
            {row.message}{" "}
            <Link inline onClick={() => toDocument(row.invoiceUuid)}>
              {t("complements.alerts.chain", { invoice: row.invoiceLabel })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
