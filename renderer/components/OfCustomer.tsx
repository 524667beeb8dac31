import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  /** Whose rows a list shows; null for everybody's. */
  readonly customer: string | null;
  readonly onAllCustomers: () => void;
}

/** Says in the bar of a list that it shows those of one customer alone, and leads back to everybody's. */
export function OfCustomer({ customer, onAllCustomers }: Props): ReactNode {
  const { t } = useTranslation();
  if (customer === null) return null;
  return (
    <Button appearance="outline" title={t("grid.allCustomers")} onClick={onAllCustomers}>
      {t("grid.ofCustomer", { customer })} ✕
    </Button>
  );
}
