import { mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementPlan } from "../../../shared/contract/agreements.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { Notice } from "../../components/Notice.tsx";
import { problemWords } from "../../lib/error-words.ts";
import { formatDay } from "../../lib/format.ts";
import { useTableStyles } from "./table-styles.ts";

/** What a draft comes to: totals, what it costs, the schedule, who has to allow it, and what speaks against it. */
export function PlanResult({ plan }: { readonly plan: AgreementPlan }): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  const roles = plan.needs.map((role) => t(`users.roles.${role}`)).join(" + ");
  return (
    <section className={styles.top} aria-live="polite" aria-label={t("agreements.form.result")}>
      <h3 className={styles.heading}>{t("agreements.form.result")}</h3>
      {plan.problems.map((problem) => (
        <Notice key={`${problem.code} ${JSON.stringify(problem.values)}`} intent="error">
          {problemWords(problem, t)}
        </Notice>
      ))}
      {plan.parts.map((part) => (
        <PartResult key={part.currency} part={part} />
      ))}
      <p className={styles.text}>
        {plan.months > 1 ? t("agreements.form.months", { count: plan.months }) : t("agreements.form.month")}
      </p>
      <p className={mergeClasses(styles.text, styles.strong)}>{t("agreements.form.needs", { roles })}</p>
    </section>
  );
}

function PartResult({ part }: { readonly part: AgreementPlan["parts"][number] }): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  const { currency } = part;
  const cost = part.quitaMinor + part.waivedMinor;
  const figures = [
    [t("agreements.form.principal"), part.principalMinor, true, false],
    [
      t("agreements.form.discount", { percent: (part.quitaBp / 100).toFixed(2) }),
      -part.quitaMinor,
      part.quitaMinor > 0,
      false,
    ],
    [t("agreements.form.total"), part.totalMinor, true, true],
    [t("agreements.form.waivedTotal"), part.waivedMinor, part.waivedMinor > 0, false],
    [t("agreements.form.cost"), cost, cost > 0, false],
  ] as const;
  return (
    <>
      <dl className={styles.figures}>
        {figures
          .filter(([, , shown]) => shown)
          .map(([label, minor, , strong]) => (
            <Figure key={label} label={label} minor={minor} currency={currency} strong={strong} />
          ))}
      </dl>
      {part.instalments.length > 0 && (
        <table className={styles.table} aria-label={t("agreements.form.part", { currency })}>
          <thead>
            <tr>
              <th scope="col">{t("agreements.form.seq")}</th>
              <th scope="col">{t("agreements.form.day")}</th>
              <th scope="col" className={styles.number}>
                {t("agreements.form.share")}
              </th>
            </tr>
          </thead>
          <tbody>
            {part.instalments.map((each) => (
              <tr key={each.seq}>
                <td>{each.seq}</td>
                <td>
                  <DayText day={each.dueOn} />
                  {each.dueOn !== each.fallsOn && (
                    <span className={styles.quiet}>
                      {" "}
                      {t("agreements.form.moved", { day: formatDay(each.fallsOn) })}
                    </span>
                  )}
                </td>
                <td className={styles.number}>
                  <Money minor={each.amountMinor} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

interface FigureProps {
  readonly label: string;
  readonly minor: number;
  readonly currency: string;
  readonly strong: boolean;
}

function Figure({ label, minor, currency, strong }: FigureProps): ReactNode {
  const styles = useTableStyles();
  return (
    <>
      <dt className={strong ? styles.strong : ""}>{label}</dt>
      <dd className={strong ? styles.strong : ""}>
        <Money minor={minor} currency={currency} withCurrency />
      </dd>
    </>
  );
}
