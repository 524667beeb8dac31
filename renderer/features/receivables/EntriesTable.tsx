import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EntryRow } from "../../../shared/contract/receivables.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { entryKind, entryReason } from "./labels.ts";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    "& th": {
      textAlign: "left",
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground3,
      padding: "2px 8px 4px 0",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& td": {
      padding: "4px 8px 4px 0",
      verticalAlign: "top",
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
    "& th:last-child, & td:last-child": { textAlign: "right", paddingRight: 0 },
  },
  reason: { display: "block", color: tokens.colorNeutralForeground3 },
  reversed: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground3 },
  link: { fontSize: "inherit", lineHeight: "inherit" },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly entries: readonly EntryRow[];
  /** The document on the screen; what belongs to it is not linked. */
  readonly uuid: string;
  /** Leaves the column of the target out, in narrow panes. */
  readonly narrow?: boolean;
}

/** Entries a document posted or received, in the order of their day. */
export function EntriesTable({ entries, uuid, narrow = false }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toSource } = useNavigation();
  if (entries.length === 0) return <p className={styles.none}>{t("receivables.document.entriesEmpty")}</p>;
  const document = (target: string, label: string, kind: string, entry?: EntryRow): ReactNode =>
    target === uuid || (entry?.kind === "write-off" && entry.receivableUuid === uuid) ? (
      label
    ) : (
      <Link className={styles.link} onClick={() => toSource(kind, target, entry)}>
        {label}
      </Link>
    );
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("receivables.document.entry.date")}</th>
          <th scope="col">{t("receivables.document.entry.what")}</th>
          <th scope="col">{t("receivables.document.entry.source")}</th>
          {!narrow && <th scope="col">{t("receivables.document.entry.target")}</th>}
          <th scope="col">{t("receivables.document.entry.amount")}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr
            key={entry.id}
            className={mergeClasses(entry.reversed && styles.reversed)}
            title={entry.reversed ? t("receivables.document.entry.reversed") : undefined}
          >
            <td>
              <DayText day={entry.effectiveOn} />
            </td>
            <td>
              {entryKind(entry.kind, t)}
              <span className={styles.reason}>{entryReason(entry.reason, t)}</span>
            </td>
            <td>{document(entry.sourceUuid, entry.sourceLabel, entry.sourceKind, entry)}</td>
            {!narrow && (
              <td>
                {entry.receivableUuid === null
                  ? t("receivables.document.entry.account")
                  : document(entry.receivableUuid, entry.receivableLabel ?? "", "I")}
              </td>
            )}
            <td>
              <Money minor={entry.amountMinor} currency={entry.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
