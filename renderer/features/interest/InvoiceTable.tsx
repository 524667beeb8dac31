import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { Fragment, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InvoiceInterest } from "../../../shared/contract/interest.ts";
import { DayText } from "../../components/DayText.tsx";
import { Money } from "../../components/Money.tsx";
import { formatInteger } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useInterestStyles } from "./styles.ts";

const useStyles = makeStyles({
  expand: { minWidth: "24px", width: "24px", padding: 0 },
  spans: { padding: "0 0 10px 36px !important", backgroundColor: tokens.colorNeutralBackground2 },
  more: { alignSelf: "flex-start" },
});

/** Rows drawn at a time; a customer can have thousands. */
const STEP = 100;

/** Interest of each invoice of one currency, with the spans it was counted in a click away. */
export function InvoiceTable({ rows }: { readonly rows: readonly InvoiceInterest[] }): ReactNode {
  const styles = useStyles();
  const shared = useInterestStyles();
  const { t } = useTranslation();
  const { toDocument } = useNavigation();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(STEP);
  const toggle = (uuid: string): void => {
    const next = new Set(open);
    if (!next.delete(uuid)) next.add(uuid);
    setOpen(next);
  };
  const left = rows.length - shown;
  return (
    <>
      <div className={shared.scroll}>
        <table className={shared.table} aria-label={t("interest.invoices.label")}>
          <thead>
            <tr>
              <th scope="col">{t("interest.invoices.invoice")}</th>
              <th scope="col">{t("interest.invoices.due")}</th>
              {(["days", "rate", "principal", "accrued", "settled", "interest", "vat", "total"] as const).map(
                (column) => (
                  <th key={column} scope="col" className={shared.number}>
                    {t(`interest.invoices.${column}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => {
              const isOpen = open.has(row.uuid);
              const values = { invoice: row.label };
              return (
                <Fragment key={row.uuid}>
                  <tr>
                    <td>
                      <Button
                        className={styles.expand}
                        size="small"
                        appearance="subtle"
                        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
                        aria-expanded={isOpen}
                        aria-label={isOpen ? t("interest.invoices.hide", values) : t("interest.invoices.show", values)}
                        onClick={() => toggle(row.uuid)}
                      />{" "}
                      <Link as="button" onClick={() => toDocument(row.uuid)}>
                        {row.label}
                      </Link>
                    </td>
                    <td>
                      <DayText day={row.dueOn} />
                    </td>
                    <td className={shared.number}>{formatInteger(row.days)}</td>
                    <td className={shared.number}>{row.ratePct} %</td>
                    <Amount row={row} minor={row.principalMinor} />
                    <Amount row={row} minor={row.accruedMinor} />
                    <Amount row={row} minor={row.waivedMinor + row.chargedMinor} />
                    <Amount row={row} minor={row.interestMinor} />
                    <Amount row={row} minor={row.vatMinor} />
                    <Amount row={row} minor={row.interestMinor + row.vatMinor} />
                  </tr>
                  {isOpen && (
                    <tr>
                      <td colSpan={10} className={styles.spans}>
                        <SpanTable row={row} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <Button className={styles.more} onClick={() => setShown(shown + STEP)}>
          {t("interest.invoices.more", { count: Math.min(left, STEP) })}
        </Button>
      )}
    </>
  );
}

function Amount({ row, minor }: { readonly row: InvoiceInterest; readonly minor: number }): ReactNode {
  const shared = useInterestStyles();
  return (
    <td className={shared.number}>
      <Money minor={minor} currency={row.currency} dashForZero />
    </td>
  );
}

/** Days on which balance and terms stayed the same, as they were counted. */
export function SpanTable({ row }: { readonly row: InvoiceInterest }): ReactNode {
  const shared = useInterestStyles();
  const { t } = useTranslation();
  return (
    <table className={shared.table} aria-label={t("interest.invoices.spans", { invoice: row.label })}>
      <thead>
        <tr>
          <th scope="col">{t("interest.spans.from")}</th>
          <th scope="col">{t("interest.spans.to")}</th>
          {(["days", "open", "disputed", "balance", "rate", "basis", "interest", "vat"] as const).map((column) => (
            <th key={column} scope="col" className={shared.number}>
              {t(`interest.spans.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {row.spans.map((span) => (
          <tr key={`${span.uuid} ${span.from}`}>
            <td>
              <DayText day={span.from} />
            </td>
            <td>
              <DayText day={span.to} />
            </td>
            <td className={shared.number}>{formatInteger(span.days)}</td>
            <Amount row={row} minor={span.openMinor} />
            <Amount row={row} minor={span.disputedMinor} />
            <Amount row={row} minor={span.balanceMinor} />
            <td className={shared.number}>{span.ratePct} %</td>
            <td className={shared.number}>{span.dayCount}</td>
            <Amount row={row} minor={span.interestMinor} />
            <Amount row={row} minor={span.vatMinor} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
