import { Badge, Button, Link } from "@fluentui/react-components";
import { AddRegular, DocumentTableRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Agency } from "../../../shared/contract/agencies.ts";
import type { AgencyReport, OwedAgencyReport } from "../../../shared/contract/agency-reports.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { DayText } from "../../components/DayText.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { ActionsTable } from "./ActionsTable.tsx";
import { changeActions } from "./agencies-state.ts";
import { ReportDaysDialog, reportDaysWords } from "./ReportDaysDialog.tsx";
import { ReportDialog } from "./ReportDialog.tsx";
import { ReportWithdrawDialog } from "./ReportWithdrawDialog.tsx";
import { useAgencyStyles } from "./styles.ts";

/** Reports that are owed shown at once: those of a quarter. */
const MOST_OWED = 13;

/** What an agency reports of its work: when it is owed, what came, and what it did. */
export function ReportsPart({ agency }: { readonly agency: Agency }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data } = useQuery(orpc.agencyReports.ofAgency.queryOptions({ input: { agencyId: agency.id } }));
  const [open, setOpen] = useState<"receive" | "days" | null>(null);
  const [withdrawing, withdraw] = useState<AgencyReport | null>(null);
  const template = useMutation({
    mutationFn: async () => {
      const file = await native.saveAs({ suggestedName: `${t("agencyReports.templateName")}.xlsx`, kind: "xlsx" });
      if (file === null) return null;
      await ledger.agencyReports.template({ file, lang: currentLang() });
      return file.split(/[\\/]/).at(-1) ?? file;
    },
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.paper} tabIndex={0} aria-label={t("agencyReports.title")}>
      <div className={styles.stack}>
        <div className={styles.head}>
          <div>
            <p className={styles.quiet}>{t("agencyReports.hint")}</p>
            {data !== undefined && (
              <p className={styles.text}>
                {t("agencyReports.days.now")} {reportDaysWords(data.now, t)}.{" "}
                <Allowed to="agencyReports.setDays">
                  <Link as="button" onClick={() => setOpen("days")}>
                    {t("agencyReports.days.change")}
                  </Link>
                </Allowed>
              </p>
            )}
          </div>
          <Allowed to="agencyReports.receive">
            <div className={styles.buttons}>
              <Button
                icon={<DocumentTableRegular />}
                className={styles.whole}
                disabledFocusable={template.isPending}
                onClick={() => template.mutate()}
              >
                {t("agencyReports.template")}
              </Button>
              <Button
                icon={<AddRegular />}
                className={styles.whole}
                disabledFocusable={data === undefined}
                onClick={() => setOpen("receive")}
              >
                {t("agencyReports.add")}
              </Button>
            </div>
          </Allowed>
        </div>
        {template.isError && <ErrorNotice error={template.error} onDismiss={() => template.reset()} />}
        {template.data != null && (
          <Notice intent="success">{t("agencyReports.templateDone", { file: template.data })}</Notice>
        )}
        {data !== undefined && (
          <>
            <Owed rows={data.owed} told={data.toldOn !== null} />
            <Received rows={data.reports} onWithdraw={withdraw} />
          </>
        )}
        <ActionsTable agencyId={agency.id} reports={data?.reports ?? []} />
      </div>
      {open === "receive" && data !== undefined && (
        <ReportDialog agencyId={agency.id} owed={data.owed} today={data.today} onClose={() => setOpen(null)} />
      )}
      {open === "days" && data !== undefined && (
        <ReportDaysDialog agencyId={agency.id} now={data.now} today={data.today} onClose={() => setOpen(null)} />
      )}
      {withdrawing !== null && <ReportWithdrawDialog report={withdrawing} onClose={() => withdraw(null)} />}
    </section>
  );
}

const COLORS = { missing: "danger", due: "informative", late: "warning", "on-time": "success" } as const;

interface OwedProps {
  readonly rows: readonly OwedAgencyReport[];
  readonly told: boolean;
}

function Owed({ rows, told }: OwedProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <section className={styles.fields} aria-label={t("agencyReports.owedTitle")}>
      <h3 className={styles.heading}>{t("agencyReports.owedTitle")}</h3>
      {rows.length === 0 ? (
        <p className={styles.text}>{t(told ? "agencyReports.owedNone" : "agencyReports.notTold")}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t("agencyReports.owedTitle")}>
            <thead>
              <tr>
                <th scope="col">{t("agencyReports.forOn")}</th>
                <th scope="col">{t("agencyReports.dueOn")}</th>
                <th scope="col">{t("agencyReports.receivedOn")}</th>
                <th scope="col">{t("agencyReports.state")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST_OWED).map((row) => (
                <tr key={row.forOn}>
                  <th scope="row">
                    <DayText day={row.forOn} />
                    <p className={styles.quiet}>
                      {t("agencyReports.covers", { from: formatDay(row.fromOn), to: formatDay(row.forOn) })}
                    </p>
                  </th>
                  <td>
                    <DayText day={row.dueOn} />
                  </td>
                  <td>{row.receivedOn !== null && <DayText day={row.receivedOn} />}</td>
                  <td>
                    <Badge appearance="tint" color={COLORS[row.state]}>
                      {t(`agencyReports.states.${row.state}`)}
                    </Badge>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface ReceivedProps {
  readonly rows: readonly AgencyReport[];
  readonly onWithdraw: (report: AgencyReport) => void;
}

function Received({ rows, onWithdraw }: ReceivedProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <section className={styles.fields} aria-label={t("agencyReports.receivedTitle")}>
      <h3 className={styles.heading}>{t("agencyReports.receivedTitle")}</h3>
      {rows.length === 0 ? (
        <p className={styles.text}>{t("agencyReports.receivedNone")}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t("agencyReports.receivedTitle")}>
            <thead>
              <tr>
                <th scope="col">{t("agencyReports.receivedOn")}</th>
                <th scope="col">{t("agencyReports.forOn")}</th>
                <th scope="col">{t("agencyReports.file")}</th>
                <th scope="col" className={styles.number}>
                  {t("agencyReports.actions")}
                </th>
                <th scope="col" className={styles.number}>
                  {t("agencyReports.refusedRows")}
                </th>
                <th scope="col" className={styles.number}>
                  {t("agencyReports.findingsColumn")}
                </th>
                <th scope="col" aria-label={t("agencyReports.withdraw")} />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} className={row.withdrawn ? styles.struck : undefined}>
                  <th scope="row">
                    <DayText day={row.receivedOn} />
                    <p className={styles.quiet}>
                      {t("agencyReports.by", { name: row.recordedBy, day: formatDay(row.recordedAt.slice(0, 10)) })}
                    </p>
                  </th>
                  <td>{row.forOn === null ? t("agencyReports.notOwed") : <DayText day={row.forOn} />}</td>
                  <td>
                    <Link as="button" onClick={() => changeActions({ reportId: row.id, what: "all" })}>
                      {row.fileName}
                    </Link>
                    {row.withdrawn && <p className={styles.quiet}>{row.withdrawnNote}</p>}
                  </td>
                  <td className={styles.number}>{formatInteger(row.actions)}</td>
                  <td className={styles.number}>{formatInteger(row.refused)}</td>
                  <td className={styles.number}>{formatInteger(row.findings)}</td>
                  <td className={styles.end}>
                    {row.withdrawn ? (
                      t("agencyReports.withdrawn")
                    ) : (
                      <Allowed to="agencyReports.withdraw">
                        <Button size="small" appearance="subtle" onClick={() => onWithdraw(row)}>
                          {t("agencyReports.withdraw")}
                        </Button>
                      </Allowed>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
