import { z } from "zod";
import type { ChartOption, Json } from "./chart-option.ts";

/**
 * A report as it is shown: the same sections, tables and charts that its PDF and its workbook are made of, in the
 * reader's language. Long tables come with their first rows and say how many there are.
 */
const zCell = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({ kind: z.literal("money"), minor: z.number().int(), currency: z.string() }),
  z.object({ kind: z.literal("count"), value: z.number() }),
  z.object({ kind: z.literal("percent"), value: z.string().nullable() }),
  z.object({ kind: z.literal("decimal"), value: z.string().nullable() }),
  z.object({ kind: z.literal("day"), day: z.string() }),
  z.object({ kind: z.literal("month"), month: z.string() }),
  z.object({ kind: z.literal("moment"), at: z.string() }),
  z.object({ kind: z.literal("mix"), amounts: z.array(z.number()) }),
  z.object({ kind: z.literal("empty") }),
]);
export type ReportCell = z.infer<typeof zCell>;

const zColumn = z.object({
  header: z.string(),
  align: z.enum(["left", "right", "center"]),
  /** Takes what the other columns leave. */
  stretch: z.boolean(),
  bucket: z.number().int().nullable(),
});

const zTable = z.object({
  kind: z.literal("table"),
  columns: z.array(zColumn),
  rows: z.array(z.array(zCell)),
  totals: z.array(z.array(zCell)),
  /** Rows of the whole table; those not shown are in the workbook. */
  count: z.number().int(),
});
export type ReportTable = z.infer<typeof zTable>;

const zTile = z.object({
  label: z.string(),
  value: z.string(),
  details: z.array(z.string()),
  light: z.object({ color: z.enum(["green", "amber", "red", "none"]), word: z.string() }).nullable(),
});
export type ReportTile = z.infer<typeof zTile>;

const zJson: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(zJson), z.record(z.string(), zJson)]),
);
const zOption: z.ZodType<ChartOption> = z.record(z.string(), zJson);

const zBlock = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("tiles"), tiles: z.array(zTile) }),
  /** `title` is what the chart says, for those who cannot see it. */
  z.object({ kind: z.literal("chart"), option: zOption, height: z.number(), title: z.string() }),
  z.object({ kind: z.literal("note"), text: z.string() }),
  z.object({ kind: z.literal("heading"), text: z.string() }),
  z.object({
    kind: z.literal("definitions"),
    items: z.array(z.object({ term: z.string(), text: z.string() })),
  }),
  zTable,
]);
export type ReportBlock = z.infer<typeof zBlock>;

const zSection = z.object({ title: z.string(), aside: z.string(), blocks: z.array(zBlock) });
export type ReportSection = z.infer<typeof zSection>;

export const zReportDocument = z.object({
  title: z.string(),
  asOf: z.string(),
  company: z.string(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  footer: z.string(),
  sections: z.array(zSection),
  /** Name a file of it is saved under, without its ending. */
  fileName: z.string(),
});
export type ReportScreen = z.infer<typeof zReportDocument>;
