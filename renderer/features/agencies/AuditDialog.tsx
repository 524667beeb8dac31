import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { type Control, useForm, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Agency } from "../../../shared/contract/agencies.ts";
import {
  AUDIT_POINTS,
  type AuditPoint,
  POINT_RESULTS,
  type PointResult,
  SEVERITIES,
  type Severity,
} from "../../../shared/domain/agencies/audits.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormChoice } from "./FormChoice.tsx";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";
import { trainedWords } from "./words.ts";

const useStyles = makeStyles({
  points: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  point: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1.3fr) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalM,
    alignItems: "start",
  },
  finding: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: "10px 12px",
    borderLeft: `3px solid ${tokens.colorPaletteDarkOrangeBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** What is typed of a point, and of the finding of one that fails. */
interface TypedPoint {
  readonly result: PointResult;
  readonly note: string;
  readonly severity: Severity;
  readonly said: string;
  readonly evidence: string;
  readonly action: string;
  readonly dueOn: string;
}

interface Typed {
  readonly onDay: string;
  readonly note: string;
  readonly points: readonly TypedPoint[];
}

/** Days the agency has to mend a finding, until another day is typed. */
const DAYS_TO_MEND = 30;

interface Props {
  readonly agency: Agency;
  readonly today: string;
  readonly onClose: () => void;
  readonly onSaved: (id: number) => void;
}

/** Writes an audit down: a result for each point of the checklist, and the finding of each that fails. */
export function AuditDialog({ agency, today, onClose, onSaved }: Props): ReactNode {
  const styles = useAgencyStyles();
  const own = useStyles();
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit } = useForm<Typed>({
    defaultValues: {
      onDay: formatDay(today),
      note: "",
      points: AUDIT_POINTS.map(() => ({
        ...{ result: "not-reviewed", note: "", severity: "major", said: "", evidence: "", action: "" },
        dueOn: formatDay(addDays(today, DAYS_TO_MEND)),
      })),
    },
  });
  const { data } = useQuery(orpc.agencyTraining.agents.queryOptions({ input: { agencyId: agency.id } }));
  const active = data?.rows.filter((agent) => agent.active) ?? [];
  const known: Partial<Record<AuditPoint, string>> =
    active.length === 0 ? {} : { training: trainedWords(active, t), agents: active.map(({ name }) => name).join(", ") };
  const save = useCommand<{ id: number }>();
  const submit = handleSubmit(({ onDay, note, points }) => {
    const typed = AUDIT_POINTS.flatMap((point, index) =>
      points.slice(index, index + 1).map((each) => ({ point, each })),
    );
    const fields = {
      agencyId: agency.id,
      onDay: parseTypedDay(onDay) ?? today,
      note,
      points: typed.map(({ point, each }) => ({ point, result: each.result, note: each.note })),
      findings: typed
        .filter(({ each }) => each.result === "fails")
        .map(({ point, each: { severity, said, evidence, action, dueOn } }) => ({
          ...{ point, severity, said: said.trim(), evidence, action: action.trim() },
          dueOn: parseTypedDay(dueOn) ?? today,
        })),
    };
    save.mutate(() => ledger.agencyAudits.record({ commandId, fields }), { onSuccess: ({ id }) => onSaved(id) });
  });
  return (
    <FormDialog
      title={t("agencyAudits.addTitle", { agency: agency.legalName })}
      action={t("agencyAudits.save")}
      wide
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormText
        control={control}
        name="onDay"
        label={t("agencyAudits.onDay")}
        maxLength={20}
        autoFocus
        validate={(text) => parseTypedDay(text) !== null || t("agencyAudits.badDay")}
      />
      <FormText
        control={control}
        name="note"
        label={t("agencyAudits.note")}
        hint={t("agencyAudits.noteHint")}
        maxLength={2000}
        long
      />
      <h3 className={styles.heading}>{t("agencyAudits.checklist")}</h3>
      <ol className={own.points}>
        {AUDIT_POINTS.map((point, index) => (
          <li key={point}>
            <PointFields control={control} point={point} index={index} known={known[point] ?? ""} />
          </li>
        ))}
      </ol>
    </FormDialog>
  );
}

interface PointProps {
  readonly control: Control<Typed>;
  readonly point: AuditPoint;
  readonly index: number;
  /** What the ledger itself knows of it; "" where it knows nothing. */
  readonly known: string;
}

function PointFields({ control, point, index, known }: PointProps): ReactNode {
  const styles = useAgencyStyles();
  const own = useStyles();
  const { t } = useTranslation();
  const result = useWatch({ control, name: `points.${index}.result` });
  return (
    <>
      <div className={own.point}>
        <FormChoice
          control={control}
          name={`points.${index}.result`}
          label={t(`agencyAudits.points.${point}`)}
          choices={POINT_RESULTS}
          words={(each) => t(`agencyAudits.results.${each}`)}
        />
        <FormText
          control={control}
          name={`points.${index}.note`}
          label={t("agencyAudits.pointNote")}
          maxLength={2000}
        />
      </div>
      <p className={styles.quiet}>{t(`agencyAudits.pointHints.${point}`)}</p>
      {known !== "" && <p className={styles.text}>{known}</p>}
      {result === "fails" && (
        <div className={own.finding}>
          <FormText
            control={control}
            name={`points.${index}.said`}
            label={t("agencyAudits.said")}
            maxLength={2000}
            long
            required
            validate={(text) => text.trim() !== "" || t("agencyAudits.saidMissing")}
          />
          <FormText
            control={control}
            name={`points.${index}.evidence`}
            label={t("agencyAudits.evidence")}
            maxLength={2000}
          />
          <FormText
            control={control}
            name={`points.${index}.action`}
            label={t("agencyAudits.action")}
            maxLength={2000}
            required
            validate={(text) => text.trim() !== "" || t("agencyAudits.actionMissing")}
          />
          <div className={styles.two}>
            <FormChoice
              control={control}
              name={`points.${index}.severity`}
              label={t("agencyAudits.severity")}
              choices={SEVERITIES}
              words={(each) => t(`agencyAudits.severities.${each}`)}
            />
            <FormText
              control={control}
              name={`points.${index}.dueOn`}
              label={t("agencyAudits.dueOn")}
              maxLength={20}
              validate={(text) => parseTypedDay(text) !== null || t("agencyAudits.badDay")}
            />
          </div>
        </div>
      )}
    </>
  );
}
