const format = new Intl.NumberFormat("es-MX", { minimumFractionDigits: 2, maximumFractionDigits: 6 });
const plain = new Intl.NumberFormat("es-MX", { maximumFractionDigits: 6 });
const DECIMAL = /^-?\d+(\.\d+)?$/;

/** An amount as the CFDI writes it, with grouping and at least two decimals; anything else as it came. */
export function formatDecimalText(text: string): string {
  return DECIMAL.test(text) ? format.format(text as Intl.StringNumericLiteral) : text;
}

/** A quantity as the CFDI writes it, without decimals it does not have. */
export function formatQuantity(text: string): string {
  return DECIMAL.test(text) ? plain.format(text as Intl.StringNumericLiteral) : text;
}

/** A tax rate as people say it: `0.160000` is `16 %`; a fixed quota or an unknown text as it came. */
export function formatRate(text: string): string {
  if (!DECIMAL.test(text)) return text;
  const percent = Number(text) * 100;
  return percent <= 100 ? `${plain.format(Math.round(percent * 10000) / 10000)} %` : text;
}
