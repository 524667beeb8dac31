import type { TFunction } from "i18next";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { ReportDaysFields } from "../../../shared/contract/agency-reports.ts";
import { REPORT_EVERY, type ReportEvery } from "../../../shared/domain/agencies/reports.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormChoice } from "./FormChoice.tsx";
import { FormText } from "./FormText.tsx";

type Days = Pick<ReportDaysFields, "every" | "day">;

/** Days on which an agency reports, in words. */
export function reportDaysWords({ every, day }: Days, t: TFunction): string {
  if (every === "month") {
    return day === 31 ? t("agencyReports.days.monthLast") : t("agencyReports.days.month", { day: String(day) });
  }
  return t("agencyReports.days.week", { day: t("agencyReports.days.weekdays").split(",")[day - 1] ?? "" });
}

const WEEKDAYS = ["1", "2", "3", "4", "5"] as const;

interface Typed {
  readonly every: ReportEvery;
  readonly weekday: (typeof WEEKDAYS)[number];
  readonly monthday: string;
  readonly fromOn: string;
}

interface Props {
  readonly agencyId: number;
  readonly now: Days;
  readonly today: string;
  readonly onClose: () => void;
}

/** Says on which days an agency reports, from a day on. */
export function ReportDaysDialog({ agencyId, now, today, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit, watch } = useForm<Typed>({
    defaultValues: {
      every: now.every,
      weekday: WEEKDAYS.find((each) => each === String(now.day)) ?? "5",
      monthday: now.every === "month" ? String(now.day) : "31",
      fromOn: formatDay(today),
    },
  });
  const save = useCommand<unknown>();
  const submit = handleSubmit(({ every, weekday, monthday, fromOn }) => {
    const day = Number(every === "week" ? weekday : monthday);
    const days = { fromOn: parseTypedDay(fromOn) ?? today, every, day };
    save.mutate(() => ledger.agencyReports.setDays({ commandId, agencyId, days }), { onSuccess: onClose });
  });
  const fits = (text: string): boolean => /^\d{1,2}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 31;
  return (
    <FormDialog
      title={t("agencyReports.days.title")}
      body={t("agencyReports.days.body")}
      action={t("agencyReports.days.save")}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormChoice
        control={control}
        name="every"
        label={t("agencyReports.days.every")}
        choices={REPORT_EVERY}
        words={(each) => t(each === "week" ? "agencyReports.days.everyWeek" : "agencyReports.days.everyMonth")}
      />
      {watch("every") === "week" ? (
        <FormChoice
          control={control}
          name="weekday"
          label={t("agencyReports.days.weekday")}
          choices={WEEKDAYS}
          words={(each) => t("agencyReports.days.weekdays").split(",")[Number(each) - 1] ?? ""}
        />
      ) : (
        <FormText
          control={control}
          name="monthday"
          label={t("agencyReports.days.monthday")}
          maxLength={2}
          validate={(text) => fits(text) || t("agencyReports.days.badMonthday")}
        />
      )}
      <FormText
        control={control}
        name="fromOn"
        label={t("agencyReports.days.fromOn")}
        maxLength={20}
        validate={(text) => (parseTypedDay(text) ?? "") >= today || t("agencyReports.days.badDay")}
      />
    </FormDialog>
  );
}
