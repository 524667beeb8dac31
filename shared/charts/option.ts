/** How amounts, percentages and days are written; given by whoever draws, in the reader's language. */
export interface ChartFormat {
  /** Amount in minor units as whole units of the currency, with grouping and no currency sign: `1,284,300`. */
  wholeAmount(minor: number, currency: string): string;
  /** Decimal string with percent sign (`31.40 %`), a dash for null. */
  percent(value: string | null): string;
  /** Day in few characters for an axis: `22/nov`. */
  shortDay(day: string): string;
}

/** Words of the charts; shared/i18n/charts.*.ts has them in each language. */
export interface ChartTexts {
  /** Names of the buckets: current, 1-30, 31-60, 61-90, 91+. */
  readonly buckets: readonly [string, string, string, string, string];
  readonly open: string;
  readonly overdueShare: string;
  readonly target: string;
  readonly opening: string;
  readonly invoiced: string;
  readonly settledAtIssue: string;
  readonly collected: string;
  readonly credited: string;
  readonly cancelled: string;
  readonly other: string;
  readonly closing: string;
  /** Said when the waterfall's axis does not begin at zero. */
  readonly axisCut: string;
}
