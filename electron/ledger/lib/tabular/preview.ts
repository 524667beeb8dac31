import { basename } from "node:path";
import type { PreviewRow, TablePreview } from "../../../../shared/contract/tabular.ts";
import { cellText, isBlank, type RawRow } from "../../../../shared/domain/tabular/cell.ts";
import { type Mapping, mappingGaps, type TableSpec } from "../../../../shared/domain/tabular/fields.ts";
import { dataRows, guessMapping } from "../../../../shared/domain/tabular/guess.ts";
import type { ReadRow } from "../../../../shared/domain/tabular/read-row.ts";
import type { ReadHandle } from "../../db/ledger-db.ts";
import { rememberedMapping } from "./remembered.ts";
import type { TableFile } from "./table.ts";

/** Rows shown, and rows with something wrong shown after them. */
const PREVIEW_ROWS = 20;
const PREVIEW_PROBLEMS = 20;
const SAMPLES = 4;

/** A row with what is wrong; an area's own checks add codes of their own to those of the cells. */
export type PreviewedRow = Omit<ReadRow, "problems"> & {
  readonly problems: readonly { readonly field: string; readonly code: string }[];
};

/** Reads one row of data; null: the row is none (a total between the rows). */
export type RowReader = (mapping: Mapping, row: RawRow) => PreviewedRow | null;

/** What a person decided about a file so far. */
export interface PreviewRequest {
  readonly spec: TableSpec;
  readonly file: string;
  readonly table: TableFile;
  /** Null: use what is remembered for such files, else guess. */
  readonly mapping: Mapping | null;
  /** Undefined: look for the header row; used while no mapping is given. */
  readonly headerRow?: number | null | undefined;
  readonly readRow: RowReader;
}

/** Looks at a file through a mapping; nothing is written. */
export async function previewTable(db: ReadHandle, request: PreviewRequest): Promise<TablePreview> {
  const { spec, table } = request;
  const headerRow = request.mapping === null ? request.headerRow : request.mapping.headerRow;
  const guess = guessMapping(spec, table.sheet, table.rows, headerRow);
  const remembered = request.mapping === null ? await rememberedMapping(db, spec.use, guess.columns) : null;
  const mapping: Mapping =
    request.mapping ??
    (remembered === null ? guess.mapping : { ...remembered, sheet: table.sheet, headerRow: guess.mapping.headerRow });
  const data = dataRows(table.rows, mapping.headerRow);
  const read = data.flatMap((row) => request.readRow(mapping, row) ?? []);
  const bad = read.filter((row) => row.problems.length > 0);
  const shown = read.slice(0, PREVIEW_ROWS);
  const last = shown[shown.length - 1]?.row ?? 0;
  return {
    use: spec.use,
    file: basename(request.file),
    sha256: table.sha256,
    sheets: [...table.sheets],
    fields: spec.fields.map(({ key, kind, required }) => ({ key, kind, required })),
    oneOf: spec.oneOf.map((set) => [...set]),
    columns: guess.columns.map(({ index, name }) => ({ index, name, samples: samplesOf(data, index) })),
    mapping: { ...mapping, columns: { ...mapping.columns } },
    origin: request.mapping !== null ? "given" : remembered !== null ? "remembered" : "guessed",
    decimalCertain: guess.decimalCertain,
    dayOrderCertain: guess.dayOrderCertain,
    missing: copyGaps(mappingGaps(spec, mapping.columns)),
    rows: read.length,
    badRows: bad.length,
    preview: [...shown, ...bad.filter((row) => row.row > last).slice(0, PREVIEW_PROBLEMS)].map(previewRow),
  };
}

function previewRow({ row, texts, amounts, days, rates, currency, problems }: PreviewedRow): PreviewRow {
  const copied = { texts: { ...texts }, amounts: { ...amounts }, days: { ...days }, rates: { ...rates } };
  return { row, ...copied, currency, problems: problems.map((one) => ({ ...one })) };
}

function samplesOf(rows: readonly RawRow[], index: number): string[] {
  const samples: string[] = [];
  for (const { cells } of rows) {
    const cell = cells[index];
    if (isBlank(cell)) continue;
    samples.push(cellText(cell).slice(0, 80));
    if (samples.length === SAMPLES) break;
  }
  return samples;
}

function copyGaps(gaps: ReturnType<typeof mappingGaps>): TablePreview["missing"] {
  return { required: [...gaps.required], oneOf: gaps.oneOf.map((set) => [...set]) };
}
