const ADDRESS = /^[^\s@<>,;"]+@([^\s@<>,;"]+\.[^\s@<>,;"]+|localhost)$/;

/** Addresses of a typed list; null when one of them is none. */
export function addressesOf(text: string): string[] | null {
  const all = text
    .split(/[,;\s]+/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
  return all.every((each) => ADDRESS.test(each)) ? [...new Set(all)] : null;
}
