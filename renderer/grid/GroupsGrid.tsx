import type { TFunction } from "i18next";
import { type ReactNode, type RefObject, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ListGroup } from "../../shared/contract/groups.ts";
import type { Area } from "../../shared/contract/ledgers.ts";
import { formatDay } from "../lib/format.ts";
import type { GridColumn, GridFilter, GridHandle, Page, PageRequest } from "./column.ts";
import { DataGrid } from "./DataGrid.tsx";

/** A sum of a group: an amount in the group's currency, or a count. */
export interface GroupSum<Sum extends string> {
  readonly id: Sum;
  readonly title: string;
  readonly kind: "money" | "count";
  /** It stands out among the totals of the list. */
  readonly strong?: boolean;
}

interface Props<Row, Sum extends string> {
  readonly grid: RefObject<GridHandle | null>;
  /** Name of the list's own grid. */
  readonly name: string;
  /** What the list is, for screen readers. */
  readonly label: string;
  /** What its rows are called. */
  readonly counted: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly by: string;
  readonly sums: readonly GroupSum<Sum>[];
  readonly contentKey: string;
  readonly areas: readonly Area[];
  readonly fetchPage: (request: PageRequest) => Promise<Page<ListGroup<Sum>>>;
  /** Shows the rows of a group. */
  readonly onOpen: (conditions: readonly GridFilter[]) => void;
  readonly onType: (text: string) => void;
  readonly say: (words: string) => void;
  readonly empty: ReactNode;
}

/** A list put together by one of its columns, one row a group and currency; opening a group shows its rows. */
export function GroupsGrid<Row, Sum extends string>(props: Props<Row, Sum>): ReactNode {
  const { grid, name, label, counted, columns, by, sums, contentKey, areas, fetchPage, onOpen, onType, say } = props;
  const { t, i18n } = useTranslation();
  const grouped = columns.find(({ id }) => id === by);
  const title = grouped?.title ?? by;
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const shown = useMemo(
    () => groupColumns({ grouped, counted, sums, t, hasCurrency: columns.some(({ id }) => id === "currency") }),
    [t, i18n.language, grouped, counted, columns],
  );
  const open = (row: ListGroup<Sum>): void => {
    const currency: GridFilter[] =
      by === "currency" || row.currency === "" ? [] : [{ column: "currency", op: "in", values: [row.currency] }];
    onOpen([{ column: by, op: "in", values: [row.key] }, ...currency]);
  };
  return (
    <DataGrid<ListGroup<Sum>>
      key={by}
      ref={grid}
      name={`${name}-by-${by}`}
      label={t("grid.group.grid", { list: label, column: title.toLocaleLowerCase() })}
      columns={shown}
      contentKey={contentKey}
      fetchPage={fetchPage}
      rowId={(row) => `${row.key}-${row.currency}`}
      areas={areas}
      onOpen={open}
      onCopied={(count) => say(t("grid.copied", { count }))}
      onType={onType}
      menu={(row) => [{ id: "open", label: t("grid.group.open"), shortcut: "Enter", run: () => open(row) }]}
      empty={props.empty}
    />
  );
}

interface Making<Row, Sum extends string> {
  readonly grouped: GridColumn<Row> | undefined;
  readonly counted: string;
  readonly sums: readonly GroupSum<Sum>[];
  readonly hasCurrency: boolean;
  readonly t: TFunction;
}

function groupColumns<Row, Sum extends string>({
  grouped,
  counted,
  sums,
  hasCurrency,
  t,
}: Making<Row, Sum>): readonly GridColumn<ListGroup<Sum>>[] {
  const words = (key: string): string => {
    if (key === "") return "";
    if (grouped?.kind === "day") return formatDay(key);
    return grouped?.words?.(key) ?? key;
  };
  const plain = { filterable: false } as const;
  const count = (id: string, title: string, value: (row: ListGroup<Sum>) => number): GridColumn<ListGroup<Sum>> => ({
    ...plain,
    id,
    title,
    kind: "count",
    value,
    width: 110,
  });
  return [
    {
      ...plain,
      id: "label",
      title: grouped?.title ?? "",
      kind: "text",
      value: (row) => row.label || words(String(row.key)) || t("grid.group.nobody"),
      width: 280,
      pinned: true,
    },
    ...(hasCurrency
      ? [
          {
            ...plain,
            id: "currency",
            title: t("grid.group.currency"),
            kind: "code" as const,
            value: (row: ListGroup<Sum>) => row.currency,
            width: 76,
          },
        ]
      : []),
    count("rows", counted, (row) => row.rows),
    // Of a list of customers the rows are the customers.
    ...(counted === t("grid.group.customers")
      ? []
      : [count("customers", t("grid.group.customers"), (row) => row.customers)]),
    ...sums.map(
      ({ id, title, kind }): GridColumn<ListGroup<Sum>> =>
        kind === "count"
          ? count(id, title, (row) => row[id])
          : { ...plain, id, title, kind, value: (row) => row[id], currency: (row) => row.currency, width: 130 },
    ),
  ];
}
