/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * An ECharts option as plain JSON, without functions, so that the same object draws on the screen and, in a worker, in
 * print. Words and numbers are formatted before they get here.
 */
export type ChartOption = { readonly [key: string]: Json };
