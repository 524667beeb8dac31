import { Button, Checkbox, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronLeftRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { LONGEST_CLOSING } from "../../../shared/contract/acceptance.ts";
import { daysBetween } from "../../../shared/domain/days.ts";
import { DayField } from "../../components/DayField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { RepostingProgress } from "../../components/RepostingProgress.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useReposting } from "../../lib/use-reposting.ts";
import { CalendarTable } from "./CalendarTable.tsx";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "flex-end", gap: tokens.spacingHorizontalM, flexWrap: "wrap" },
  hint: { display: "block", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  wide: { width: "100%", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  days: { width: "88px", minWidth: 0 },
  day: { width: "140px", "& .fui-Input": { width: "100%", minWidth: 0 }, "& input": { minWidth: 0, width: "100%" } },
  name: { width: "220px", minWidth: 0 },
  year: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  figure: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
});

/** Calendario laboral: which days nobody works, the company's own closures, and how long acceptance may take. */
export function CalendarSection(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { defaultDay } = useAsOf();
  const [year, setYear] = useState(() => Number(defaultDay.slice(0, 4)));
  const reposting = useReposting();
  const { data, error, refetch } = useQuery(
    orpc.acceptance.calendar.queryOptions({ input: { year }, placeholderData: keepPreviousData }),
  );
  const busy = reposting.state.phase === "running";
  const setDays = async (
    from: string,
    to: string,
    kind: "closed" | "worked" | null,
    name: string,
  ): Promise<boolean> => {
    const input = { commandId: crypto.randomUUID(), from, to, kind, name };
    return reposting.run((signal) => ledger.acceptance.setDays(input, { signal }));
  };
  return (
    <Section title={t("acceptance.calendar.title")} hint={t("acceptance.calendar.hint")}>
      {error !== null && data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {reposting.state.phase === "failed" && <ErrorNotice error={reposting.state.error} onDismiss={reposting.reset} />}
      <RepostingProgress state={reposting.state} label={t("acceptance.calendar.title")} onCancel={reposting.cancel} />
      {data !== undefined && (
        <>
          <Checkbox
            checked={data.bankHolidays}
            disabled={busy}
            label={
              <>
                {t("acceptance.calendar.banks")}
                <span className={styles.hint}>{t("acceptance.calendar.banksHint")}</span>
              </>
            }
            onChange={(_, { checked }) => {
              const input = { commandId: crypto.randomUUID(), bankHolidays: checked === true };
              void reposting.run((signal) => ledger.acceptance.setRules(input, { signal }));
            }}
          />
          <AlertDays
            key={data.alertDays}
            days={data.alertDays}
            busy={busy}
            onSave={(alertDays) => {
              const input = { commandId: crypto.randomUUID(), alertDays };
              void reposting.run((signal) => ledger.acceptance.setRules(input, { signal }));
            }}
          />
          <div className={styles.year}>
            <Button
              size="small"
              icon={<ChevronLeftRegular />}
              aria-label={t("acceptance.calendar.earlier")}
              onClick={() => setYear(year - 1)}
            />
            <span className={styles.figure} aria-live="polite">
              {year}
            </span>
            <Button
              size="small"
              icon={<ChevronRightRegular />}
              aria-label={t("acceptance.calendar.later")}
              onClick={() => setYear(year + 1)}
            />
          </div>
          <CalendarTable
            year={year}
            days={data.days}
            busy={busy}
            onSet={(day, kind, name) => void setDays(day, day, kind, name)}
          />
          <AddClosure busy={busy} onAdd={(from, to, name) => setDays(from, to, "closed", name)} />
        </>
      )}
    </Section>
  );
}

interface AlertDaysProps {
  readonly days: number;
  readonly busy: boolean;
  readonly onSave: (days: number) => void;
}

function AlertDays({ days, busy, onSave }: AlertDaysProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [text, setText] = useState(String(days));
  const typed = /^\d{1,2}$/.test(text.trim()) ? Number(text) : Number.NaN;
  const valid = typed >= 1 && typed <= 60;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (valid && typed !== days) onSave(typed);
  };
  return (
    <form className={styles.row} onSubmit={submit} noValidate>
      <Field
        label={t("acceptance.calendar.alertDays")}
        {...(valid
          ? {}
          : { validationState: "error" as const, validationMessage: t("acceptance.calendar.alertDaysInvalid") })}
      >
        <Input
          className={styles.days}
          inputMode="numeric"
          maxLength={2}
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <Button type="submit" disabled={busy || !valid || typed === days}>
        {t("common.save")}
      </Button>
      <span className={styles.wide}>{t("acceptance.calendar.alertDaysHint")}</span>
    </form>
  );
}

interface AddClosureProps {
  readonly busy: boolean;
  /** True once it is in the ledger. */
  readonly onAdd: (from: string, to: string, name: string) => Promise<boolean>;
}

function AddClosure({ busy, onAdd }: AddClosureProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [range, setRange] = useState({ from: "", to: "", name: "" });
  const [round, setRound] = useState(0);
  const { from, to, name } = range;
  const last = to === "" ? from : to;
  const valid = from !== "" && last >= from && daysBetween(from, last) < LONGEST_CLOSING;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!valid || !(await onAdd(from, last, name.trim()))) return;
    setRange({ from: "", to: "", name: "" });
    setRound(round + 1);
  };
  return (
    <form
      className={styles.row}
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-label={t("acceptance.calendar.addTitle")}
    >
      <DayField
        key={`from ${round}`}
        className={styles.day}
        label={t("acceptance.calendar.from")}
        day={from}
        invalid={t("acceptance.calendar.dayInvalid")}
        onDay={(day) => setRange({ ...range, from: day })}
      />
      <DayField
        key={`to ${round}`}
        className={styles.day}
        label={t("acceptance.calendar.to")}
        day={to}
        invalid={t("acceptance.calendar.dayInvalid")}
        onDay={(day) => setRange({ ...range, to: day })}
      />
      <Field
        label={t("acceptance.calendar.motive")}
        {...(from !== "" && !valid
          ? { validationState: "error" as const, validationMessage: t("acceptance.calendar.rangeInvalid") }
          : {})}
      >
        <Input
          className={styles.name}
          maxLength={100}
          value={name}
          onChange={(_, { value }) => setRange({ ...range, name: value })}
        />
      </Field>
      <Button type="submit" disabled={busy || !valid}>
        {t("acceptance.calendar.add")}
      </Button>
    </form>
  );
}
