/** Rising numbers as one text: `3,7,9-12`. */
export function numberSpans(rising: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const number of rising) {
    const last = spans.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(",");
}

/** The spans of such a text, from and to; what is no number is left out. */
export function spansOf(text: string): [from: number, to: number][] {
  return text.split(",").flatMap((span): [number, number][] => {
    const [from, to] = span.split("-").map(Number);
    if (from === undefined || !Number.isSafeInteger(from)) return [];
    return [[from, to ?? from]];
  });
}
