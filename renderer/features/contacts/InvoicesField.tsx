import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ContactBriefing } from "../../../shared/contract/contacts.ts";
import { formatDay, formatMoney } from "../../lib/format.ts";

const useStyles = makeStyles({
  summary: { cursor: "pointer", color: tokens.colorNeutralForeground2 },
  list: { maxHeight: "180px", overflowY: "auto", display: "flex", flexDirection: "column" },
  late: { color: tokens.colorPaletteRedForeground1 },
});

interface Props {
  readonly invoices: ContactBriefing["invoices"];
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: string[]) => void;
}

/** Documents that were talked about; none chosen means the whole balance. */
export function InvoicesField({ invoices, chosen, onChosen }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  if (invoices.length === 0) return null;
  const which =
    chosen.length === 0 ? t("contacts.form.allInvoices") : t("contacts.form.someInvoices", { count: chosen.length });
  return (
    <details>
      <summary className={styles.summary}>
        {t("contacts.form.invoices")}: {which}
      </summary>
      <div className={styles.list}>
        {invoices.map(({ uuid, label, openMinor, currency, dueOn, daysPastDue }) => (
          <Checkbox
            key={uuid}
            checked={chosen.includes(uuid)}
            onChange={(_, { checked }) =>
              onChosen(checked === true ? [...chosen, uuid] : chosen.filter((each) => each !== uuid))
            }
            label={
              <>
                {label} · {formatMoney(openMinor, currency)} ·{" "}
                <span className={daysPastDue > 0 ? styles.late : undefined}>{formatDay(dueOn)}</span>
              </>
            }
          />
        ))}
      </div>
    </details>
  );
}
