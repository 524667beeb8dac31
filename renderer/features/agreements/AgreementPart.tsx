import { Link, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "../../../shared/contract/agreements.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { useTableStyles } from "./table-styles.ts";

type Part = AgreementView["parts"][number];

/** What is agreed in one currency: its amounts, its schedule and its invoices. */
export function AgreementPart({ part }: { readonly part: Part }): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  const { currency } = part;
  const figures = [
    ["principal", part.principalMinor, true],
    ["quita", part.quitaMinor, part.quitaMinor > 0],
    ["credited", part.creditedMinor, part.creditedMinor > 0],
    ["waived", part.waivedMinor, part.waivedMinor > 0],
    ["total", part.totalMinor, true],
    ["agreed", part.agreedMinor, part.agreedMinor !== part.totalMinor],
    ["paid", part.paidMinor, true],
    ["overdue", part.overdueMinor, part.overdueMinor > 0],
    ["open", part.openMinor, true],
  ] as const;
  return (
    <section className={styles.top}>
      <h3 className={styles.heading}>{t("agreements.detail.schedule", { currency })}</h3>
      <dl className={styles.figures}>
        {figures
          .filter(([, , shown]) => shown)
          .map(([name, minor]) => (
            <Figure key={name} label={t(`agreements.detail.${name}`)} minor={minor} currency={currency} />
          ))}
      </dl>
      {part.agreedMinor < part.totalMinor && <p className={styles.quiet}>{t("agreements.detail.lowered")}</p>}
      {part.instalments.length > 0 && <Instalments part={part} />}
      <Invoices part={part} />
    </section>
  );
}

function Figure(props: { readonly label: string; readonly minor: number; readonly currency: string }): ReactNode {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>
        <Money minor={props.minor} currency={props.currency} />
      </dd>
    </>
  );
}

function Instalments({ part: { instalments, currency } }: { readonly part: Part }): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("agreements.detail.seq")}</th>
          <th scope="col">{t("agreements.detail.day")}</th>
          <th scope="col" className={styles.number}>
            {t("agreements.detail.amount")}
          </th>
          <th scope="col" className={styles.number}>
            {t("agreements.detail.filled")}
          </th>
          <th scope="col" className={styles.number}>
            {t("agreements.detail.missing")}
          </th>
        </tr>
      </thead>
      <tbody>
        {instalments.map((row) => (
          <tr key={row.seq}>
            <td>{row.seq}</td>
            <td>
              <DayText day={row.dueOn} />
            </td>
            <td className={styles.number}>
              <Money minor={row.agreedMinor} currency={currency} />
            </td>
            <td className={styles.number}>
              <Money minor={row.paidMinor} currency={currency} dashForZero />
            </td>
            <td className={mergeClasses(styles.number, row.paidMinor < row.agreedMinor && styles.strong)}>
              <Money minor={row.agreedMinor - row.paidMinor} currency={currency} dashForZero />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Invoices({ part: { invoices, currency } }: { readonly part: Part }): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  const { toDocument } = useNavigation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("agreements.detail.invoice")}</th>
          <th scope="col" className={styles.number}>
            {t("agreements.detail.acknowledged")}
          </th>
          <th scope="col" className={styles.number}>
            {t("agreements.detail.quita")}
          </th>
          <th scope="col" className={styles.number}>
            {t("agreements.detail.balance")}
          </th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((row) => (
          <tr key={row.uuid}>
            <td>
              <Link as="button" onClick={() => toDocument(row.uuid)}>
                {row.label}
              </Link>
              {row.replacedBy !== null && ` ${t("agreements.detail.replacedBy", { label: row.replacedBy.label })}`}
            </td>
            <td className={styles.number}>
              <Money minor={row.agreedMinor} currency={currency} />
            </td>
            <td className={styles.number}>
              <Money minor={row.quitaMinor} currency={currency} dashForZero />
            </td>
            <td className={styles.number}>
              <Money minor={row.openMinor} currency={currency} dashForZero />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
