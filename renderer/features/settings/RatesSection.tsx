import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerSettings } from "../../../shared/contract/settings.ts";
import { Notice } from "../../components/Notice.tsx";
import { AddRate } from "./AddRate.tsx";
import { RateCoverageList } from "./RateCoverageList.tsx";
import { RateImport } from "./RateImport.tsx";
import { RateRule } from "./RateRule.tsx";
import { RateTable } from "./RateTable.tsx";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  block: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

/** Tipos de cambio: what is known of each currency, one typed or a file of Banxico's, the rule, and the table. */
export function RatesSection({ settings }: { readonly settings: LedgerSettings }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [said, say] = useState<string | null>(null);
  return (
    <Section title={t("rates.title")} hint={t("rates.body")}>
      <div className={styles.block}>
        <RateCoverageList />
        {said !== null && (
          <Notice intent="success" onDismiss={() => say(null)}>
            {said}
          </Notice>
        )}
        <AddRate say={say} />
        <RateImport />
        <RateTable say={say} />
        <RateRule key={settings.rateDaysBack} daysBack={settings.rateDaysBack} />
      </div>
    </Section>
  );
}
