import { repairAmpersands } from "./repair.ts";
import { clean } from "./values.ts";
import { readXml, type XmlHandler, XmlRefusal } from "./xml-reader.ts";

/** One place at which two documents differ; "" where one has nothing there. */
export interface Difference {
  /** Elements from below the root, numbered where there are several, the last with its attribute. */
  readonly place: string;
  readonly a: string;
  readonly b: string;
}

/** Notes every attribute and text of a document by its place, as far as the content hash counts it (RULES 6). */
class Places implements XmlHandler {
  readonly values = new Map<string, string>();
  private readonly path: string[] = [];
  private readonly counts: Map<string, number>[] = [new Map()];
  private words = "";

  open(
    _uri: string,
    local: string,
    _attributes: unknown,
    names: readonly string[],
    values: readonly string[],
    count: number,
  ): void {
    this.flush();
    const siblings = this.counts.at(-1);
    const nth = (siblings?.get(local) ?? 0) + 1;
    siblings?.set(local, nth);
    this.path.push(nth === 1 ? local : `${local}[${nth}]`);
    this.counts.push(new Map());
    if (this.left()) return;
    const place = this.place();
    for (let index = 0; index < count; index++) {
      const name = names[index] ?? "";
      if (name.includes("XMLSchema-instance|")) continue;
      this.values.set(`${place}@${name.slice(name.lastIndexOf("|") + 1)}`, clean(values[index] ?? ""));
    }
    // An element without attributes is a difference too.
    if (count === 0) this.values.set(place, "");
  }

  text(value: string): void {
    this.words += value;
  }

  close(): void {
    this.flush();
    this.path.pop();
    this.counts.pop();
  }

  undeclaredPrefix(): void {
    // The hash goes by the usual namespace, and so does the name here.
  }

  /** The Addenda is no part of what the document says. */
  private left(): boolean {
    return this.path[1] === "Addenda";
  }

  private place(): string {
    return this.path.slice(1).join("/");
  }

  private flush(): void {
    const words = clean(this.words);
    this.words = "";
    if (words === "" || this.left()) return;
    const place = this.place();
    // Text before a child and text behind it stand at one place.
    this.values.set(place, `${this.values.get(place) ?? ""} ${words}`.trimStart());
  }
}

/**
 * Where two documents differ, in the order of the first; places that only the second has come last. Letter case and white
 * space are no difference. Null when one of the texts cannot be read.
 * @param limit differences told at most; `more` says whether there are others
 */
export function differences(a: string, b: string, limit: number): { list: Difference[]; more: boolean } | null {
  const left = placesOf(a);
  const right = placesOf(b);
  if (left === null || right === null) return null;
  const list: Difference[] = [];
  for (const place of new Set([...left.keys(), ...right.keys()])) {
    const one = left.get(place);
    const other = right.get(place);
    if (one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase()) continue;
    if (list.length === limit) return { list, more: true };
    list.push({ place: place.startsWith("@") ? place.slice(1) : place, a: one ?? "", b: other ?? "" });
  }
  return { list, more: false };
}

/** What a booked document says and where, read the way the import read it: strictly, and if need be repaired. */
function placesOf(text: string): ReadonlyMap<string, string> | null {
  const repaired = repairAmpersands(text);
  for (const version of repaired === null ? [text] : [text, repaired.text]) {
    const places = new Places();
    try {
      readXml(version.trimStart(), places);
      return places.values;
    } catch (error) {
      if (!(error instanceof XmlRefusal)) throw error;
    }
  }
  return null;
}
