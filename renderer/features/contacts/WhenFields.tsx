import { Button, Checkbox, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { RecordStopRegular, TimerRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay } from "../../lib/format.ts";
import type { FieldProblem } from "./as-draft.ts";
import { durationText, parseDuration, type Typed } from "./contact-draft.ts";

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "flex-end", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  short: { width: "112px" },
  control: { minWidth: 0, width: "100%" },
  running: { fontVariantNumeric: "tabular-nums" },
});

interface Props {
  readonly typed: Typed;
  readonly change: (changes: Partial<Typed>) => void;
  readonly problems: readonly FieldProblem[];
}

/** Seconds of a timer that runs, on top of what stood there before. */
export function runningSeconds(typed: Pick<Typed, "duration" | "timerFrom">, now: number): number {
  const before = parseDuration(typed.duration) ?? 0;
  return typed.timerFrom === null ? before : before + Math.max(0, Math.floor((now - typed.timerFrom) / 1000));
}

/** When the contact was, and how long a call took; the timer runs on while the pane is closed. */
export function WhenFields({ typed, change, problems }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { defaultDay } = useAsOf();
  const running = typed.timerFrom !== null;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, [running]);
  const stop = (): void => change({ timerFrom: null, duration: durationText(runningSeconds(typed, Date.now())) });
  const wrong = (problem: FieldProblem, words: string) =>
    problems.includes(problem) ? { validationState: "error" as const, validationMessage: words } : {};
  return (
    <>
      {typed.channel === "call" && (
        <div className={styles.row}>
          <Field
            className={styles.short}
            label={t("contacts.form.duration")}
            {...wrong("duration", t("contacts.form.durationInvalid"))}
          >
            <Input
              className={styles.control}
              autoComplete="off"
              maxLength={8}
              placeholder="0:00"
              readOnly={running}
              value={running ? durationText(runningSeconds(typed, now)) : typed.duration}
              onChange={(_, { value }) => change({ duration: value })}
            />
          </Field>
          <Button
            className={styles.running}
            icon={running ? <RecordStopRegular /> : <TimerRegular />}
            onClick={() => (running ? stop() : change({ timerFrom: Date.now() }))}
          >
            {t(running ? "contacts.form.stop" : "contacts.form.start")}
          </Button>
        </div>
      )}
      <Checkbox
        checked={typed.earlier}
        label={t("contacts.form.earlier")}
        onChange={(_, { checked }) =>
          change({ earlier: checked === true, day: typed.day === "" ? formatDay(defaultDay) : typed.day })
        }
      />
      {typed.earlier && (
        <div className={styles.row}>
          <Field
            className={styles.short}
            label={t("contacts.form.day")}
            {...wrong("day", t("contacts.form.dayInvalid"))}
          >
            <Input
              className={styles.control}
              autoComplete="off"
              maxLength={20}
              value={typed.day}
              onChange={(_, { value }) => change({ day: value })}
            />
          </Field>
          <Field
            className={styles.short}
            label={t("contacts.form.time")}
            {...wrong("time", t("contacts.form.timeInvalid"))}
          >
            <Input
              className={styles.control}
              autoComplete="off"
              maxLength={5}
              placeholder="00:00"
              value={typed.time}
              onChange={(_, { value }) => change({ time: value })}
            />
          </Field>
        </div>
      )}
    </>
  );
}
