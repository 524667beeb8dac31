/** Small words of the XML writers: amounts, rates, series, escapes. */
import { dayNumber } from "./calendar.ts";
import type { DemoDocument } from "./model.ts";
import { createStamper, type Stamper } from "./stamp.ts";

/** First day on which the demo issues CFDI 4.0 instead of 3.3. */
const FIRST_40_DAY = dayNumber("2023-01-01");

/** What turning documents into text needs to know beyond them. */
export interface Writer {
  readonly stamper: Stamper;
  /** Folio of a document within its series. */
  folio(document: DemoDocument): string;
}

/** A writer with the seals of a seed. */
export function createWriter(seed: number, folio: (document: DemoDocument) => string): Writer {
  return { stamper: createStamper(seed), folio };
}

/** Text for an attribute value. */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** Decimal text with two decimals of an amount in minor units. */
export function amountText(minor: number): string {
  const text = String(minor);
  if (text.length > 2) return `${text.slice(0, -2)}.${text.slice(-2)}`;
  return `0.${text.padStart(2, "0")}`;
}

/** Text of a rate in ten-thousandths: four decimals, `1` for pesos. */
export function rateText(rate: number): string {
  if (rate === 10_000) return "1";
  return `${Math.floor(rate / 10_000)}.${String(rate % 10_000).padStart(4, "0")}`;
}

/** Series of a document by what it is. */
export function seriesOf(document: DemoDocument): string {
  if (document.kind === "P") return "P";
  if (document.kind === "E") return "NC";
  return document.customer.generalPublic ? "FG" : "F";
}

/** CFDI version in force on the day of a document. */
export function is40(moment: number): boolean {
  return moment >= FIRST_40_DAY * 86_400;
}
