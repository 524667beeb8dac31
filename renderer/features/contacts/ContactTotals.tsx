import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome, ContactTotals as Totals } from "../../../shared/contract/contacts.ts";
import { useTotalsStyles } from "../../components/totals-styles.ts";
import { formatInteger } from "../../lib/format.ts";
import { outcomeWords } from "./labels.ts";

const useStyles = makeStyles({
  strip: {
    display: "flex",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalXXL,
    maxHeight: "132px",
    overflowY: "auto",
  },
  outcomes: {
    display: "flex",
    flexWrap: "wrap",
    gap: `0 ${tokens.spacingHorizontalL}`,
    margin: 0,
    padding: "4px 12px",
    listStyleType: "none",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    color: tokens.colorNeutralForeground2,
  },
});

interface Props {
  readonly totals: Totals | undefined;
  readonly outcomes: readonly Outcome[];
}

/** Counts of KPIS 9 over what is shown, by person and in all, and how the contacts ended. */
export function ContactTotals({ totals, outcomes }: Props): ReactNode {
  const shared = useTotalsStyles();
  const styles = useStyles();
  const { t } = useTranslation();
  if (totals === undefined) return null;
  const cells = (row: Omit<Totals, "byOutcome" | "byPerson">): ReactNode => (
    <>
      <td>{formatInteger(row.contacts)}</td>
      <td>{formatInteger(row.attempts)}</td>
      <td>{formatInteger(row.connects)}</td>
      <td>{formatInteger(row.rightParty)}</td>
      <td>{formatInteger(row.promises)}</td>
    </>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it, and keys must reach it
    <section className={`${shared.scroll} ${styles.strip}`} aria-label={t("contacts.totals.label")} tabIndex={0}>
      <table className={shared.table}>
        <thead>
          <tr>
            <th scope="col">{t("contacts.columns.person")}</th>
            <th scope="col">{t("contacts.totals.contacts")}</th>
            <th scope="col">{t("contacts.totals.attempts")}</th>
            <th scope="col">{t("contacts.totals.connects")}</th>
            <th scope="col">{t("contacts.totals.rightParty")}</th>
            <th scope="col">{t("contacts.totals.promises")}</th>
          </tr>
        </thead>
        <tbody>
          <tr data-total>
            <th scope="row" className={shared.currency}>
              {t("contacts.totals.all")}
            </th>
            {cells(totals)}
          </tr>
          {totals.byPerson.length > 1 &&
            totals.byPerson.map((row) => (
              <tr key={row.personId ?? 0}>
                <th scope="row">{row.name || t("contacts.totals.unnamed")}</th>
                {cells(row)}
              </tr>
            ))}
        </tbody>
      </table>
      {totals.byOutcome.length > 0 && (
        <ul className={styles.outcomes} aria-label={t("contacts.totals.byOutcome")}>
          {totals.byOutcome.map(({ code, contacts }) => (
            <li key={code}>
              {outcomeWords(outcomes, code)}: {formatInteger(contacts)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
