import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular, FilterDismissRegular, WalletCreditCardRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { formatDay } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";

interface Props {
  readonly asOf: string;
  /** Something narrows what is shown. */
  readonly narrowed: boolean;
  readonly onClear: () => void;
}

/** What the Cartera says while it has no rows: nothing matches, or nothing has been imported yet. */
export function EmptyCartera({ asOf, narrowed, onClear }: Props): ReactNode {
  const { t } = useTranslation();
  const { toImport } = useNavigation();
  if (narrowed) {
    return (
      <EmptyState
        icon={<FilterDismissRegular />}
        title={t("receivables.empty.filteredTitle")}
        body={t("receivables.empty.filteredBody", { day: formatDay(asOf) })}
      >
        <Button onClick={onClear}>{t("receivables.empty.clear")}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<WalletCreditCardRegular />}
      title={t("receivables.empty.title")}
      body={t("receivables.empty.body")}
    >
      <Button appearance="primary" icon={<ArrowDownloadRegular />} onClick={() => toImport()}>
        {t("receivables.empty.import")}
      </Button>
    </EmptyState>
  );
}
