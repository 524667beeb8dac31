import { Button, Field } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OwedAgencyReport } from "../../../shared/contract/agency-reports.ts";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { DayField } from "../../components/DayField.tsx";
import { TABLE_PREVIEW, TableCounts, TableImportDialog, useChosenTable } from "../../components/TableImportDialog.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useAgencyStyles } from "./styles.ts";

interface Props {
  readonly agencyId: number;
  /** Newest first. */
  readonly owed: readonly OwedAgencyReport[];
  readonly today: string;
  readonly onClose: () => void;
}

/** A report of an agency from its Excel or CSV, with what is new, wrong or to be looked into. */
export function ReportDialog({ agencyId, owed, today, onClose }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const chosen = useChosenTable();
  const { file } = chosen;
  const open = owed.filter(({ receivedOn }) => receivedOn === null);
  // The oldest that has not come; more rows for one that came are received for it again.
  const [forOn, setForOn] = useState(open.at(-1)?.forOn ?? "");
  const [receivedOn, setReceivedOn] = useState(today);
  const dayFits = receivedOn !== "" && receivedOn <= today;
  const request = { agencyId, ...chosen.request, receivedOn, forOn: forOn === "" ? null : forOn };
  const preview = useQuery(
    orpc.agencyReports.preview.queryOptions({ input: request, enabled: file !== null && dayFits, ...TABLE_PREVIEW }),
  );
  const run = useMutation({
    mutationFn: () => ledger.agencyReports.receive({ commandId: crypto.randomUUID(), ...request }),
    onSuccess: ({ id }) => id !== null && onClose(),
  });
  const shown = file === null ? undefined : preview.data;
  const counts = shown?.counts ?? null;
  const fits = counts !== null && dayFits && (counts.taken > 0 || counts.rows === 0);
  return (
    <TableImportDialog
      title={t("agencyReports.importing.title")}
      lead={t("agencyReports.importing.lead")}
      chooseWords={t("agencyReports.importing.choose")}
      {...{ chosen, preview, run, onClose }}
      refused={shown?.refused?.message ?? null}
      notes={shown?.notes ?? []}
      notesTitle={t("agencyReports.importing.notes")}
      table={shown?.table ?? null}
      actions={
        <Button
          appearance="primary"
          disabled={!fits || run.isPending || preview.isFetching}
          onClick={() => run.mutate()}
        >
          {t("agencyReports.importing.run")}
        </Button>
      }
    >
      <div className={styles.two}>
        <Field label={t("agencyReports.importing.forOn")}>
          {() => (
            <ChoiceFilter
              className={styles.control}
              label={t("agencyReports.importing.forOn")}
              choices={[...owed.map((each) => each.forOn), ""]}
              chosen={forOn}
              words={(day) => (day === "" ? t("agencyReports.notOwed") : formatDay(day))}
              onChoose={setForOn}
            />
          )}
        </Field>
        <DayField
          label={t("agencyReports.importing.receivedOn")}
          day={receivedOn}
          invalid={t("agencyReports.importing.badDay")}
          problem={dayFits ? null : t("agencyReports.importing.badDay")}
          onDay={setReceivedOn}
        />
      </div>
      {counts !== null && (
        <TableCounts>
          {t("agencyReports.importing.counts", {
            rows: formatInteger(counts.rows),
            taken: formatInteger(counts.taken),
            known: formatInteger(counts.known),
            refused: formatInteger(counts.refused),
            findings: formatInteger(counts.findings),
          })}
          {counts.taken === 0 && counts.rows > 0 && ` ${t("agencyReports.importing.nothing")}`}
        </TableCounts>
      )}
    </TableImportDialog>
  );
}
