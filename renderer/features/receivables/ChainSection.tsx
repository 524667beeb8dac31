import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, CopyRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { ChainAuditView, ChainFindingView } from "../../../shared/contract/complements.ts";
import { repAuditWords } from "../../../shared/i18n/rep-audit-words.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { orpc } from "../../lib/ledger.ts";
import { ChainTable } from "./ChainTable.tsx";
import { formatDecimalText } from "./decimals.ts";
import { useDocumentStyles } from "./document-styles.ts";

const useStyles = makeStyles({
  fix: { display: "block", marginTop: "2px" },
  owner: { display: "block", marginTop: "2px", fontSize: tokens.fontSizeBase200 },
  holds: { display: "flex", alignItems: "center", gap: "6px", margin: 0 },
  icon: { fontSize: "18px", color: tokens.colorStatusSuccessForeground1, flexShrink: 0 },
  remarks: { margin: 0, paddingLeft: "18px", fontSize: tokens.fontSizeBase200, display: "grid", gap: "4px" },
  summary: { margin: 0, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly uuid: string;
  readonly copy: (text: string, words: string) => Promise<void>;
}

/** Cadena de complementos of an invoice: its first broken link with the way to mend it, and every step with both balances. */
export function ChainSection({ uuid, copy }: Props): ReactNode {
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const { day } = useAsOf();
  const headingId = useId();
  const { data, error, refetch } = useQuery(
    orpc.complements.audit.queryOptions({ input: { uuid, asOf: day, lang: currentLang() } }),
  );
  if (error !== null && data === undefined) {
    return <ErrorNotice error={error} title={t("complements.chain.failed")} onRetry={() => void refetch()} />;
  }
  if (data === undefined || (data.rows.length === 0 && data.settledByRule)) return null;
  return (
    <section className={shared.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={shared.heading}>
        {t("complements.chain.title")}
      </h3>
      {data.rows.length === 0 ? (
        <span className={shared.quiet}>{t("complements.chain.empty")}</span>
      ) : (
        <>
          <Verdict audit={data} copy={copy} />
          <ChainTable audit={data} />
          <Balances audit={data} />
          <Remarks audit={data} />
        </>
      )}
    </section>
  );
}

function Verdict({ audit, copy }: { readonly audit: ChainAuditView; readonly copy: Props["copy"] }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const first = audit.firstBroken === null ? undefined : audit.findings[audit.firstBroken];
  if (first === undefined) {
    if (audit.findings.some(({ severity }) => severity === "warning")) return null;
    return (
      <p className={styles.holds}>
        <CheckmarkCircleRegular className={styles.icon} aria-hidden="true" />
        {t("complements.chain.holds")}
      </p>
    );
  }
  const owner = repAuditWords(currentLang()).owners[first.owner];
  const { notice } = audit;
  return (
    <Notice
      intent="warning"
      title={t("complements.chain.broken")}
      actions={
        notice !== null && (
          <Button
            size="small"
            icon={<CopyRegular />}
            title={t("complements.chain.copyFor", { owner })}
            onClick={() => void copy(`${notice.subject}\n\n${notice.body}`, t("complements.chain.copied"))}
          >
            {t("complements.chain.copyFor", { owner })}
          </Button>
        )
      }
    >
      {first.message}
      <span className={styles.fix}>{first.fix}</span>
      <span className={styles.owner}>{t("complements.chain.owner", { owner })}</span>
    </Notice>
  );
}

function Balances({ audit }: { readonly audit: ChainAuditView }): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const { issuerBalance, balance, difference, currency } = audit;
  if (issuerBalance === null || difference === null) return null;
  const amount = (text: string): string => `${currency} ${formatDecimalText(text)}`;
  return (
    <p className={mergeClasses(styles.summary, shared.quiet)}>
      {Number(difference) === 0
        ? t("complements.chain.same")
        : `${t("complements.chain.summary", { issuer: amount(issuerBalance), balance: amount(balance) })} ${t(
            "complements.chain.difference",
            { difference: amount(difference) },
          )}`}
    </p>
  );
}

/** What else was found, in order; the first broken link stands above the table. */
function Remarks({ audit }: { readonly audit: ChainAuditView }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const others = audit.findings.filter((_, index) => index !== audit.firstBroken);
  if (others.length === 0) return null;
  const weight = ({ severity }: ChainFindingView): string => t(`complements.chain.severities.${severity}`);
  return (
    <ul className={styles.remarks}>
      {others.map((finding) => (
        <li key={`${finding.code}-${finding.row}`}>
          <strong>{weight(finding)}.</strong> {finding.message} {finding.fix}
        </li>
      ))}
    </ul>
  );
}
