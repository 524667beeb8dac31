/** Letters of the GSM 7-bit alphabet, and those that take two places in it (3GPP TS 23.038). */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENDED = new Set("^{}\\[~]|€\f");

/** How long an SMS is: in places of its alphabet, and in how many parts it goes. */
export interface SmsLength {
  readonly alphabet: "gsm7" | "ucs2";
  readonly places: number;
  /** Places of a message that goes in one part. */
  readonly single: number;
  readonly parts: number;
}

/**
 * Length of a text as an SMS. One letter outside the GSM alphabet (á, í, ó, ú are) brings the whole from 160 places down to 70;
 * a text in several parts gives up places of each to hold them together (153 and 67).
 */
export function smsLength(text: string): SmsLength {
  const letters = [...text];
  const plain = letters.every((letter) => BASIC.has(letter) || EXTENDED.has(letter));
  const places = plain
    ? letters.reduce((sum, letter) => sum + (EXTENDED.has(letter) ? 2 : 1), 0)
    : // UTF-16 units: a sign outside the basic plane takes two.
      text.length;
  const single = plain ? 160 : 70;
  const each = plain ? 153 : 67;
  return {
    alphabet: plain ? "gsm7" : "ucs2",
    places,
    single,
    parts: places === 0 ? 0 : places <= single ? 1 : Math.ceil(places / each),
  };
}
