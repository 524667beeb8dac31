import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarDay } from "../../../shared/contract/acceptance.ts";
import { DayText } from "../../components/DayText.tsx";
import { formatDay } from "../../lib/format.ts";

const useStyles = makeStyles({
  table: {
    width: "100%",
    maxWidth: "640px",
    borderCollapse: "collapse",
    "& th": {
      textAlign: "left",
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground3,
      padding: "2px 12px 4px 0",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& td": { padding: "3px 12px 3px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  working: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  readonly busy: boolean;
  /** Makes a day the company's own; null gives it back to the law. */
  readonly onSet: (day: string, kind: "worked" | null, name: string) => void;
}

/** Days off of a year, each with what it is by law and what the company makes of it. */
export function CalendarTable({ year, days, busy, onSet }: Props): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  if (days.length === 0) return <span className={styles.working}>{t("acceptance.calendar.none", { year })}</span>;
  return (
    <table className={styles.table} aria-label={t("acceptance.calendar.table", { year })}>
      <thead>
        <tr>
          <th scope="col">{t("acceptance.calendar.day")}</th>
          <th scope="col">{t("acceptance.calendar.name")}</th>
          <th scope="col">{t("acceptance.calendar.counts")}</th>
          <th scope="col" aria-label={t("acceptance.calendar.work")} />
        </tr>
      </thead>
      <tbody>
        {days.map((each) => {
          const name = i18n.language === "en" ? each.nameEn : each.nameEs;
          const own = each.kind === "closed" || each.kind === "worked";
          const act = t(
            each.kind === "closed"
              ? "acceptance.calendar.remove"
              : own
                ? "acceptance.calendar.restore"
                : "acceptance.calendar.work",
          );
          return (
            <tr key={each.day} className={each.off ? undefined : styles.working}>
              <td>
                <DayText day={each.day} />
              </td>
              <td>{name === "" ? t(`acceptance.calendar.kinds.${each.kind}`) : name}</td>
              <td>
                {t(`acceptance.calendar.kinds.${each.kind}`)}
                {!each.off && each.kind === "bank" && ` · ${t("acceptance.calendar.on")}`}
              </td>
              <td>
                {(own || each.off) && (
                  <Button
                    size="small"
                    appearance="transparent"
                    disabled={busy}
                    aria-label={t("acceptance.calendar.actOn", { act, name, day: formatDay(each.day) })}
                    onClick={() => onSet(each.day, own ? null : "worked", own ? "" : name)}
                  >
                    {act}
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
