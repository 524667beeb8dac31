import { Liquid } from "liquidjs";

/** Tags that only decide what is shown; everything that reads files, loops, includes or stores is gone. */
const TAGS = new Set(["if", "unless", "case", "comment", "raw"]);
/** Filters that change how a word is written and cannot make it longer than it is. */
const FILTERS = new Set(["default", "upcase", "downcase", "capitalize", "strip", "truncate", "size"]);

/**
 * Engine for texts that people of the company write (messages and letters). Nothing but the names it is given is seen, no
 * file is read, and work is bounded: without loops a text is at most as long as it is typed, with its values in it.
 */
export function limitedLiquid(options: { readonly lenientIf: boolean }): Liquid {
  const engine = new Liquid({
    templates: {},
    strictFilters: true,
    strictVariables: true,
    lenientIf: options.lenientIf,
    ownPropertyOnly: true,
    parseLimit: 40_000,
    renderLimit: 1000,
    memoryLimit: 2_000_000,
  });
  for (const name of Object.keys(engine.tags)) if (!TAGS.has(name)) delete engine.tags[name];
  for (const name of Object.keys(engine.filters)) if (!FILTERS.has(name)) delete engine.filters[name];
  return engine;
}
