import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useStatus } from "../../lib/status.ts";
import { BackupSection } from "./BackupSection.tsx";
import { BankSection } from "./BankSection.tsx";
import { CalendarSection } from "./CalendarSection.tsx";
import { CompanySection } from "./CompanySection.tsx";
import { ContactRulesSection } from "./ContactRulesSection.tsx";
import { CreditRulesSection } from "./CreditRulesSection.tsx";
import { DisputesSection } from "./DisputesSection.tsx";
import { InterestSection } from "./InterestSection.tsx";
import { KpisSection } from "./KpisSection.tsx";
import { LedgerSection } from "./LedgerSection.tsx";
import { LettersSection } from "./LettersSection.tsx";
import { MailSection } from "./MailSection.tsx";
import { EvidenceSection, OutcomesSection } from "./OutcomesSection.tsx";
import { PeopleSection } from "./PeopleSection.tsx";
import { PersonalSection } from "./PersonalSection.tsx";
import { PromisesSection } from "./PromisesSection.tsx";
import { PueSection } from "./PueSection.tsx";
import { RatesSection } from "./RatesSection.tsx";
import { Section } from "./Section.tsx";
import { TemplatesSection } from "./TemplatesSection.tsx";
import { WorklistSection } from "./WorklistSection.tsx";

const useStyles = makeStyles({
  page: { flex: 1, minHeight: 0, overflowY: "auto", padding: "4px 32px 32px" },
  column: { maxWidth: "920px" },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
});

/** Ajustes: a person's own preferences, then what holds for the whole ledger. */
export function SettingsScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data: status } = useStatus();
  const settings = useQuery(orpc.settings.get.queryOptions());
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <PersonalSection />
        {status?.open === true && <PeopleSection />}
        {settings.isError && <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />}
        {settings.data !== undefined && <CompanySection settings={settings.data} />}
        {settings.data !== undefined && <PueSection settings={settings.data} />}
        <CalendarSection />
        {settings.data !== undefined && <RatesSection settings={settings.data} />}
        {settings.data !== undefined && <BankSection key={settings.data.bankToleranceMinor} settings={settings.data} />}
        <PromisesSection />
        {status?.open === true && <KpisSection />}
        {status?.open === true && <InterestSection />}
        {status?.open === true && <DisputesSection />}
        {status?.open === true && <WorklistSection />}
        {status?.open === true && <CreditRulesSection />}
        {status?.open === true && <ContactRulesSection />}
        {settings.data !== undefined && (
          <EvidenceSection key={settings.data.attachmentLimitMb} settings={settings.data} />
        )}
        <OutcomesSection />
        <MailSection />
        <TemplatesSection />
        {status?.open === true && <LettersSection />}
        {status !== undefined && <LedgerSection status={status} />}
        <BackupSection documents={status?.documents ?? 0} />
        <Section
          title={t("settings.support.title")}
          hint={t("settings.support.version", { version: native.info.version })}
        >
          <p className={styles.text}>{t("settings.support.log")}</p>
          <div className={styles.buttons}>
            <Button onClick={() => void native.openLogFolder()}>{t("common.openLogFolder")}</Button>
          </div>
        </Section>
      </div>
    </div>
  );
}
