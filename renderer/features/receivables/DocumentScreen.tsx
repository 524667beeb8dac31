import { Button, makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular, CodeRegular, CopyRegular, PersonRegular } from "@fluentui/react-icons";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { CommandBar } from "../../components/CommandBar.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatInteger } from "../../lib/format.ts";
import { isLedgerError } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { AcceptanceSection } from "./AcceptanceSection.tsx";
import { AgencySection } from "./AgencySection.tsx";
import { ChainSection } from "./ChainSection.tsx";
import { DisputesSection } from "./DisputesSection.tsx";
import { DocumentChain } from "./DocumentChain.tsx";
import { DocumentHeader } from "./DocumentHeader.tsx";
import { DocumentLines } from "./DocumentLines.tsx";
import { DocumentPayments } from "./DocumentPayments.tsx";
import { useDocumentStyles } from "./document-styles.ts";
import { EntriesTable } from "./EntriesTable.tsx";
import { EvidenceSection } from "./EvidenceSection.tsx";
import { InterestSection } from "./InterestSection.tsx";
import { OpeningDocument } from "./OpeningDocument.tsx";
import { useDocument } from "./queries.ts";
import { WriteOffSection } from "./WriteOffSection.tsx";
import { XmlPane } from "./XmlPane.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  paper: { flex: 1, minWidth: 0, overflowY: "auto", padding: "16px 20px 24px" },
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 300px",
    gap: tokens.spacingHorizontalXL,
    maxWidth: "1240px",
  },
  narrow: { gridTemplateColumns: "minmax(0, 1fr)" },
  stack: { display: "flex", flexDirection: "column", gap: "20px", minWidth: 0 },
  warnings: { margin: 0, paddingLeft: "18px" },
  path: { overflowWrap: "anywhere", fontSize: tokens.fontSizeBase200 },
  waiting: { display: "grid", gap: "12px" },
});

/** A CFDI as a person reads it, the documents around it, what it did to the ledger, and its original XML. */
export function DocumentScreen(): ReactNode {
  const styles = useStyles();
  const shared = useDocumentStyles();
  const { t } = useTranslation();
  const { uuid } = useParams({ from: "/documentos/$uuid" });
  const { day, defaultDay } = useAsOf();
  const { back, toCustomer } = useNavigation();
  const { toaster, copy } = useCopied();
  const [xmlOpen, setXmlOpen] = useState(false);
  const { data: document, error, refetch } = useDocument(uuid, day);
  // An opening balance is no CFDI: it has a page of its own under the same address.
  const opening = document === undefined && isLedgerError(error, "NOT_FOUND");
  return (
    <div className={styles.screen}>
      <CommandBar
        label={t("receivables.document.bar")}
        actions={
          document !== undefined && (
            <>
              <Button icon={<PersonRegular />} onClick={() => toCustomer(document.customerId)}>
                {t("receivables.document.customer")}
              </Button>
              <Button
                icon={<CopyRegular />}
                onClick={() => void copy(document.uuid, t("receivables.document.uuidCopied"))}
              >
                {t("receivables.document.copyUuid")}
              </Button>
              <Button
                appearance="primary"
                icon={<CodeRegular />}
                aria-expanded={xmlOpen}
                onClick={() => setXmlOpen(!xmlOpen)}
              >
                {t("receivables.document.xml")}
              </Button>
            </>
          )
        }
      >
        <Button appearance="subtle" icon={<ArrowLeftRegular />} title="Alt+←" onClick={back}>
          {t("receivables.document.back")}
        </Button>
      </CommandBar>
      <div className={styles.body}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys */}
        <section className={styles.paper} tabIndex={0} aria-label={t("shell.screens.document")}>
          {opening && <OpeningDocument uuid={uuid} asOf={day} />}
          {error !== null && !opening && document === undefined && (
            <ErrorNotice error={error} title={t("receivables.document.notFoundTitle")} onRetry={() => void refetch()} />
          )}
          {document === undefined && error === null && (
            <Skeleton className={styles.waiting} aria-label={t("common.loading")}>
              <SkeletonItem size={32} />
              <SkeletonItem size={72} />
              <SkeletonItem size={128} />
            </Skeleton>
          )}
          {document !== undefined && (
            <div className={mergeClasses(styles.columns, xmlOpen && styles.narrow)}>
              <div className={styles.stack}>
                <DocumentHeader document={document} asOf={day} />
                {document.warnings.length > 0 && (
                  <Notice intent="warning" title={t("receivables.document.warnings")}>
                    <ul className={styles.warnings}>
                      {document.warnings.map((warning) => (
                        <li key={warning.code + warning.message}>{warning.message}</li>
                      ))}
                    </ul>
                  </Notice>
                )}
                {document.kind === "I" && <ChainSection uuid={document.uuid} copy={copy} />}
                <DocumentLines document={document} />
                <DocumentPayments document={document} />
                <section className={shared.section} aria-label={t("receivables.document.entries")}>
                  <h3 className={shared.heading}>{t("receivables.document.entries")}</h3>
                  <EntriesTable entries={document.entries} uuid={document.uuid} />
                </section>
              </div>
              <div className={styles.stack}>
                <EvidenceSection key={`evidence ${document.uuid}`} document={document} today={defaultDay} />
                {document.kind === "I" && (
                  <AcceptanceSection key={`acceptance ${document.uuid}`} uuid={document.uuid} />
                )}
                {document.kind === "I" && <InterestSection uuid={document.uuid} />}
                {document.kind === "I" && <DisputesSection document={document} asOf={day} />}
                {document.kind === "I" && (
                  <WriteOffSection key={`write-off ${document.uuid}`} document={document} now={day >= defaultDay} />
                )}
                {document.kind === "I" && <AgencySection key={`agency ${document.uuid}`} uuid={document.uuid} />}
                <DocumentChain document={document} />
                <section className={mergeClasses(shared.section, shared.card)}>
                  <h3 className={shared.heading}>{t("receivables.document.file")}</h3>
                  <span className={styles.path}>{document.file.path}</span>
                  <span className={mergeClasses(shared.quiet, styles.path)}>
                    {t("receivables.document.fileBytes", { bytes: formatInteger(document.file.bytes) })}
                  </span>
                </section>
              </div>
            </div>
          )}
        </section>
        {xmlOpen && document !== undefined && (
          <XmlPane uuid={document.uuid} copy={copy} onClose={() => setXmlOpen(false)} />
        )}
      </div>
      {toaster}
    </div>
  );
}
