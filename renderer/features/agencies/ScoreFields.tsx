import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { type Control, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { CallFields } from "../../../shared/contract/agency-calls.ts";
import {
  CALL_CRITERIA,
  CRITERION_POINTS,
  CRITICAL_ERRORS,
  callScore,
  isCritical,
} from "../../../shared/domain/agencies/calls.ts";
import { FormCheck } from "./FormCheck.tsx";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";

const useStyles = makeStyles({
  total: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
});

/** What is typed of a scorecard, in the order of the criteria and of the errors. */
export interface TypedScore {
  readonly points: readonly string[];
  readonly errors: readonly boolean[];
  readonly comment: string;
}

/** A scorecard as it comes: all its points still to be given. */
export const NEW_SCORE: TypedScore = {
  points: CALL_CRITERIA.map(() => ""),
  errors: CRITICAL_ERRORS.map(() => false),
  comment: "",
};

/** Reads a whole number from 0 to the most it may be; null when it is none. */
export function parseScore(text: string, most: number): number | null {
  const value = /^\d{1,3}$/.test(text.trim()) ? Number(text) : null;
  return value === null || value > most ? null : value;
}

/** What is sent of a scorecard; the form saw to it that every criterion has its points. */
export function scorecardOf({
  points,
  errors,
  comment,
}: TypedScore): Pick<CallFields, "points" | "errors" | "comment"> {
  return {
    points: CALL_CRITERIA.map((criterion, index) => ({
      criterion,
      points: parseScore(points[index] ?? "", CRITERION_POINTS[criterion]) ?? 0,
    })),
    errors: CRITICAL_ERRORS.filter((_, index) => errors[index]),
    comment: comment.trim(),
  };
}

interface Props {
  readonly control: Control<TypedScore>;
  readonly autoFocus?: boolean;
}

/** The ten criteria with their points, the critical errors, what that comes to, and what the gestor is told. */
export function ScoreFields({ control, autoFocus = false }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.two}>
        {CALL_CRITERIA.map((criterion, index) => {
          const most = CRITERION_POINTS[criterion];
          return (
            <FormText
              key={criterion}
              control={control}
              name={`points.${index}`}
              label={t("agencyCalls.upTo", { name: t(`agencyCalls.criteria.${criterion}`), most })}
              maxLength={3}
              required
              autoFocus={autoFocus && index === 0}
              validate={(text) => parseScore(text, most) !== null || t("agencyCalls.pointsWrong", { most })}
            />
          );
        })}
      </div>
      <fieldset className={styles.plain}>
        <legend className={styles.legend}>{t("agencyCalls.errorsLegend")}</legend>
        <div className={styles.two}>
          {CRITICAL_ERRORS.map((error, index) => (
            <FormCheck
              key={error}
              control={control}
              name={`errors.${index}`}
              label={t(`agencyCalls.errors.${error}`)}
            />
          ))}
        </div>
      </fieldset>
      <Total control={control} />
      <FormText control={control} name="comment" label={t("agencyCalls.comment")} maxLength={2000} long />
    </>
  );
}

function Total({ control }: Pick<Props, "control">): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const typed = useWatch({ control });
  const { points, errors } = scorecardOf({
    points: typed.points?.map((each) => each ?? "") ?? [],
    errors: typed.errors?.map((each) => each ?? false) ?? [],
    comment: "",
  });
  // A criterion nothing was typed of yet is no failed one.
  const given = points.filter((_, index) => (typed.points?.[index] ?? "") !== "");
  return (
    <p className={styles.total} role="status">
      {isCritical(given, errors)
        ? t("agencyCalls.totalCritical")
        : t("agencyCalls.total", { score: callScore(given, errors) })}
    </p>
  );
}
