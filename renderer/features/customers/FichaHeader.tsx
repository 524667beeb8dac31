import { Badge, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import type { AgingRow } from "../../../shared/contract/receivables.ts";
import { BucketStrip } from "../../components/BucketStrip.tsx";
import { InterestBeside } from "../../components/InterestBeside.tsx";
import { Money } from "../../components/Money.tsx";
import { ComplaintsOf } from "./ComplaintsOf.tsx";
import { CreditDays } from "./CreditDays.tsx";
import { FichaFacts } from "./FichaFacts.tsx";
import { OpenCases } from "./OpenCases.tsx";
import { PlacedWith } from "./PlacedWith.tsx";

const useStyles = makeStyles({
  header: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: "8px",
    padding: `2px ${tokens.spacingHorizontalL} 8px`,
    flexShrink: 0,
  },
  top: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXL,
    rowGap: "6px",
  },
  who: { flex: "1 1 220px", minWidth: 0 },
  strip: { flex: "2 1 400px", maxWidth: "640px", minWidth: 0 },
  line: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalS },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  rfc: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  small: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  others: {
    display: "block",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  sums: {
    display: "grid",
    gridTemplateColumns: "max-content max-content",
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    alignItems: "baseline",
    "& dt": { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
    "& dd": { margin: 0, textAlign: "right" },
  },
  balance: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly ficha: Ficha;
  /** Balance in the currency shown. */
  readonly aging: AgingRow | undefined;
  readonly onCustomer: (id: number) => void;
  readonly onPeople: () => void;
}

/** Who the customer is, what they owe by bucket in the currency shown, and what to know before a call. */
export function FichaHeader({ ficha, aging, onCustomer, onPeople }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { customer, profile, parent } = ficha;
  const others = [profile.tradeName, ...customer.otherNames].filter((name) => name !== "").join("; ");
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <div className={styles.who}>
          <div className={styles.line}>
            <h2 className={styles.name}>{customer.name}</h2>
            {profile.legalHold && (
              <Badge appearance="outline" color="danger">
                {t("ficha.facts.legal")}
              </Badge>
            )}
            {profile.placed && <Badge appearance="outline">{t("ficha.facts.placed")}</Badge>}
            {profile.doNotContact && (
              <Badge appearance="outline" color="danger">
                {t("ficha.facts.doNotContact")}
              </Badge>
            )}
          </div>
          <div className={styles.line}>
            <PlacedWith customerId={customer.id} />
            <ComplaintsOf customerId={customer.id} name={customer.name} />
            <OpenCases customerId={customer.id} />
          </div>
          <div className={styles.line}>
            <span className={styles.rfc}>{customer.rfc}</span>
            {customer.rfcCheck === "check-digit" && (
              <span className={styles.small} title={t("ficha.facts.rfcCheckDigit")}>
                ⚠ <span className={styles.small}>{t("ficha.facts.rfcCheckDigit")}</span>
              </span>
            )}
            <CreditDays customerId={customer.id} creditDays={ficha.creditDays} />
            {parent !== null && (
              <Link as="button" className={styles.small} onClick={() => onCustomer(parent.id)}>
                {t("ficha.facts.group", { name: parent.name })}
              </Link>
            )}
          </div>
          {others !== "" && (
            <span className={styles.others} title={others}>
              {t("customers.alsoKnown", { names: others })}
            </span>
          )}
        </div>
        {aging !== undefined && (
          <div className={styles.strip}>
            <BucketStrip row={aging} />
          </div>
        )}
        {aging !== undefined && (
          <dl className={styles.sums}>
            <dt>{t("customers.unapplied")}</dt>
            <dd>
              <Money minor={-aging.unappliedMinor} currency={aging.currency} dashForZero />
            </dd>
            <dt>{t("customers.balance")}</dt>
            <dd>
              <Money className={styles.balance} minor={aging.balanceMinor} currency={aging.currency} withCurrency />
            </dd>
            <InterestBeside
              customerId={customer.id}
              currency={aging.currency}
              around={(shown) => (
                <>
                  <dt>{t("interest.beside.label")}</dt>
                  <dd>{shown}</dd>
                </>
              )}
            />
          </dl>
        )}
      </div>
      <FichaFacts ficha={ficha} currency={aging?.currency} onPeople={onPeople} />
    </header>
  );
}
