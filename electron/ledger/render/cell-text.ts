import { cleanText } from "./clean-text.ts";
import { DASH, type PrintFormat } from "./format.ts";
import type { Cell } from "./model.ts";

/** A cell's value as it is printed. */
export function cellText(cell: Cell, format: PrintFormat): string {
  switch (cell.kind) {
    case "text":
      return cleanText(cell.text);
    case "money":
      return format.amountOrDash(cell.minor, cell.currency);
    case "count":
      return cell.value === 0 ? DASH : format.integer(cell.value);
    case "percent":
      return format.percent(cell.value);
    case "decimal":
      return cell.value === null ? DASH : cell.value.replace(/^-/, "−");
    case "day":
      return format.day(cell.day);
    case "month":
      return format.month(cell.month);
    case "moment":
      return format.moment(cell.at);
    case "mix":
    case "empty":
      return "";
  }
}
