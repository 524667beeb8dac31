/** Characters that a file name does not bear on Windows, control characters, and the signs that turn the direction of reading. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST = 100;

/**
 * A name as every file system takes it and nobody is deceived by it: without signs that end a folder or turn the reading around, not
 * ending in a dot or blank, not too long; its ending stays.
 */
export function safeName(name: string): string {
  const plain = name.replace(UNSAFE, "-").replace(/\s+/g, " ").trim();
  const dot = plain.lastIndexOf(".");
  const ending = dot > 0 && plain.length - dot <= 10 ? plain.slice(dot) : "";
  const stem = plain
    .slice(0, plain.length - ending.length)
    .slice(0, LONGEST - ending.length)
    .replace(/^[. ]+|[. ]+$/g, "");
  const whole = `${stem === "" || DEVICE.test(stem) ? `_${stem}` : stem}${ending}`;
  return whole.replace(/[. ]+$/, "");
}

/** Gives names out once each, whatever their case: the second of a name gets a number. */
export class NamesOnce {
  readonly #given = new Set<string>();

  /** The name in its folder, safe and given to nothing else. */
  give(folder: string, name: string): string {
    const safe = safeName(name);
    const dot = safe.lastIndexOf(".");
    const [stem, ending] = dot > 0 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ""];
    let path = folder === "" ? safe : `${folder}/${safe}`;
    for (let n = 2; this.#given.has(path.toLowerCase()); n++) {
      path = `${folder === "" ? "" : `${folder}/`}${stem} (${String(n)})${ending}`;
    }
    this.#given.add(path.toLowerCase());
    return path;
  }
}
