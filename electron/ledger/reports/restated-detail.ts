import type { Cell, Detail, DetailColumn, Section } from "../render/model.ts";
import { text } from "../render/model.ts";
import type { Kit, Part } from "./parts/kit.ts";

const SHEET = "restatedDetail";

/**
 * The rows of a kept report's detail whose amounts are others since, as they were kept and behind them as they come out now; for the
 * workbook alone, and reckoned when it is written. Null where the kept report has none.
 */
export function restatedDetail(kit: Kit, kept: readonly Section[], present: readonly Section[]): Part | null {
  const { restated: own, columns } = kit.words;
  const [then, now] = [detailOf(kept), detailOf(present)];
  if (then === null || now === null) return null;
  const id = (of: Detail): number => of.columns.findIndex(({ header }) => header === columns.uuid);
  if (id(then) < 0 || id(now) < 0) return null;
  const which: DetailColumn = {
    ...{ header: own.which, kind: "text", printWidth: 0, stretch: false, sheetWidth: 12, align: "left" },
    ...{ sum: false, bucket: null },
  };
  // Columns that either version of the program has, and what of them are figures that can be restated.
  const shared = then.columns.flatMap((column, before): Shared[] => {
    const after = now.columns.findIndex(({ header, kind }) => header === column.header && kind === column.kind);
    return after < 0 ? [] : [{ column, before, after }];
  });
  const detail: Detail = {
    kind: "detail",
    sheet: SHEET,
    columns: [which, ...shared.map(({ column }) => column)],
    rows: () => differing({ then, now, shared, ids: [id(then), id(now)], words: [own.atClose, own.now] }),
  };
  return {
    sections: [{ title: own.detail, aside: "", blocks: [detail] }],
    sheets: [{ id: SHEET, name: own.detail }],
    terms: [],
    items: [{ term: own.detail, text: own.detailNote }],
  };
}

interface Shared {
  readonly column: DetailColumn;
  /** Its place among the columns then and now. */
  readonly before: number;
  readonly after: number;
}

interface Compared {
  readonly then: Detail;
  readonly now: Detail;
  readonly shared: readonly Shared[];
  readonly ids: readonly [number, number];
  readonly words: readonly [string, string];
}

function detailOf(sections: readonly Section[]): Detail | null {
  return sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === "detail") ?? null;
}

/** Amounts and days late, which the due day makes: what else stands in a row is no figure of the month. */
const FIGURES: ReadonlySet<Cell["kind"]> = new Set(["money", "count"]);

/** Read three times and never held: of each row that is there now only its amounts are in memory. */
async function* differing({ then, now, shared, ids, words }: Compared): AsyncGenerator<readonly Cell[]> {
  const figures = shared.filter(({ column }) => FIGURES.has(column.kind));
  const idIn = (cells: readonly Cell[], at: number): string => JSON.stringify(cells[at]);
  const is = new Map<string, string>();
  for await (const cells of now.rows()) {
    is.set(idIn(cells, ids[1]), JSON.stringify(figures.map(({ after }) => cells[after])));
  }
  for await (const cells of then.rows()) {
    const id = idIn(cells, ids[0]);
    if (is.get(id) === JSON.stringify(figures.map(({ before }) => cells[before]))) is.delete(id);
    else yield [text(words[0]), ...shared.map(({ before }) => cells[before] ?? { kind: "empty" as const })];
  }
  if (is.size === 0) return;
  for await (const cells of now.rows()) {
    if (!is.has(idIn(cells, ids[1]))) continue;
    yield [text(words[1]), ...shared.map(({ after }) => cells[after] ?? { kind: "empty" as const })];
  }
}
