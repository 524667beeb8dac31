import type { GridColumn } from "./column.ts";

/** What the rows of a list can be put together by, what they are, and how that is changed. */
export interface GroupTool {
  readonly by: string | null;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  readonly onChange: (by: string | null) => void;
}

/** The tool of a list, whose choices are called as its columns are. */
export function groupTool<By extends string>(
  columns: readonly Pick<GridColumn<never>, "id" | "title">[],
  schema: { readonly options: readonly By[] },
  by: By | null,
  onChange: (by: By | null) => void,
): GroupTool {
  return {
    by,
    choices: schema.options.flatMap((id) => {
      const column = columns.find((each) => each.id === id);
      return column === undefined ? [] : [{ id, title: column.title }];
    }),
    onChange: (chosen) => onChange(schema.options.find((each) => each === chosen) ?? null),
  };
}
