import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PrivacyFile } from "../../../shared/contract/privacy.ts";
import { heldLabel, heldText } from "../../../shared/i18n/held-words.ts";
import { formatAmount, formatDay, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", fontSize: tokens.fontSizeBase200 },
  row: { padding: "4px 0", overflowWrap: "anywhere", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What is held, part by part; each part opens to its rows. */
export function PartList({ parts }: { readonly parts: PrivacyFile["parts"] }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Accordion collapsible multiple>
      {parts.map(({ part, count, erases, rows }) => (
        <AccordionItem key={part} value={part}>
          <AccordionHeader size="small">
            {`${t(`privacy.parts.${part}`)}: ${t("privacy.count", { rows: formatInteger(count) })}${
              erases > 0 ? `, ${t("privacy.erases", { rows: formatInteger(erases) })}` : ""
            }`}
          </AccordionHeader>
          <AccordionPanel>
            <ul className={styles.list}>
              {rows.map((row, index) => (
                // Rows have no other name: two alike may stand beside each other.
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is read whole and never reordered
                <li key={index} className={styles.row}>
                  <span className={styles.quiet}>
                    {row.on === "" ? "" : `${formatDay(row.on.slice(0, 10))} `}
                    {heldLabel(part, row.label, { lang: currentLang(), amount: formatAmount })}
                  </span>{" "}
                  {heldText(part, row.text, { lang: currentLang(), day: formatDay }) || (
                    <span className={styles.quiet}>{t("privacy.noWords")}</span>
                  )}
                </li>
              ))}
            </ul>
            {count > rows.length && (
              <p className={styles.quiet}>{t("privacy.more", { rows: formatInteger(rows.length) })}</p>
            )}
          </AccordionPanel>
        </AccordionItem>
      ))}
    </Accordion>
  );
}
