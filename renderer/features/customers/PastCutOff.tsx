import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay } from "../../lib/format.ts";
import { useStatus } from "../../lib/status.ts";

/** Says that what is decided today stands from today on, while the page shows the customer as of a day before. */
export function PastCutOff(): ReactNode {
  const { t } = useTranslation();
  const { day } = useAsOf();
  const { data: status } = useStatus();
  const today = status?.today ?? day;
  if (today <= day) return null;
  return <Notice intent="info">{t("credit.pastCutOff", { day: formatDay(day), today: formatDay(today) })}</Notice>;
}
