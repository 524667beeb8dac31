import { writeSync } from "node:fs";
import { type Node, parseSync, visitorKeys } from "oxc-parser";
import { readSources } from "../../scripts/import-rules.ts";

/** A regular expression of the product and where it stands. */
interface Found {
  readonly path: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression the product writes down; what it puts together at run time is told by its file. */
export function regularExpressions(sources: ReadonlyMap<string, string>): { written: Found[]; made: string[] } {
  const written: Found[] = [];
  const made: string[] = [];
  for (const [path, text] of sources) {
    const look = (node: Node): void => {
      if (node.type === "Literal" && "regex" in node && node.regex) {
        written.push({ path, source: node.regex.pattern, flags: node.regex.flags });
      }
      if (node.type === "NewExpression" && node.callee.type === "Identifier" && node.callee.name === "RegExp") {
        made.push(path);
      }
      for (const key of visitorKeys[node.type] ?? []) {
        const child: unknown = Reflect.get(node, key);
        for (const each of Array.isArray(child) ? child : [child]) {
          if (typeof each === "object" && each !== null && "type" in each) look(each as Node);
        }
      }
    };
    for (const each of parseSync(path, text).program.body) look(each);
  }
  return { written, made };
}

/** Signs a pattern knows: those it spells, and one of each kind it names. */
function signsOf(source: string): string[] {
  const spelled = source.replace(
    /\\[wdsWDSbB]|\\p\{[^}]*\}|\\u\{[^}]*\}|\\[ux][0-9a-f]{2,4}|\(\?[<:=!]+|[\\()[\]{}?*+|^$]/gi,
    "",
  );
  const kinds = [/\\w|\\p\{L|[a-z]-[a-z]/i, /\\d|\\w|0-9/, /\\s|\\W/].flatMap((kind, n) =>
    kind.test(source) ? [["a", "1", " "][n] ?? ""] : [],
  );
  return [...new Set([...kinds, ...spelled])].slice(0, 14);
}

/**
 * Texts an expression that backtracks would never come to an end with: each pair of its own signs, repeated, with an end that does
 * not fit.
 */
export function hostileTexts(source: string): string[] {
  const signs = signsOf(source);
  const units = signs.flatMap((one) => signs.map((other) => (one === other ? one : one + other)));
  return [...new Set(units)].flatMap((unit) => {
    const many = unit.repeat(48);
    return [`${many}\u0000`, `\u0000${many}\u0001`, ...signs.slice(0, 3).map((sign) => `${sign}${many}\u0000`)];
  });
}

/**
 * Sets the expression that was given, or every one of the product, on its hostile texts. The process that runs this is ended when one
 * does not come back; the last line it wrote names it.
 */
if (process.argv[1] === import.meta.filename) {
  const [, , given] = process.argv;
  const asked =
    given === undefined ? regularExpressions(readSources()).written : [{ path: "given", source: given, flags: "" }];
  for (const { path, source, flags } of asked) {
    writeSync(1, `${path}: /${source}/${flags}\n`);
    const pattern = new RegExp(source, flags.replace(/[gy]/g, ""));
    for (const text of hostileTexts(source)) pattern.test(text);
  }
  writeSync(1, "end\n");
}
