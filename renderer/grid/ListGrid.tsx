import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListGroup } from "../../shared/contract/groups.ts";
import { DataGrid } from "./DataGrid.tsx";
import { type GroupSum, GroupsGrid } from "./GroupsGrid.tsx";
import type { DataGridProps } from "./grid-props.ts";
import type { List } from "./use-list.ts";

type Own<Row> = Pick<
  DataGridProps<Row>,
  "label" | "rowId" | "areas" | "onOpen" | "onSelect" | "menu" | "bulk" | "empty"
>;

interface Props<Selection, Row, Filter, By extends string, Sum extends string> extends Own<Row> {
  readonly list: List<Selection, Row, Filter, By, ListGroup<Sum>>;
  /** What its rows are called. */
  readonly counted: string;
  readonly sums: readonly GroupSum<Sum>[];
  readonly say: (words: string) => void;
}

/** The rows of a list, or its groups while they are put together. */
export function ListGrid<Selection extends object, Row, Filter, By extends string, Sum extends string>({
  list,
  counted,
  sums,
  say,
  ...own
}: Props<Selection, Row, Filter, By, Sum>): ReactNode {
  const { t } = useTranslation();
  const { grid, name, columns, source, selection, by } = list;
  if (by !== null) {
    return (
      <GroupsGrid
        grid={grid}
        name={name}
        label={own.label}
        counted={counted}
        columns={columns}
        by={by}
        sums={sums}
        contentKey={JSON.stringify(selection)}
        areas={own.areas}
        fetchPage={(request) => source.groups(selection, by, request)}
        onOpen={list.openGroup}
        onType={list.onType}
        say={say}
        empty={own.empty}
      />
    );
  }
  return (
    <DataGrid<Row>
      {...own}
      ref={grid}
      name={name}
      columns={columns}
      // Conditions on columns are the grid's own: it asks again by itself when they change.
      contentKey={JSON.stringify({ ...selection, filters: [] })}
      fetchPage={(request) => source.page(selection, request)}
      fetchValues={(request) => source.values(selection, request)}
      defaultSort={list.defaultSort}
      showFilters={list.showFilters}
      onFilters={list.onFilters}
      onSort={list.onSort}
      onCopied={(count) => say(t("grid.copied", { count }))}
      onType={list.onType}
    />
  );
}
