import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Promisable } from "../../../shared/contract/promises.ts";
import { Money } from "../../components/Money.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import type { PromiseDraftState } from "./use-promise-draft.ts";

const useStyles = makeStyles({
  list: {
    maxHeight: "190px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  item: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    // A label of two lines is a little taller than its checkbox: without room for it the list would scroll.
    padding: "2px 10px 2px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  label: { flexGrow: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, display: "block" },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** The open invoices a promise may be about, oldest due day first. */
export function InvoiceChoice({ state }: { readonly state: PromiseDraftState }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  if (!state.loading && state.invoices.length === 0) return <p className={styles.none}>{t("promises.form.none")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <ul className={styles.list} tabIndex={0} aria-label={t("promises.form.invoices")}>
      {state.invoices.map((invoice) => (
        <Invoice key={invoice.uuid} state={state} invoice={invoice} />
      ))}
    </ul>
  );
}

function Invoice({ state, invoice }: { readonly state: PromiseDraftState; readonly invoice: Promisable }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { label, dueOn, currency, openMinor, disputedMinor, promisedOn } = invoice;
  const said = [
    t("promises.form.dueOn", { day: formatDay(dueOn) }),
    ...(disputedMinor > 0 ? [t("promises.form.disputed", { amount: formatMoney(disputedMinor, currency) })] : []),
    ...(promisedOn === null ? [] : [t("promises.form.promisedOn", { day: formatDay(promisedOn) })]),
  ];
  return (
    <li className={styles.item}>
      <div className={styles.label}>
        <Checkbox
          checked={state.chosen.has(invoice.uuid)}
          disabled={promisedOn !== null || disputedMinor >= openMinor}
          onChange={() => state.toggle(invoice.uuid)}
          label={
            <>
              {label}
              <span className={styles.quiet}>{said.join(" · ")}</span>
            </>
          }
        />
      </div>
      <Money minor={openMinor} currency={currency} />
    </li>
  );
}
