import { Checkbox, Field, Input, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Agreeable, zAgreementType } from "../../../shared/contract/agreements.ts";
import { Money } from "../../components/Money.tsx";
import { formatDay, formatMoney } from "../../lib/format.ts";
import type { AgreementDraftState } from "./use-agreement-draft.ts";

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
    paddingRight: "10px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  label: { flexGrow: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, display: "block" },
  text: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  two: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalS },
  input: { minWidth: 0, width: "100%" },
});

/** The open invoices an agreement may be about, oldest due day first. */
export function AgreeableList({ state }: { readonly state: AgreementDraftState }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  if (!state.loading && state.invoices.length === 0) return <p className={styles.text}>{t("agreements.form.none")}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
      <ul className={styles.list} tabIndex={0} aria-label={t("agreements.form.invoices")}>
        {state.invoices.map((invoice) => (
          <Invoice key={invoice.uuid} state={state} invoice={invoice} />
        ))}
      </ul>
      <p className={styles.text}>{t("agreements.form.invoicesHint")}</p>
    </>
  );
}

function Invoice({ state, invoice }: { readonly state: AgreementDraftState; readonly invoice: Agreeable }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { label, dueOn, currency, openMinor, disputedMinor, agreementId } = invoice;
  const said = [
    t("agreements.form.dueOn", { day: formatDay(dueOn) }),
    ...(disputedMinor > 0 ? [t("agreements.form.disputed", { amount: formatMoney(disputedMinor, currency) })] : []),
    ...(agreementId === null ? [] : [t("agreements.form.taken", { id: agreementId })]),
  ];
  return (
    <li className={styles.item}>
      <div className={styles.label}>
        <Checkbox
          checked={state.chosen.has(invoice.uuid) && agreementId === null}
          disabled={agreementId !== null}
          onChange={() => state.toggle(invoice.uuid)}
          label={
            <>
              {label}
              <span className={styles.quiet}>{said.join(" · ")}</span>
            </>
          }
        />
      </div>
      <Money minor={openMinor} currency={currency} withCurrency />
    </li>
  );
}

/** What is said of the agreement as a whole: its type, who signs, and a note. */
export function WholeFields({ state }: { readonly state: AgreementDraftState }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { whole, changeWhole } = state;
  return (
    <>
      <Field label={t("agreements.form.type")}>
        <Select
          value={whole.type}
          onChange={(_, { value }) => changeWhole({ type: zAgreementType.catch("payment-plan").parse(value) })}
        >
          {zAgreementType.options.map((type) => (
            <option key={type} value={type}>
              {t(`agreements.types.${type}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.two}>
        <Field label={t("agreements.form.signer")}>
          <Input
            className={styles.input}
            maxLength={200}
            value={whole.signerName}
            onChange={(_, { value }) => changeWhole({ signerName: value })}
          />
        </Field>
        <Field label={t("agreements.form.position")}>
          <Input
            className={styles.input}
            maxLength={200}
            value={whole.signerPosition}
            onChange={(_, { value }) => changeWhole({ signerPosition: value })}
          />
        </Field>
      </div>
      <Field label={t("agreements.form.note")}>
        <Textarea value={whole.note} maxLength={4000} onChange={(_, { value }) => changeWhole({ note: value })} />
      </Field>
    </>
  );
}
