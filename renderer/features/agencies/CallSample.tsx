import { Button, makeStyles } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { SampleRow } from "../../../shared/contract/agency-calls.ts";
import { addMonths, startOfMonth } from "../../../shared/domain/days.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatInteger } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";
import { monthText } from "./typed.ts";

const useStyles = makeStyles({ month: { minWidth: "0", width: "140px" } });

/** Months that can be looked back at. */
const MONTHS_BACK = 13;

interface Props {
  readonly agencyId: number;
  readonly today: string;
}

/** How many calls of each gestor were reviewed in a month, of those that are owed. */
export function CallSample({ agencyId, today }: Props): ReactNode {
  const styles = useAgencyStyles();
  const own = useStyles();
  const { t } = useTranslation();
  const months = Array.from({ length: MONTHS_BACK }, (_, back) => addMonths(startOfMonth(today), -back).slice(0, 7));
  const [month, choose] = useState(today.slice(0, 7));
  const { data } = useQuery(
    orpc.agencyCalls.sample.queryOptions({ input: { agencyId, month }, placeholderData: keepPreviousData }),
  );
  const [telling, tell] = useState<SampleRow | null>(null);
  return (
    <section className={styles.fields} aria-label={t("agencyCalls.sample")}>
      <div className={styles.head}>
        <div>
          <h3 className={styles.heading}>{t("agencyCalls.sample")}</h3>
          {data !== undefined && (
            <p className={styles.text}>
              {data.rows.length === 0
                ? t("agencyCalls.noSample")
                : t("agencyCalls.sampleSum", {
                    reviewed: formatInteger(data.reviewed),
                    owed: formatInteger(data.owed),
                    missing: formatInteger(data.missing),
                    average: data.average ?? t("agencyCalls.na"),
                  })}
            </p>
          )}
        </div>
        <ChoiceFilter
          className={own.month}
          label={t("agencyCalls.month")}
          choices={months}
          chosen={month}
          words={monthText}
          onChoose={choose}
        />
      </div>
      {data !== undefined && data.rows.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t("agencyCalls.sample")}>
            <thead>
              <tr>
                <th scope="col">{t("agencyCalls.gestor")}</th>
                <th scope="col" className={styles.number}>
                  {t("agencyCalls.made")}
                </th>
                <th scope="col" className={styles.number}>
                  {t("agencyCalls.reviewed")}
                </th>
                <th scope="col" className={styles.number}>
                  {t("agencyCalls.average")}
                </th>
                <th scope="col" className={styles.number}>
                  {t("agencyCalls.critical")}
                </th>
                <Allowed to="agencyCalls.tellCalls">
                  <th />
                </Allowed>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.agentId}>
                  <th scope="row">{row.agentName}</th>
                  <td className={styles.number}>
                    {row.calls === null ? t("agencyCalls.madeUnknown") : formatInteger(row.calls)}
                  </td>
                  <td className={styles.number}>
                    {t("agencyCalls.reviewedOf", {
                      reviewed: formatInteger(row.reviewed),
                      owed: formatInteger(row.owed),
                    })}
                  </td>
                  <td className={styles.number}>{row.average ?? t("agencyCalls.na")}</td>
                  <td className={styles.number}>{formatInteger(row.critical)}</td>
                  <Allowed to="agencyCalls.tellCalls">
                    <td className={styles.end}>
                      <Button
                        size="small"
                        aria-label={t("agencyCalls.tellOf", { name: row.agentName })}
                        onClick={() => tell(row)}
                      >
                        {t("agencyCalls.tell")}
                      </Button>
                    </td>
                  </Allowed>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {telling !== null && <TellDialog row={telling} month={month} onClose={() => tell(null)} />}
    </section>
  );
}

interface TellProps {
  readonly row: SampleRow;
  readonly month: string;
  readonly onClose: () => void;
}

/** Notes how many calls a gestor made in a month. */
function TellDialog({ row, month, onClose }: TellProps): ReactNode {
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit } = useForm({ defaultValues: { calls: row.calls === null ? "" : String(row.calls) } });
  const save = useCommand<unknown>();
  const submit = handleSubmit(({ calls }) => {
    const input = { commandId, agentId: row.agentId, month, calls: Number(calls.trim()) };
    save.mutate(() => ledger.agencyCalls.tellCalls(input), { onSuccess: onClose });
  });
  return (
    <FormDialog
      title={t("agencyCalls.tellTitle", { name: row.agentName, month: monthText(month) })}
      body={t("agencyCalls.tellBody")}
      action={t("agencyCalls.tell")}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormText
        control={control}
        name="calls"
        label={t("agencyCalls.calls")}
        maxLength={6}
        required
        autoFocus
        validate={(text) => /^\d{1,6}$/.test(text.trim()) || t("agencyCalls.callsWrong")}
      />
    </FormDialog>
  );
}
