import type { TFunction } from "i18next";
import type { Bucket } from "../../shared/contract/receivables.ts";
import { zBucket } from "../../shared/contract/receivables.ts";
import { type GridColumn, wordsOf } from "./column.ts";

const WORDS = {
  current: "current",
  "1-30": "d1to30",
  "31-60": "d31to60",
  "61-90": "d61to90",
  "90+": "d90plus",
} as const;

/** Aging bucket of a row, in words; hidden until it is wanted, for what is put together by it. */
export function bucketColumn<Row extends { readonly bucket: Bucket | "" }>(
  t: TFunction,
  title: string,
): GridColumn<Row> {
  const words = wordsOf(zBucket, (bucket) => t(`common.buckets.${WORDS[bucket]}`));
  return {
    id: "bucket",
    title,
    kind: "text",
    value: (row) => (row.bucket === "" ? "" : words(row.bucket)),
    words: (value) => (value === "" ? "" : words(value)),
    codes: zBucket.options,
    width: 110,
    hidden: true,
  };
}
