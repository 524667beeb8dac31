import { expect, test } from "vitest";
import { isRfc } from "../../shared/domain/rfc.ts";

test.each([
  ["EKU9003173C9", "a company"],
  ["GODE561231GR8", "a person"],
  ["XAXX010101000", "the general public"],
  ["Ñ&A010101AB1", "Ñ and & stand in names of companies"],
  ["EKU9010013C9", "October, the first"],
  ["EKU9012313C9", "the last of December"],
  ["EKU9002303C9", "the day is not looked up in a calendar"],
])("%s is the form of an RFC: %s", (text) => {
  expect(isRfc(text)).toBe(true);
});

test.each([
  ["", "nothing"],
  ["EKU9003173C", "a character short"],
  ["EKU9003173C99", "a company's with one too many"],
  ["AGODE561231GR8", "five letters before the date"],
  ["GODE561231GR81", "four characters behind it"],
  ["*EKU9003173C9", "a sign before it"],
  ["RFC EKU9003173C9", "a word before it"],
  ["EKU9003173C9 ", "a blank behind it"],
  ["eku9003173C9", "lower case"],
  ["EK19003173C9", "a digit among the letters"],
  ["EKUA003173C9", "a letter in the year"],
  ["EKU9000173C9", "month 00"],
  ["EKU9013173C9", "month 13"],
  ["EKU9003003C9", "day 00"],
  ["EKU9003323C9", "day 32"],
  ["EKU900317-C9", "a dash in the check characters"],
])("«%s» is not: %s", (text) => {
  expect(isRfc(text)).toBe(false);
});
