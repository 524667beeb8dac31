import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ImportItem, Outcome } from "../../../shared/contract/imports.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import type { GridMenuItem, Page, PageRequest } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { resultColumns, toItemSort } from "./columns.ts";

const CONFLICTS = { to: "/importar", search: { view: "conflicts" } } as const;

interface Props {
  readonly runId: number;
  /** What was imported: paths are shown from there on. */
  readonly sources: readonly string[];
  readonly outcome: Outcome | null;
  readonly search: string;
  readonly onTotal: (total: number) => void;
}

/** The list of a run's files, fed page by page. */
export function ResultGrid({ runId, sources, outcome, search, onTotal }: Props): ReactNode {
  const { t, i18n } = useTranslation();
  const { toDocument } = useNavigation();
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles and outcomes change with the language
  const columns = useMemo(() => resultColumns(t, sources), [t, i18n.language, sources]);

  const fetchPage = useCallback(
    async ({ offset, limit, sort, signal }: PageRequest): Promise<Page<ImportItem>> => {
      const input = { runId, outcome, search, sort: toItemSort(sort), lang: currentLang(), offset, limit };
      const page = await ledger.imports.items(input, { signal });
      onTotal(page.total);
      return page;
    },
    [runId, outcome, search, onTotal],
  );
  const menu = ({ path, uuid, code, outcome: became }: ImportItem): readonly GridMenuItem[] => [
    ...(uuid !== null && (became === "posted" || became === "duplicate")
      ? [{ id: "open", label: t("importing.menu.openDocument"), shortcut: "Enter", run: () => toDocument(uuid) }]
      : []),
    ...(code === "conflict"
      ? [{ id: "conflict", label: t("conflicts.show"), run: () => void navigate(CONFLICTS) }]
      : []),
    // A member of a ZIP is shown as its archive.
    {
      id: "folder",
      label: t("common.showInFolder"),
      run: () => void native.showInFolder(path.split("!")[0] ?? path),
    },
    ...(uuid === null
      ? []
      : [{ id: "uuid", label: t("importing.menu.copyUuid"), run: () => void native.copyText(uuid) }]),
  ];
  return (
    <DataGrid
      name="import-result"
      label={t("importing.result.title")}
      columns={columns}
      fetchPage={fetchPage}
      contentKey={JSON.stringify([runId, outcome, search, i18n.language])}
      rowId={({ id }) => String(id)}
      areas={["imports"]}
      onOpen={({ uuid, outcome: became }) => {
        if (uuid !== null && (became === "posted" || became === "duplicate")) toDocument(uuid);
      }}
      menu={menu}
      empty={<EmptyState title={t("importing.result.empty")} />}
    />
  );
}
