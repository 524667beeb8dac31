import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { PlacedItem } from "../../../shared/contract/agencies.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { formatDay } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useDocumentStyles } from "./document-styles.ts";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: "6px", margin: 0, padding: 0, listStyle: "none" },
});

/** Where an invoice was placed: with whom, since when, until when and why; nothing for one that never left the house. */
export function AgencySection({ uuid }: { readonly uuid: string }): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const headingId = useId();
  const { toAgency } = useNavigation();
  const { data } = useQuery(orpc.agencies.ofInvoice.queryOptions({ input: { uuid } }));
  const [last] = data?.rows ?? [];
  if (data === undefined || last === undefined) return null;
  const words = (row: PlacedItem): string =>
    t(`agencies.of.${row.state}`, {
      agency: row.agencyName,
      day: formatDay(row.placedOn),
      end: formatDay(row.recalledOn ?? ""),
      reason: row.recallReason === null ? "" : t(`agencyCodes.recallReasons.${row.recallReason}`),
    });
  return (
    <section className={mergeClasses(shared.section, shared.card)} aria-labelledby={headingId}>
      <h3 id={headingId} className={shared.heading}>
        {t("agencies.of.section")}
      </h3>
      <ul className={styles.list}>
        {data.rows.map((row) => (
          <li key={row.id}>{words(row)}</li>
        ))}
      </ul>
      <Allowed to="agencies.get">
        <div>
          <Button size="small" onClick={() => toAgency(last.agencyId)}>
            {t("agencies.of.open")}
          </Button>
        </div>
      </Allowed>
    </section>
  );
}
