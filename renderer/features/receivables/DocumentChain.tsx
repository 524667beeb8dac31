import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentView } from "../../../shared/contract/receivables.ts";
import { DayText } from "../../components/DayText.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { useDocumentStyles } from "./document-styles.ts";
import { documentLabel, relationWords } from "./labels.ts";
import { UnknownDocument } from "./UnknownDocument.tsx";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: "none" },
  item: {
    position: "relative",
    padding: "0 0 14px 22px",
    "::before": {
      content: '""',
      position: "absolute",
      left: "4px",
      top: "5px",
      width: "9px",
      height: "9px",
      borderRadius: "50%",
      border: `2px solid ${tokens.colorCompoundBrandStroke}`,
      backgroundColor: tokens.colorNeutralBackground1,
      zIndex: 1,
    },
    ":not(:last-child)::after": {
      content: '""',
      position: "absolute",
      left: "9px",
      top: "14px",
      bottom: "-5px",
      width: "2px",
      backgroundColor: tokens.colorNeutralStroke1,
    },
  },
  here: { "::before": { backgroundColor: tokens.colorCompoundBrandStroke } },
  broken: {
    "::before": { border: `2px dashed ${tokens.colorNeutralStrokeAccessible}` },
    ":not(:last-child)::after": {
      backgroundColor: "transparent",
      borderLeft: `2px dashed ${tokens.colorNeutralStroke1}`,
    },
  },
  what: { display: "block", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  name: { fontWeight: tokens.fontWeightSemibold },
  day: { color: tokens.colorNeutralForeground3, marginLeft: "8px", fontSize: tokens.fontSizeBase200 },
});

/** Documents this one names, itself, and those that name it, as a vertical line; what is missing breaks it. */
export function DocumentChain({ document }: { readonly document: DocumentView }): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const { toDocument } = useNavigation();
  const headingId = useId();
  const paid = document.payments.flatMap((payment) =>
    payment.lines.map((line) => ({ relation: "pago", uuid: line.uuid, known: line.known, label: line.label })),
  );
  const named = [...document.relations, ...paid].filter(
    (item, index, all) => all.findIndex((other) => other.uuid === item.uuid) === index,
  );
  const alone = named.length === 0 && document.namedBy.length === 0;
  return (
    <section className={mergeClasses(shared.section, shared.card)} aria-labelledby={headingId}>
      <h3 id={headingId} className={shared.heading}>
        {t("receivables.document.chain")}
      </h3>
      {alone && <span className={shared.quiet}>{t("receivables.document.chainEmpty")}</span>}
      {!alone && (
        <ol className={styles.list}>
          {named.map((item) => (
            <li key={item.uuid} className={mergeClasses(styles.item, !item.known && styles.broken)}>
              <span className={styles.what}>{relationWords(item.relation, "relations", t)}</span>
              {item.known ? (
                <Link onClick={() => toDocument(item.uuid)}>{item.label}</Link>
              ) : (
                <UnknownDocument label={item.label} uuid={item.uuid} />
              )}
            </li>
          ))}
          <li className={mergeClasses(styles.item, styles.here)} aria-current="true">
            <span className={styles.what}>{t("receivables.document.chainThis")}</span>
            <span className={styles.name}>{documentLabel(document)}</span>
            <DayText className={styles.day} day={document.issuedAt.slice(0, 10)} />
          </li>
          {document.namedBy.map((item) => (
            <li key={`${item.uuid}-${item.relation}`} className={styles.item}>
              <span className={styles.what}>{relationWords(item.relation, "namedBy", t)}</span>
              <Link onClick={() => toDocument(item.uuid)}>{item.label}</Link>
              <DayText className={styles.day} day={item.issuedOn} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
