import { Badge, Button, mergeClasses } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AuditFinding } from "../../../shared/contract/agency-audits.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { DayText } from "../../components/DayText.tsx";
import { formatDay } from "../../lib/format.ts";
import { type FindingAct, FindingStepDialog } from "./FindingStepDialog.tsx";
import { useAgencyStyles } from "./styles.ts";

const GRAVE = { critical: "danger", major: "warning", minor: "informative" } as const satisfies Record<
  AuditFinding["severity"],
  string
>;

interface Props {
  readonly label: string;
  readonly rows: readonly AuditFinding[];
  readonly today: string;
}

/** Findings with where they stand, and what can be done with each. */
export function FindingsTable({ label, rows, today }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const [doing, act] = useState<{ readonly act: FindingAct; readonly finding: AuditFinding } | null>(null);
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t("agencyAudits.finding")}</th>
            <th scope="col">{t("agencyAudits.severity")}</th>
            <th scope="col">{t("agencyAudits.action")}</th>
            <th scope="col">{t("agencyAudits.dueOn")}</th>
            <th scope="col">{t("agencyAudits.state")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((finding) => (
            <tr key={finding.id}>
              <th scope="row">
                {finding.said}
                <p className={styles.quiet}>{t(`agencyAudits.points.${finding.point}`)}</p>
                {finding.evidence !== "" && <p className={styles.quiet}>{finding.evidence}</p>}
              </th>
              <td>
                <Badge className={styles.line} appearance="tint" color={GRAVE[finding.severity]}>
                  {t(`agencyAudits.severities.${finding.severity}`)}
                </Badge>
              </td>
              <td>{finding.action}</td>
              <td>
                <DayText day={finding.dueOn} />
                {finding.daysLate > 0 && (
                  <p className={styles.quiet}>{t("agencyAudits.lateDays", { count: finding.daysLate })}</p>
                )}
              </td>
              <td>
                <Standing finding={finding} />
                <Acts finding={finding} onAct={(next) => act({ act: next, finding })} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {doing !== null && <FindingStepDialog {...doing} today={today} onClose={() => act(null)} />}
    </div>
  );
}

function Standing({ finding }: { readonly finding: AuditFinding }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { state, doneOn, doneEvidence, verifiedOn, verifiedBy, daysLate } = finding;
  const color = state === "verified" ? "success" : state === "done" ? "brand" : daysLate > 0 ? "danger" : "warning";
  return (
    <>
      <Badge className={styles.line} appearance="tint" color={state === "withdrawn" ? "informative" : color}>
        {t(`agencyAudits.states.${state}`)}
      </Badge>
      {doneOn !== null && state !== "open" && (
        <p className={styles.quiet}>{t("agencyAudits.doneBy", { day: formatDay(doneOn), note: doneEvidence })}</p>
      )}
      {verifiedOn !== null && state === "verified" && (
        <p className={styles.quiet}>{t("agencyAudits.verifiedBy", { name: verifiedBy, day: formatDay(verifiedOn) })}</p>
      )}
    </>
  );
}

function Acts({ finding, onAct }: { readonly finding: AuditFinding; readonly onAct: (act: FindingAct) => void }) {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const acts: readonly FindingAct[] =
    finding.state === "open" ? ["finish", "withdraw"] : finding.state === "done" ? ["verify", "giveBack"] : [];
  if (acts.length === 0) return null;
  return (
    <Allowed to="agencyAudits.finish">
      <div className={mergeClasses(styles.buttons, styles.below)}>
        {acts.map((each) => (
          <Button
            key={each}
            size="small"
            aria-label={`${t(`agencyAudits.steps.${each}.action`)}: ${finding.said}`}
            onClick={() => onAct(each)}
          >
            {t(`agencyAudits.steps.${each}.action`)}
          </Button>
        ))}
      </div>
    </Allowed>
  );
}
