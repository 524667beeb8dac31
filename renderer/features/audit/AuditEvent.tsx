import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { auditValueWords } from "../../../shared/i18n/audit-detail.ts";
import { auditActionWords, auditFieldWords, auditSubjectWords } from "../../../shared/i18n/audit-words.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";

const useStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    gap: "4px 16px",
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground3 },
    "& dd": { margin: 0, overflowWrap: "anywhere" },
  },
  title: { margin: "20px 0 8px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  table: {
    width: "100%",
    // Beside a long value the name of its field keeps its room.
    tableLayout: "fixed",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    "& th, & td": {
      textAlign: "left",
      verticalAlign: "top",
      padding: "4px 10px 4px 0",
      overflowWrap: "anywhere",
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
  },
  text: { color: tokens.colorNeutralForeground2 },
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase100, overflowWrap: "anywhere" },
  links: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "4px", marginTop: "12px" },
});

interface Props {
  readonly seq: number;
  readonly onClose: () => void;
  readonly onSubject: (subject: string) => void;
}

/** One event with all it says, and its place in the chain. */
export function AuditEvent({ seq, onClose, onSubject }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toCustomer, toDocument } = useNavigation();
  const { data, error, refetch } = useQuery(orpc.audit.get.queryOptions({ input: { seq } }));
  if (data === undefined) return error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const { customerId, documentUuid, subject } = data;
  const about = auditSubjectWords(data.subjectLabel, currentLang());
  return (
    <SidePane title={auditActionWords(data.action, currentLang())} onClose={onClose}>
      <dl className={styles.facts}>
        <dt>{t("audit.columns.at")}</dt>
        <dd>{`${formatDay(data.local.slice(0, 10))} ${data.local.slice(11)}`}</dd>
        <dt>{t("audit.who")}</dt>
        <dd>{data.actor || t("audit.nobody")}</dd>
        <dt>{t("audit.pc")}</dt>
        <dd>{data.pc}</dd>
        {subject !== "" && (
          <>
            <dt>{t("audit.about")}</dt>
            <dd>{about}</dd>
          </>
        )}
      </dl>
      {subject !== "" && (
        <div className={styles.links}>
          <Link as="button" onClick={() => onSubject(subject)}>
            {t("audit.onlySubject", { subject: about })}
          </Link>
          {customerId !== null && (
            <Link as="button" onClick={() => toCustomer(customerId)}>
              {t("audit.openCustomer")}
            </Link>
          )}
          {documentUuid !== null && (
            <Link as="button" onClick={() => toDocument(documentUuid)}>
              {t("audit.openDocument")}
            </Link>
          )}
        </div>
      )}
      <h3 className={styles.title}>{t("audit.detail")}</h3>
      {data.erased ? (
        <p className={styles.text}>{t("audit.erased")}</p>
      ) : data.fields.length === 0 ? (
        <p className={styles.text}>{t("audit.noDetail")}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("audit.field")}</th>
              {data.compares && <th scope="col">{t("audit.before")}</th>}
              <th scope="col">{t(data.compares ? "audit.after" : "audit.value")}</th>
            </tr>
          </thead>
          <tbody>
            {data.fields.map((field) => (
              <tr key={field.path}>
                <td>{auditFieldWords(field.path, currentLang())}</td>
                {data.compares && <td>{auditValueWords(field.before ?? "", currentLang())}</td>}
                <td>{auditValueWords(field.after ?? "", currentLang())}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3 className={styles.title}>{t("audit.chain")}</h3>
      <dl className={styles.facts}>
        <dt>{t("audit.hash")}</dt>
        <dd className={styles.hash}>{data.hash}</dd>
        <dt>{t("audit.prevHash")}</dt>
        <dd className={styles.hash}>{data.prevHash || "-"}</dd>
      </dl>
    </SidePane>
  );
}
