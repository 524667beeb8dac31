import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { OpeningImport, OpeningOutcome as Outcome } from "../../../shared/contract/openings.ts";
import { formatAmount, formatInteger } from "../../lib/format.ts";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  tiles: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, margin: 0 },
  tile: {
    display: "flex",
    flexDirection: "column-reverse",
    minWidth: "128px",
    padding: "6px 14px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    "& dt": { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
    "& dd": {
      margin: 0,
      fontSize: tokens.fontSizeBase500,
      lineHeight: tokens.lineHeightBase500,
      fontWeight: tokens.fontWeightSemibold,
      fontVariantNumeric: "tabular-nums",
    },
  },
  zero: { "& dd": { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular } },
  text: { margin: 0 },
  scroll: { overflow: "auto", maxHeight: "34vh", border: `1px solid ${tokens.colorNeutralStroke2}` },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    "& th": {
      position: "sticky",
      top: 0,
      padding: "4px 8px",
      textAlign: "left",
      backgroundColor: tokens.colorNeutralBackground3,
      fontWeight: tokens.fontWeightSemibold,
    },
    "& td": { padding: "2px 8px", borderTop: `1px solid ${tokens.colorNeutralStroke3}`, verticalAlign: "top" },
  },
  number: { width: "56px", fontVariantNumeric: "tabular-nums" },
  refused: { color: tokens.colorPaletteRedForeground1 },
});

const OUTCOMES: readonly Outcome[] = ["new", "linked", "adjusting", "same", "refused"];

/** What an import would do: how many rows of each kind, the sums by currency, and the rows with something to say. */
export function OpeningOutcome({ result }: { readonly result: OpeningImport }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { counts, totals, notes } = result;
  const sums = totals.map((total) =>
    t("openings.total", {
      currency: total.currency,
      amount: formatAmount(total.openMinor, total.currency),
      count: formatInteger(total.lines),
    }),
  );
  return (
    <section className={styles.box} aria-label={t("openings.willDo")}>
      <h3 className={styles.heading}>{t("openings.willDo")}</h3>
      <dl className={styles.tiles}>
        {OUTCOMES.map((outcome) => (
          <div key={outcome} className={mergeClasses(styles.tile, counts[outcome] === 0 && styles.zero)}>
            <dt>{t(`openings.tiles.${outcome}`)}</dt>
            <dd data-outcome={outcome}>{formatInteger(counts[outcome])}</dd>
          </div>
        ))}
      </dl>
      {sums.length > 0 && <p className={styles.text}>{t("openings.totals", { totals: sums.join(" · ") })}</p>}
      {notes.length > 0 && (
        <>
          <h3 className={styles.heading}>{t("openings.notes")}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <section className={styles.scroll} tabIndex={0} aria-label={t("openings.notes")}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t("openings.row")}</th>
                  <th scope="col">{t("openings.outcome")}</th>
                  <th scope="col">{t("openings.reason")}</th>
                </tr>
              </thead>
              <tbody>
                {notes.map((note) => (
                  <tr key={`${note.row} ${note.code} ${note.message}`}>
                    <td className={styles.number}>{note.row}</td>
                    <td className={mergeClasses(note.outcome === "refused" && styles.refused)}>
                      {t(`openings.tiles.${note.outcome}`)}
                    </td>
                    <td>{note.message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          {notes.length >= MOST_NOTES && (
            <p className={styles.text}>{t("openings.notesMore", { count: MOST_NOTES })}</p>
          )}
        </>
      )}
    </section>
  );
}

/** As many as the ledger sends. */
const MOST_NOTES = 1000;
