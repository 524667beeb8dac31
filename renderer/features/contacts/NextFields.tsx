import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { NextStep, Outcome } from "../../../shared/contract/contacts.ts";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { useWorkParts } from "../../lib/work-forms.tsx";
import { canStay, type FieldProblem, possibleSteps } from "./as-draft.ts";
import type { Typed } from "./contact-draft.ts";

const useStyles = makeStyles({
  step: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  group: { flexWrap: "wrap" },
  days: { display: "grid", gridTemplateColumns: "1fr 110px", gap: tokens.spacingHorizontalM },
  control: { minWidth: 0, width: "100%" },
});

interface Props {
  readonly customerId: number;
  readonly outcome: Outcome | null;
  readonly typed: Typed;
  readonly change: (changes: Partial<Typed>) => void;
  readonly problems: readonly FieldProblem[];
  /** Of a correction: the step that stays when no other is chosen. */
  readonly stepBefore: "none" | "follow-up" | "promise" | "dispute" | null;
  /** Of a correction: the outcome is that of the row it corrects. */
  readonly sameOutcome: boolean;
}

const WORDS = { none: "none", followUp: "follow-up", promise: "promise", dispute: "dispute" } as const;

/** What is to follow: the step the outcome demands, with the fields of it. */
export function NextFields({
  customerId,
  outcome,
  typed,
  change,
  problems,
  stepBefore,
  sameOutcome,
}: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { PromiseFields, DisputeFields } = useWorkParts();
  const demanded = outcome?.nextStep ?? "none";
  const stays = canStay(stepBefore, demanded, sameOutcome);
  const possible = possibleSteps(demanded);
  const choices: readonly NextStep["kind"][] = stays && !possible.includes("none") ? ["none", ...possible] : possible;
  const words = (kind: NextStep["kind"]): string =>
    kind === "none" && stays && stepBefore !== null
      ? t("contacts.correct.keepStep", { step: t(`contacts.next.${stepBefore}`) })
      : t(`contacts.next.${WORDS[kind]}`);
  const missing = problems.includes("next");
  const invoices = typed.invoices;
  return (
    <div className={styles.step}>
      <Field
        label={t("contacts.form.next")}
        {...(missing
          ? {
              validationState: "error" as const,
              validationMessage: t("contacts.form.nextMissing", { step: t(`contacts.demands.${demanded}`) }),
            }
          : demanded === "none"
            ? {}
            : { hint: t("contacts.form.nextDemanded", { step: t(`contacts.demands.${demanded}`) }) })}
      >
        <RadioGroup
          className={styles.group}
          layout="horizontal"
          value={typed.next}
          onChange={(_, { value }) => {
            const picked = choices.find((kind) => kind === value);
            if (picked) change({ next: picked });
          }}
        >
          {choices.map((kind) => (
            <Radio key={kind} value={kind} label={words(kind)} />
          ))}
        </RadioGroup>
      </Field>
      {typed.next === "followUp" && (
        <>
          <div className={styles.days}>
            <Field
              label={t("contacts.form.followUpOn")}
              {...(problems.includes("dueOn")
                ? { validationState: "error" as const, validationMessage: t("contacts.form.dayInvalid") }
                : {})}
            >
              <Input
                className={styles.control}
                autoComplete="off"
                maxLength={20}
                value={typed.dueOn}
                onChange={(_, { value }) => change({ dueOn: value })}
                onBlur={() => {
                  const day = parseTypedDay(typed.dueOn);
                  if (day !== null) change({ dueOn: formatDay(day) });
                }}
              />
            </Field>
            <Field
              label={t(demanded === "call-back" ? "contacts.form.followUpTime" : "contacts.form.followUpAt")}
              {...(problems.includes("dueTime")
                ? { validationState: "error" as const, validationMessage: t("contacts.form.timeInvalid") }
                : {})}
            >
              <Input
                className={styles.control}
                autoComplete="off"
                maxLength={5}
                placeholder="00:00"
                value={typed.dueTime}
                onChange={(_, { value }) => change({ dueTime: value })}
              />
            </Field>
          </div>
          <Field label={t("contacts.form.followUpNote")}>
            <Input
              className={styles.control}
              autoComplete="off"
              maxLength={500}
              value={typed.nextNote}
              onChange={(_, { value }) => change({ nextNote: value })}
            />
          </Field>
        </>
      )}
      <Suspense fallback={null}>
        {typed.next === "promise" && (
          <PromiseFields
            customerId={customerId}
            invoices={invoices}
            value={typed.promise}
            onChange={(promise) => change({ promise })}
          />
        )}
        {typed.next === "dispute" && (
          <DisputeFields
            customerId={customerId}
            invoices={invoices}
            value={typed.dispute}
            onChange={(dispute) => change({ dispute })}
          />
        )}
      </Suspense>
    </div>
  );
}
