import { makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conflict } from "../../../shared/contract/conflicts.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import type { GridColumn, GridMenuItem, Page, PageRequest } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { formatInstant } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { ConflictPane } from "./ConflictPane.tsx";
import { useConflictCount } from "./queries.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", flex: 1, minHeight: 0 },
  intro: { margin: 0, padding: "12px 16px", maxWidth: "96ch", color: tokens.colorNeutralForeground2 },
  body: { display: "flex", flex: 1, minHeight: 0 },
});

/** Contents kept aside under a UUID that is posted, each with the reason why the other one is. */
export function ConflictsView(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { toDocument } = useNavigation();
  const [chosen, setChosen] = useState<Conflict | null>(null);
  const count = useConflictCount();
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo<readonly GridColumn<Conflict>[]>(() => {
    const column = (
      id: keyof typeof widths,
      value: (row: Conflict) => string,
      kind: GridColumn<Conflict>["kind"] = "text",
    ): GridColumn<Conflict> => ({
      id,
      title: t(`conflicts.columns.${id}`),
      kind,
      value,
      width: widths[id],
      sortable: false,
      filterable: false,
    });
    return [
      column("label", ({ label }) => label),
      column("customer", ({ customerName }) => customerName),
      // As the files write them: an amount in doubt is not made prettier.
      column("booked", ({ bookedTotal, currency }) => `${bookedTotal} ${currency}`),
      column("aside", ({ asideTotal, currency }) => `${asideTotal} ${currency}`),
      column("reason", ({ reason }) => t(`conflicts.reason.${reason}`)),
      column("asidePath", ({ asidePath }) => asidePath.split(/[\\/]/).at(-1) ?? asidePath),
      column("at", ({ recordedAt }) => formatInstant(recordedAt)),
      column("uuid", ({ uuid }) => uuid, "code"),
    ];
  }, [t, i18n.language]);
  const fetchPage = useCallback(
    ({ offset, limit, signal }: PageRequest): Promise<Page<Conflict>> =>
      ledger.imports.conflicts({ offset, limit }, { signal }),
    [],
  );
  const menu = (row: Conflict): readonly GridMenuItem[] => [
    { id: "show", label: t("conflicts.pane", { label: row.label }), shortcut: "Enter", run: () => setChosen(row) },
    { id: "open", label: t("conflicts.openDocument"), run: () => toDocument(row.uuid) },
  ];
  return (
    <div className={styles.page}>
      {count > 0 && <p className={styles.intro}>{t("conflicts.intro")}</p>}
      <div className={styles.body}>
        <DataGrid
          name="import-conflicts"
          label={t("conflicts.grid")}
          columns={columns}
          fetchPage={fetchPage}
          contentKey={i18n.language}
          rowId={({ id }) => String(id)}
          areas={["imports"]}
          onOpen={setChosen}
          menu={menu}
          empty={
            <EmptyState icon={<CheckmarkCircleRegular />} title={t("conflicts.none")} body={t("conflicts.noneBody")} />
          }
        />
        {chosen !== null && <ConflictPane key={chosen.id} conflict={chosen} onClose={() => setChosen(null)} />}
      </div>
    </div>
  );
}

const widths = {
  label: 110,
  customer: 220,
  booked: 140,
  aside: 140,
  reason: 290,
  asidePath: 200,
  at: 150,
  uuid: 286,
} as const;
