import type { kpisEs } from "./kpis.es.ts";

/** Which sentence says what a figure is: where the company chose another method, the one of that method. */
export function kpiDefinition(name: keyof typeof kpisEs.names, method: string): keyof typeof kpisEs.definitions {
  if (name === "recoveryRate" && (method === "cashVsDue" || method === "cohort")) return method;
  return name === "dso" && method === "simple" ? method : name;
}
