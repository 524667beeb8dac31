import { makeStyles, SearchBox, Tab, TabList, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, PersonSearchRegular } from "@fluentui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PrivacySubject } from "../../../shared/contract/privacy.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatDay } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useMay } from "../../lib/session.ts";
import { ActsView } from "./ActsView.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import { PersonFile } from "./PersonFile.tsx";
import { RulesForm } from "./RulesForm.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", height: "100%", minHeight: 0 },
  main: { flex: 1, minWidth: 0, display: "flex", flexDirection: "column", minHeight: 0, padding: "4px 24px 0" },
  hint: { margin: "8px 4px", color: tokens.colorNeutralForeground3 },
  search: { width: "420px", maxWidth: "100%", margin: "0 4px 12px" },
  body: { flex: 1, minHeight: 0, overflow: "auto", paddingBottom: "24px" },
  find: { display: "flex", flexDirection: "column", height: "100%" },
});

const VIEWS = ["people", "due", "acts", "rules"] as const;
type View = (typeof VIEWS)[number];

/** Privacidad: what is held of a person, printed for them, corrected and erased; and whose period has ended. */
export function PrivacyScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const may = useMay();
  const [view, setView] = useState<View>("people");
  const [chosen, choose] = useState<PrivacySubject | null>(null);
  const views = VIEWS.filter((each) => each !== "rules" || may("privacy.saveRules"));
  return (
    <div className={styles.screen}>
      <div className={styles.main}>
        <TabList
          selectedValue={view}
          aria-label={t("privacy.title")}
          onTabSelect={(_, { value }) => setView(VIEWS.find((each) => each === value) ?? "people")}
        >
          {views.map((each) => (
            <Tab key={each} value={each}>
              {t(`privacy.tabs.${each}`)}
            </Tab>
          ))}
        </TabList>
        <div className={styles.body}>
          {view === "people" && <FindView chosen={chosen} onChoose={choose} />}
          {view === "due" && <DueView chosen={chosen} onChoose={choose} />}
          {view === "acts" && <ActsView onChoose={choose} />}
          {view === "rules" && <RulesForm />}
        </div>
      </div>
      {chosen !== null && (
        <PersonFile
          key={`${chosen.kind} ${chosen.id}`}
          subject={chosen}
          reason={view === "due" ? "retention" : "request"}
          onClose={() => choose(null)}
        />
      )}
    </div>
  );
}

interface ViewProps {
  readonly chosen: PrivacySubject | null;
  readonly onChoose: (subject: PrivacySubject) => void;
}

function FindView({ chosen, onChoose }: ViewProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const asked = text.trim();
  const { data, error, refetch } = useQuery({
    ...orpc.privacy.find.queryOptions({ input: { text: asked }, placeholderData: keepPreviousData }),
    enabled: asked !== "",
  });
  const rows = asked === "" ? [] : (data?.rows ?? []);
  return (
    <div className={styles.find}>
      <p className={styles.hint}>{t("privacy.hint")}</p>
      <SearchBox
        className={styles.search}
        aria-label={t("privacy.search")}
        placeholder={t("privacy.searchHint")}
        value={text}
        onChange={(_, { value }) => setText(value)}
      />
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {rows.length > 0 ? (
        <PeopleTable rows={rows} chosen={chosen} onChoose={onChoose} />
      ) : (
        <EmptyState icon={<PersonSearchRegular />} title={t(asked === "" ? "privacy.start" : "privacy.none")} />
      )}
    </div>
  );
}

function DueView({ chosen, onChoose }: ViewProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(orpc.privacy.due.queryOptions());
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  if (data.rows.length === 0) return <EmptyState icon={<CheckmarkCircleRegular />} title={t("privacy.dueNone")} />;
  return (
    <>
      <p className={styles.hint}>{t("privacy.dueHint")}</p>
      <PeopleTable
        rows={data.rows}
        chosen={chosen}
        onChoose={onChoose}
        aside={(row) => {
          const due = data.rows.find((each) => each === row);
          return due === undefined
            ? ""
            : `${t("privacy.dueOn", { day: formatDay(due.endedOn) })}. ${t(`privacy.dueLaws.${due.law}`)}`;
        }}
      />
    </>
  );
}
