import { makeStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { orpc } from "../../lib/ledger.ts";
import { useStatus } from "../../lib/status.ts";
import { AccessSection } from "./AccessSection.tsx";
import { AgreementsSection } from "./AgreementsSection.tsx";
import { ApprovalsSection } from "./ApprovalsSection.tsx";
import { BackupSection } from "./BackupSection.tsx";
import { BankSection } from "./BankSection.tsx";
import { CalendarSection } from "./CalendarSection.tsx";
import { CompanySection } from "./CompanySection.tsx";
import { ContactRulesSection } from "./ContactRulesSection.tsx";
import { CreditRulesSection } from "./CreditRulesSection.tsx";
import { DisputesSection } from "./DisputesSection.tsx";
import { HealthSection, SupportSection } from "./HealthSection.tsx";
import { InterestSection } from "./InterestSection.tsx";
import { KpisSection } from "./KpisSection.tsx";
import { LedgerSection } from "./LedgerSection.tsx";
import { LettersSection } from "./LettersSection.tsx";
import { MailSection } from "./MailSection.tsx";
import { EvidenceSection, OutcomesSection } from "./OutcomesSection.tsx";
import { PeopleSection } from "./PeopleSection.tsx";
import { PersonalSection } from "./PersonalSection.tsx";
import { PrivacySection } from "./PrivacySection.tsx";
import { PromisesSection } from "./PromisesSection.tsx";
import { PueSection } from "./PueSection.tsx";
import { RatesSection } from "./RatesSection.tsx";
import { SettingsIndex } from "./SettingsIndex.tsx";
import { TemplatesSection } from "./TemplatesSection.tsx";
import { UpdatesSection } from "./UpdatesSection.tsx";
import { WorklistSection } from "./WorklistSection.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", flex: 1, minHeight: 0 },
  page: { flex: 1, minWidth: 0, minHeight: 0, overflowY: "auto", padding: "4px 32px 32px" },
  column: { maxWidth: "920px" },
});

/** Ajustes: a person's own preferences, then what holds for the whole ledger. */
export function SettingsScreen(): ReactNode {
  const styles = useStyles();
  const page = useRef<HTMLDivElement>(null);
  const { data: status } = useStatus();
  const settings = useQuery(orpc.settings.get.queryOptions());
  return (
    <div className={styles.screen}>
      <SettingsIndex page={page} />
      <div ref={page} className={styles.page}>
        <div className={styles.column}>
          <PersonalSection />
          {status?.open === true && <PeopleSection />}
          {status?.open === true && <AccessSection />}
          {status?.open === true && <PrivacySection />}
          {settings.isError && <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />}
          {settings.data !== undefined && <CompanySection settings={settings.data} />}
          {settings.data !== undefined && <PueSection settings={settings.data} />}
          <CalendarSection />
          {settings.data !== undefined && <RatesSection settings={settings.data} />}
          {settings.data !== undefined && (
            <BankSection key={settings.data.bankToleranceMinor} settings={settings.data} />
          )}
          <PromisesSection />
          {status?.open === true && <AgreementsSection />}
          {status?.open === true && <ApprovalsSection />}
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
          <UpdatesSection />
          {status?.open === true ? <HealthSection /> : <SupportSection />}
        </div>
      </div>
    </div>
  );
}
