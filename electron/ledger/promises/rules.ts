import type { PromiseRules } from "../../../shared/contract/promises.ts";
import { zPromiseRules } from "../../../shared/contract/promises.ts";
import { keptRules } from "../lib/kept-rules.ts";

/** KPIS 8 and COLLECTIONS 7. */
const DEFAULTS: PromiseRules = { graceDays: 2, toleranceBp: 100, maxDays: 15, maxBroken: 2, brokenDays: 90 };

const kept = keptRules("promiseRules", zPromiseRules, DEFAULTS, "promises.rules");

/** Rules of promises in force. */
export const readPromiseRules = kept.read;

/** Keeps the rules; promises made before stay judged by those they were made under. */
export const savePromiseRules = kept.save;
