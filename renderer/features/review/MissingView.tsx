import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, FilterDismissRegular } from "@fluentui/react-icons";
import { type ReactNode, type RefObject, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MissingFile } from "../../../shared/contract/review.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import type { GridHandle } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { formatInteger } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { missingColumns } from "./columns.ts";
import { fetchMissing, useMissingCount } from "./queries.ts";

const useStyles = makeStyles({
  body: { display: "flex", flex: 1, minHeight: 0 },
  count: {
    flexShrink: 0,
    padding: `8px ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    textAlign: "right",
  },
});

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly search: string;
  readonly onClear: () => void;
  readonly onType: (text: string) => void;
  readonly copy: (text: string, words: string) => Promise<void>;
  readonly say: (words: string) => void;
}

/** En el SAT, sin archivo: documents of ours that the metadata names and whose XML is not here. */
export function MissingView({ grid, search, onClear, onType, copy, say }: Props): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { toImport } = useNavigation();
  const { data: count } = useMissingCount();
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => missingColumns(t), [t, i18n.language]);
  return (
    <>
      <div className={styles.body}>
        <DataGrid<MissingFile>
          ref={grid}
          name="review-missing"
          label={t("review.missing.grid")}
          columns={columns}
          contentKey={search}
          fetchPage={(request) => fetchMissing(search, request)}
          rowId={(row) => row.uuid}
          areas={["receivables", "imports"]}
          onCopied={(rows) => say(t("grid.copied", { count: rows }))}
          onType={onType}
          menu={(row) => [
            {
              id: "uuid",
              label: t("review.menu.copyUuid"),
              run: () => void copy(row.uuid, t("receivables.document.uuidCopied")),
            },
            { id: "import", label: t("review.menu.import"), run: () => toImport() },
          ]}
          empty={
            search.trim() === "" ? (
              <EmptyState
                icon={<CheckmarkCircleRegular />}
                title={t("review.missing.empty")}
                body={t("review.missing.emptyBody")}
              />
            ) : (
              <EmptyState
                icon={<FilterDismissRegular />}
                title={t("review.narrowedTitle")}
                body={t("review.narrowedBody")}
              >
                <Button onClick={onClear}>{t("review.clear")}</Button>
              </EmptyState>
            )
          }
        />
      </div>
      {count !== undefined && count.total > 0 && (
        <div className={styles.count}>
          {t("review.missing.inForce", { formatted: formatInteger(count.inForce), total: formatInteger(count.total) })}
        </div>
      )}
    </>
  );
}
