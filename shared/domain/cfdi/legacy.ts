/**
 * CFDI 3.2 wrote in words what later versions write in codes (RULES 3). Only what is understood is translated: an
 * unknown word becomes "" and the caller says so.
 */

/** Lower case, without accents, dots and doubled blanks: `M.N.` and `Pesos  México` come in many spellings. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[.,]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

const CURRENCY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(mxn?|mxp|m ?n|mnx|mex|pesos?|moneda nacional|peso(s)? m\/?n)$/, "MXN"],
  [/^(mxn|mxp|m ?n)? ?-? ?pesos? ?(mexicanos?|mexico|mx|mxn|mxp|\(?m ?n\)?|moneda nacional)?$/, "MXN"],
  [/^nacional$/, "MXN"],
  [/^(usd?|us\$|dlls?|dls|dolar(es)?|dollars?|us dollars?)$/, "USD"],
  [/^(usd )?-? ?(dolar(es)?|dollars?) ?(americanos?|estadounidenses?|us|usd|de los estados unidos|e ?u ?a?)?$/, "USD"],
  [/^(eur|euros?)$/, "EUR"],
];

/** ISO code of a currency as written in any version; "" when it is not understood. An empty text is MXN (RULES 3). */
export function translateCurrency(text: string): string {
  if (text === "") return "MXN";
  const words = plain(text);
  for (const [pattern, code] of CURRENCY_WORDS) {
    if (pattern.test(words)) return code;
  }
  return /^[a-z]{3}$/.test(words) ? words.toUpperCase() : "";
}

/**
 * `formaDePago` of 3.2, which says what `MetodoPago` says from 3.3 on: at once (PUE) or later and in parts (PPD).
 * Unknown words give "": they are common ("Way To Pay", the customer's number) and mean nothing.
 */
export function translatePaymentMethod(text: string): string {
  const words = plain(text);
  if (/^(pue|ppd|pip)$/.test(words)) return words.toUpperCase();
  if (/parcialidad|diferido|credito/.test(words)) return "PPD";
  return /una? (sola )?exhibicion|contado|unico pago|un solo pago/.test(words) ? "PUE" : "";
}

const FORM_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^\d{1,2}$/, ""],
  [/efectivo/, "01"],
  [/cheque/, "02"],
  [/transferencia|spei/, "03"],
  [/tarjeta de credito/, "04"],
  [/monedero/, "05"],
  [/dinero electronico/, "06"],
  [/tarjeta de debito/, "28"],
  [/no identificado|por definir|no aplica|^na$/, "99"],
];

/** `metodoDePago` of 3.2 as a code of c_FormaPago (the means of payment); unknown words stay as they are. */
export function translatePaymentForm(text: string): string {
  const words = plain(text);
  for (const [pattern, code] of FORM_WORDS) {
    if (pattern.test(words)) return code === "" ? words.padStart(2, "0") : code;
  }
  return text;
}
