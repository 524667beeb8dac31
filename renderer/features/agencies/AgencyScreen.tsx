import {
  Badge,
  Button,
  Link,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Tab,
  TabList,
  tokens,
} from "@fluentui/react-components";
import { AddRegular, ArrowLeftRegular, EditRegular } from "@fluentui/react-icons";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Agency, PaperStands } from "../../../shared/contract/agencies.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger, formatMoney } from "../../lib/format.ts";
import { AGENCY_PARTS, type AgencyPart, useNavigation } from "../../lib/navigation.ts";
import { useMay } from "../../lib/session.ts";
import { useNewKey } from "../../lib/use-new-key.ts";
import { AgencyPane } from "./AgencyPane.tsx";
import { AuditsPart } from "./AuditsPart.tsx";
import { CallsPart } from "./CallsPart.tsx";
import { ComplaintsPart } from "./ComplaintsPart.tsx";
import { CostsPart } from "./CostsPart.tsx";
import { InvoicesPart } from "./InvoicesPart.tsx";
import { OpenComplaints } from "./OpenComplaints.tsx";
import { PapersPart } from "./PapersPart.tsx";
import { PlaceDialog } from "./PlaceDialog.tsx";
import { PlacedList } from "./PlacedList.tsx";
import { PlacementsPart } from "./PlacementsPart.tsx";
import { useAgency } from "./queries.ts";
import { ReportsPart } from "./ReportsPart.tsx";
import { ResultsPart } from "./ResultsPart.tsx";
import { TermsPart } from "./TermsPart.tsx";
import { TrainingPart } from "./TrainingPart.tsx";
import { alertWords, blockedWords, papersWanted } from "./words.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
  main: { display: "flex", flexDirection: "column", flex: 1, minWidth: 0, minHeight: 0 },
  header: {
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    padding: `0 ${tokens.spacingHorizontalL} 6px`,
    flexShrink: 0,
  },
  line: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: "12px", rowGap: "2px" },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  rfc: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  facts: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: "20px",
    rowGap: "4px",
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: "16px" },
    "& dd": { margin: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
    "& > div": { minWidth: 0, maxWidth: "210px" },
    "& > div:first-child": { maxWidth: "none" },
  },
  // Twelve parts are wider than a small window: the last go below instead of pushing the page aside.
  tabs: { padding: `0 ${tokens.spacingHorizontalS}`, flexShrink: 0, flexWrap: "wrap" },
  waiting: { display: "grid", gap: "12px", padding: "16px" },
});

/** One agency: who it is, what it has, its papers, prices, costs and results. */
export function AgencyScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { agencyId } = useParams({ from: "/despachos/$agencyId" });
  const { part = "items", placement } = useSearch({ from: "/despachos/$agencyId" });
  const navigate = useNavigate({ from: "/despachos/$agencyId" });
  const { back } = useNavigation();
  const may = useMay();
  const id = Number(agencyId);
  const { data, error, refetch } = useAgency(id);
  const [editing, edit] = useState(false);
  const [placing, place] = useState(false);
  useNewKey(() => place(may("agencies.place")));
  const show = (next: AgencyPart): void => void navigate({ search: { part: next } });
  const agency = data?.agency;
  return (
    <div className={styles.screen}>
      <CommandBar
        label={t("agencies.page.bar")}
        actions={
          agency !== undefined && (
            <>
              <Allowed to="agencies.save">
                <Button icon={<EditRegular />} onClick={() => edit(true)}>
                  {t("agencies.page.edit")}
                </Button>
              </Allowed>
              <Allowed to="agencies.place">
                <Button appearance="primary" icon={<AddRegular />} title="Ctrl+N" onClick={() => place(true)}>
                  {t("agencies.place")}
                </Button>
              </Allowed>
            </>
          )
        }
      >
        <Button appearance="subtle" icon={<ArrowLeftRegular />} title="Alt+←" onClick={back}>
          {t("agencies.page.back")}
        </Button>
      </CommandBar>
      {error !== null && agency === undefined && (
        <ErrorNotice error={error} title={t("agencies.page.unknown")} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && (
        <Skeleton className={styles.waiting} aria-label={t("common.loading")}>
          <SkeletonItem size={32} />
          <SkeletonItem size={72} />
        </Skeleton>
      )}
      {data !== undefined && (
        <div className={styles.body}>
          <div className={styles.main}>
            <Header agency={data.agency} papers={data.papers} onPart={show} />
            {part !== "complaints" && <OpenComplaints agencyId={id} onSee={() => show("complaints")} />}
            <TabList
              className={styles.tabs}
              selectedValue={part}
              aria-label={t("agencies.page.tabsLabel")}
              onTabSelect={(_, { value }) => show(AGENCY_PARTS.find((each) => each === value) ?? "items")}
            >
              {AGENCY_PARTS.map((each) => (
                <Tab key={each} value={each}>
                  {t(`agencies.page.tabs.${each}`)}
                </Tab>
              ))}
            </TabList>
            {part === "items" && (
              <PlacedList
                key={id}
                place="one"
                agencyId={id}
                placement={placement === undefined ? null : { id: placement, onAll: () => show("items") }}
              />
            )}
            {part === "placements" && (
              <PlacementsPart
                agencyId={id}
                onItems={(one) => void navigate({ search: { part: "items", placement: one } })}
              />
            )}
            {part === "papers" && <PapersPart agencyId={id} papers={data.papers} />}
            {part === "terms" && <TermsPart agencyId={id} terms={data.terms} today={data.today} />}
            {part === "costs" && <CostsPart agencyId={id} today={data.today} />}
            {part === "invoices" && <InvoicesPart key={id} agencyId={id} today={data.today} />}
            {part === "complaints" && <ComplaintsPart key={id} agency={data.agency} today={data.today} />}
            {part === "audits" && <AuditsPart key={id} agency={data.agency} today={data.today} />}
            {part === "calls" && (
              <CallsPart key={id} agency={data.agency} today={data.today} onTraining={() => show("training")} />
            )}
            {part === "training" && <TrainingPart key={id} agency={data.agency} today={data.today} />}
            {part === "reports" && <ReportsPart key={id} agency={data.agency} />}
            {part === "results" && <ResultsPart agencyId={id} onReports={() => show("reports")} />}
          </div>
          {editing && (
            <AgencyPane
              key={data.agency.version}
              agency={data.agency}
              onClose={() => edit(false)}
              onSaved={() => edit(false)}
            />
          )}
        </div>
      )}
      {placing && <PlaceDialog agencyId={id} uuids={null} onClose={() => place(false)} />}
    </div>
  );
}

interface HeaderProps {
  readonly agency: Agency;
  readonly papers: readonly PaperStands[];
  readonly onPart: (part: AgencyPart) => void;
}

/** Who the agency is and what it has now; what keeps anything from being placed with it, and where to mend that. */
function Header({ agency, papers, onPart }: HeaderProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { blocked, alerts, sums } = agency;
  const facts = (["contact", "phones", "email", "address", "states", "services"] as const).filter(
    (name) => agency[name] !== "",
  );
  const out = sums
    .filter(({ items }) => items > 0)
    .map(({ items, openMinor, currency }) =>
      t("agencies.page.outItems", {
        count: items,
        formatted: formatInteger(items),
        amount: formatMoney(openMinor, currency),
      }),
    );
  const part = blocked === "terms" || blocked === "training" ? blocked : "papers";
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <h2 className={styles.name}>{agency.legalName}</h2>
        <span className={styles.rfc}>{agency.rfc === "" ? t("agencies.page.noRfc") : agency.rfc}</span>
        <Badge appearance="tint" color={blocked === "" ? "success" : "warning"}>
          {t(`agencies.standings.${blocked === "" ? "ready" : blocked}`)}
        </Badge>
        {blocked === "" && alerts.length > 0 && (
          <Link as="button" onClick={() => onPart("papers")}>
            {alerts.map((paper) => alertWords(paper, t)).join(" · ")}
          </Link>
        )}
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t("agencies.page.out")}</dt>
          <dd>{out.length === 0 ? t("agencies.page.outNone") : out.join(" + ")}</dd>
        </div>
        {facts.map((name) => (
          <div key={name}>
            <dt>{t(`agencies.page.${name}`)}</dt>
            <dd title={agency[name]}>{agency[name]}</dd>
          </div>
        ))}
      </dl>
      {blocked !== "" && (
        <Notice
          intent="warning"
          actions={
            blocked !== "inactive" && (
              <Button size="small" onClick={() => onPart(part)}>
                {t(`agencies.page.see.${part}`)}
              </Button>
            )
          }
        >
          {t("agencies.page.blocked", { why: blockedWords(blocked, papersWanted(papers), t) })}
        </Notice>
      )}
    </header>
  );
}
