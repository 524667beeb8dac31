import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conflict } from "../../../shared/contract/conflicts.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { ConflictXml } from "./ConflictXml.tsx";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  why: { margin: 0 },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    tableLayout: "fixed",
    fontVariantNumeric: "tabular-nums",
    "& th": {
      padding: "4px 8px 4px 0",
      textAlign: "left",
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground2,
    },
    "& td, & tbody th": {
      padding: "6px 8px 6px 0",
      verticalAlign: "top",
      overflowWrap: "anywhere",
      borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  facts: {
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
    "& dd": { margin: "0 0 6px", overflowWrap: "anywhere" },
  },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly conflict: Conflict;
  readonly onClose: () => void;
}

/** Both contents side by side where they differ, why one is posted, and the way to either original. */
export function ConflictPane({ conflict, onClose }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toDocument } = useNavigation();
  const [shown, setShown] = useState<"booked" | "aside" | null>(null);
  const { id, label, uuid, reason } = conflict;
  const { data, error, refetch } = useQuery(orpc.imports.conflict.queryOptions({ input: { id } }));
  const value = (text: string): ReactNode =>
    text === "" ? <span className={styles.quiet}>{t("conflicts.missing")}</span> : text;
  return (
    <SidePane title={t("conflicts.pane", { label })} onClose={onClose} takeFocus>
      <div className={styles.body}>
        <p className={styles.why}>{t(`conflicts.why.${reason}`)}</p>
        {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && (
          <Skeleton aria-label={t("common.loading")}>
            <SkeletonItem size={96} />
          </Skeleton>
        )}
        {data !== undefined && data.differences.length === 0 && (
          <p className={styles.why}>{t("conflicts.noDifferences")}</p>
        )}
        {data !== undefined && data.differences.length > 0 && (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("conflicts.place")}</th>
                <th scope="col">{t("conflicts.booked")}</th>
                <th scope="col">{t("conflicts.aside")}</th>
              </tr>
            </thead>
            <tbody>
              {data.differences.map(({ place, booked, aside }) => (
                <tr key={place}>
                  <th scope="row">{place.replaceAll("/", " › ").replace("@", " · ")}</th>
                  <td>{value(booked)}</td>
                  <td>{value(aside)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {data?.more === true && <p className={styles.why}>{t("conflicts.more")}</p>}
        <div className={styles.actions}>
          <Button onClick={() => setShown("booked")}>{t("conflicts.openBooked")}</Button>
          <Button onClick={() => setShown("aside")}>{t("conflicts.openAside")}</Button>
          <Button appearance="subtle" onClick={() => toDocument(uuid)}>
            {t("conflicts.openDocument")}
          </Button>
        </div>
        <dl className={styles.facts}>
          <dt>{t("conflicts.bookedFile")}</dt>
          <dd>{conflict.bookedPath}</dd>
          <dt>{t("conflicts.asideFile")}</dt>
          <dd>{conflict.asidePath}</dd>
          <dt>{t("conflicts.columns.uuid")}</dt>
          <dd>{uuid}</dd>
        </dl>
      </div>
      {shown !== null && <ConflictXml conflict={conflict} which={shown} onClose={() => setShown(null)} />}
    </SidePane>
  );
}
