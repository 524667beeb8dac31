import { Button, Dropdown, makeStyles, Option, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, FilterDismissRegular } from "@fluentui/react-icons";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, type RefObject, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AcceptanceAlert, AcceptanceAlertRow } from "../../../shared/contract/acceptance.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { acceptanceColumns } from "./acceptance-columns.ts";
import { fetchAlerts } from "./queries.ts";

const useStyles = makeStyles({
  body: { display: "flex", flex: 1, minHeight: 0 },
  acts: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalL} 8px`,
  },
  choice: { minWidth: "0", width: "200px" },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const ALERTS: readonly AcceptanceAlert[] = ["reviewMissed", "notAccepted", "noExpected"];

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly asOf: string;
  readonly search: string;
  readonly onClear: () => void;
  readonly onType: (text: string) => void;
  readonly copy: (text: string, words: string) => Promise<void>;
  readonly say: (words: string) => void;
}

/** Contrarecibos: invoices that let a review day go by, wait for an answer too long, or have no payment day. */
export function AcceptanceView({ grid, asOf, search, onClear, onType, copy, say }: Props): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const navigation = useNavigation();
  const navigate = useNavigate();
  const { toCustomer, toDocument } = navigation;
  const [chosen, setChosen] = useState<readonly AcceptanceAlertRow[]>([]);
  const [alert, setAlert] = useState<AcceptanceAlert | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => acceptanceColumns(t, navigation), [t, i18n.language, navigation]);
  const record = (rows: readonly AcceptanceAlertRow[]): void => {
    const [first] = rows;
    const same = rows.filter((row) => row.customerId === first?.customerId);
    if (first) openWorkForm({ kind: "acceptance", invoices: same.map((row) => row.uuid) });
  };
  const toTerms = (row: AcceptanceAlertRow): void => {
    const params = { customerId: String(row.customerId), tab: "condiciones" };
    void navigate({ to: "/clientes/$customerId/$tab", params });
  };
  return (
    <>
      <div className={styles.acts}>
        <Dropdown
          className={styles.choice}
          aria-label={t("acceptance.alerts.choose")}
          value={alert === null ? t("acceptance.alerts.all") : t(`acceptance.alerts.kinds.${alert}`)}
          selectedOptions={[alert ?? ""]}
          onOptionSelect={(_, { optionValue }) => setAlert(ALERTS.find((each) => each === optionValue) ?? null)}
        >
          <Option value="">{t("acceptance.alerts.all")}</Option>
          {ALERTS.map((each) => (
            <Option key={each} value={each}>
              {t(`acceptance.alerts.kinds.${each}`)}
            </Option>
          ))}
        </Dropdown>
        <Button disabled={chosen.length === 0} onClick={() => record(chosen)}>
          {t("acceptance.alerts.record", { count: Math.max(1, chosen.length) })}
        </Button>
        <span className={styles.hint}>{t("acceptance.alerts.hint")}</span>
      </div>
      <div className={styles.body}>
        <DataGrid<AcceptanceAlertRow>
          ref={grid}
          name="review-acceptance"
          label={t("acceptance.alerts.grid")}
          columns={columns}
          contentKey={JSON.stringify([asOf, search, alert])}
          fetchPage={(request) => fetchAlerts({ asOf, search, alert }, request)}
          rowId={(row) => row.uuid}
          areas={["receivables", "settings"]}
          onSelection={setChosen}
          onOpen={(row) => toDocument(row.uuid)}
          onCopied={(rows) => say(t("grid.copied", { count: rows }))}
          onType={onType}
          menu={(row) => [
            { id: "open", label: t("review.menu.open"), shortcut: "Enter", run: () => toDocument(row.uuid) },
            {
              id: "record",
              label: t("receivables.menu.acceptance"),
              run: () => record(chosen.some((other) => other.uuid === row.uuid) ? chosen : [row]),
            },
            { id: "customer", label: t("review.menu.customer"), run: () => toCustomer(row.customerId) },
            { id: "terms", label: t("acceptance.alerts.terms"), run: () => toTerms(row) },
            {
              id: "uuid",
              label: t("review.menu.copyUuid"),
              run: () => void copy(row.uuid, t("receivables.document.uuidCopied")),
            },
          ]}
          empty={
            search.trim() === "" && alert === null ? (
              <EmptyState
                icon={<CheckmarkCircleRegular />}
                title={t("acceptance.alerts.empty")}
                body={t("acceptance.alerts.emptyBody")}
              />
            ) : (
              <EmptyState
                icon={<FilterDismissRegular />}
                title={t("review.narrowedTitle")}
                body={t("review.narrowedBody")}
              >
                <Button
                  onClick={() => {
                    setAlert(null);
                    onClear();
                  }}
                >
                  {t("review.clear")}
                </Button>
              </EmptyState>
            )
          }
        />
      </div>
    </>
  );
}
