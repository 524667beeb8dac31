import type { TFunction } from "i18next";
import type { ImportItem } from "../../../shared/contract/imports.ts";
import type { GridColumn, GridSort } from "../../grid/column.ts";

const SORTABLE = ["path", "outcome", "uuid"] as const;

/** Path of a file within the folder that was imported; what was chosen by itself keeps its name alone. */
export function shortPath(path: string, sources: readonly string[]): string {
  const source = sources.find((candidate) => path.startsWith(candidate));
  if (source === undefined) return path;
  const rest = path.slice(source.length).replace(/^[\\/]/, "");
  if (rest !== "" && !rest.startsWith("!")) return rest;
  return `${source.split(/[\\/]/).at(-1) ?? source}${rest}`;
}

/** Columns of the result of an import. The ledger knows how to sort by file, outcome and UUID. */
export function resultColumns(t: TFunction, sources: readonly string[]): readonly GridColumn<ImportItem>[] {
  return [
    {
      id: "outcome",
      title: t("importing.columns.outcome"),
      kind: "text",
      value: ({ outcome }) => t(`importing.outcome.${outcome}`),
      width: 112,
      filterable: false,
    },
    {
      id: "path",
      title: t("importing.columns.path"),
      kind: "text",
      value: ({ path }) => shortPath(path, sources),
      width: 270,
      filterable: false,
    },
    {
      id: "message",
      title: t("importing.columns.message"),
      kind: "text",
      value: ({ message }) => message,
      width: 270,
      sortable: false,
      filterable: false,
    },
    {
      id: "advice",
      title: t("importing.columns.advice"),
      kind: "text",
      value: ({ advice }) => advice,
      width: 240,
      sortable: false,
      filterable: false,
    },
    {
      id: "uuid",
      title: t("importing.columns.uuid"),
      kind: "code",
      value: ({ uuid }) => uuid,
      width: 286,
      filterable: false,
    },
  ];
}

/** The grid's sorting in the contract's terms: the first column only. */
export function toItemSort(
  sort: readonly GridSort[],
): { readonly by: (typeof SORTABLE)[number]; readonly desc: boolean } | null {
  const [first] = sort;
  const by = SORTABLE.find((column) => column === first?.by);
  return first === undefined || by === undefined ? null : { by, desc: first.desc };
}
