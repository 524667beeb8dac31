import { makeStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { orpc } from "../../lib/ledger.ts";
import { useMay } from "../../lib/session.ts";
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
  const may = useMay();
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
          {settings.data !== undefined && may("settings.update") && <CompanySection settings={settings.data} />}
          {settings.data !== undefined && may("settings.changePuePolicy") && <PueSection settings={settings.data} />}
          {may("acceptance.setDays") && <CalendarSection />}
          {settings.data !== undefined && may("rates.add") && <RatesSection settings={settings.data} />}
          {settings.data !== undefined && may("settings.update") && (
            <BankSection key={settings.data.bankToleranceMinor} settings={settings.data} />
          )}
          {may("promises.saveRules") && <PromisesSection />}
          {status?.open === true && may("agreements.saveRules") && <AgreementsSection />}
          {status?.open === true && may("approvals.saveLimits") && <ApprovalsSection />}
          {status?.open === true && may("kpis.saveRules") && <KpisSection />}
          {status?.open === true && may("interest.saveRules") && <InterestSection />}
          {status?.open === true && may("disputes.saveRules") && <DisputesSection />}
          {status?.open === true && may("worklist.saveRules") && <WorklistSection />}
          {status?.open === true && may("customers.saveRules") && <CreditRulesSection />}
          {status?.open === true && may("worklist.saveContactRule") && <ContactRulesSection />}
          {settings.data !== undefined && may("settings.update") && (
            <EvidenceSection key={settings.data.attachmentLimitMb} settings={settings.data} />
          )}
          {may("contacts.saveOutcome") && <OutcomesSection />}
          {may("mail.saveSettings") && <MailSection />}
          {may("mail.saveTemplate") && <TemplatesSection />}
          {status?.open === true && may("letters.saveLetterhead") && <LettersSection />}
          {status !== undefined && <LedgerSection status={status} />}
          <BackupSection documents={status?.documents ?? 0} />
          <UpdatesSection />
          {status?.open === true ? <HealthSection /> : <SupportSection />}
        </div>
      </div>
    </div>
  );
}
