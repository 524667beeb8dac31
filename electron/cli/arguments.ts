import { parseArgs } from "node:util";
import { z } from "zod";
import { zCurrency, zDay as zDayText, zUuid } from "../../shared/contract/common.ts";
import { isDay, isMeantDay } from "../../shared/domain/days.ts";
import type { cliEs } from "../../shared/i18n/cli.es.ts";
import { fillWords, type Messages } from "../../shared/i18n/messages.ts";

/** A day that is in the calendar, which 2025-06-31 is not, and in a year that somebody may mean. */
const zDay = zDayText.refine((day) => isDay(day) && isMeantDay(day));

/** What the user asked for, checked. */
const zOptions = z.object({
  ledger: z.string().min(1).optional(),
  json: z.boolean().default(false),
  lang: z.enum(["es", "en"]).default("es"),
  today: zDay.optional(),
  "as-of": zDay.optional(),
  company: z.array(z.string().trim().toUpperCase().min(12).max(13)).default([]),
  pue: z.enum(["settled", "open"]).optional(),
  // Customers are known in upper case (RULES 10).
  customer: z.string().trim().toUpperCase().min(1).optional(),
  all: z.boolean().default(false),
  audit: z.string().trim().toUpperCase().pipe(zUuid).optional(),
  format: z.enum(["pdf", "xlsx"]).optional(),
  paper: z.enum(["letter", "a4"]).default("letter"),
  out: z.string().min(1).optional(),
  currency: z.string().trim().toUpperCase().pipe(zCurrency).optional(),
  day: zDay.optional(),
  rate: z.string().optional(),
  source: z.string().trim().min(1).max(40).optional(),
  "dry-run": z.boolean().default(false),
  amount: z.string().trim().min(1).optional(),
  form: z
    .string()
    .regex(/^\d{2}$/)
    .default("03"),
  reference: z.string().trim().max(200).optional(),
  account: z.string().trim().max(200).optional(),
  mapping: z.string().optional(),
  note: z.string().trim().max(1000).optional(),
  cleared: zDay.optional(),
  to: z.array(z.string().trim().min(1)).default([]),
  payment: z.string().trim().toUpperCase().pipe(zUuid).optional(),
  state: z.string().optional(),
  "third-party": z.boolean().default(false),
  cutoff: zDay.optional(),
  adjust: z.boolean().default(false),
  from: z.string().min(1).optional(),
  force: z.boolean().default(false),
  user: z.string().trim().min(1).optional(),
  "password-stdin": z.boolean().default(false),
  help: z.boolean().default(false),
  version: z.boolean().default(false),
});
export type CliOptions = z.infer<typeof zOptions>;

/** Words that cannot be understood; the message names them. */
export class UsageError extends Error {}

/** Words a value of the command line is refused with, by the option it was given to. */
type Refusals = Messages<typeof cliEs>["refusals"];

/** What the options of a kind take; an option of no kind named here is refused as such. */
const KINDS: Readonly<Record<string, "day" | "uuid" | "rfc" | "currency">> = {
  today: "day",
  "as-of": "day",
  day: "day",
  cleared: "day",
  cutoff: "day",
  audit: "uuid",
  payment: "uuid",
  company: "rfc",
  currency: "currency",
};

/** Reads the words after the command's name. Throws {@link UsageError} in the words given. */
export function readArguments(
  words: readonly string[],
  refusals: Refusals,
): { command: string; rest: string[]; options: CliOptions } {
  let given: Readonly<Record<string, unknown>> = {};
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      strict: true,
      options: {
        ledger: { type: "string" },
        json: { type: "boolean" },
        lang: { type: "string" },
        today: { type: "string" },
        "as-of": { type: "string" },
        company: { type: "string", multiple: true },
        pue: { type: "string" },
        customer: { type: "string" },
        all: { type: "boolean" },
        audit: { type: "string" },
        format: { type: "string" },
        paper: { type: "string" },
        out: { type: "string" },
        currency: { type: "string" },
        day: { type: "string" },
        rate: { type: "string" },
        source: { type: "string" },
        "dry-run": { type: "boolean" },
        amount: { type: "string" },
        form: { type: "string" },
        reference: { type: "string" },
        account: { type: "string" },
        mapping: { type: "string" },
        note: { type: "string" },
        cleared: { type: "string" },
        to: { type: "string", multiple: true },
        payment: { type: "string" },
        state: { type: "string" },
        "third-party": { type: "boolean" },
        cutoff: { type: "string" },
        adjust: { type: "boolean" },
        from: { type: "string" },
        force: { type: "boolean" },
        user: { type: "string" },
        "password-stdin": { type: "boolean" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
    given = values;
    const [command = "", ...rest] = positionals;
    return { command, rest, options: zOptions.parse(values) };
  } catch (error) {
    throw new UsageError(
      error instanceof z.ZodError ? valueRefused(error, given, refusals) : optionRefused(error, words, refusals),
    );
  }
}

/** Which value of which option is not what the option takes, and what it takes. */
function valueRefused(error: z.ZodError, given: Readonly<Record<string, unknown>>, refusals: Refusals): string {
  const issue = error.issues[0];
  const option = String(issue?.path[0] ?? "");
  const all = given[option];
  const value = String(Array.isArray(all) ? all[Number(issue?.path[1] ?? 0)] : (all ?? ""));
  if (issue?.code === "invalid_value") {
    return fillWords(refusals.choice, { option, value, choices: issue.values.map(String).join(", ") });
  }
  const kind = KINDS[option] ?? "value";
  return kind === "day" ? dayRefused(refusals, option, value) : fillWords(refusals[kind], { option, value });
}

/** Why a text is no day that an option takes. */
function dayRefused(refusals: Refusals, option: string, value: string): string {
  return fillWords(isDay(value) ? refusals.year : refusals.day, { option, value });
}

/** A day given to an option that takes something else with other commands. Throws {@link UsageError} naming the option. */
export function readDay(option: string, value: string, refusals: Refusals): string {
  if (!zDay.safeParse(value).success) throw new UsageError(dayRefused(refusals, option, value));
  return value;
}

/** What Node says of words that are no option, or an option without its value, in the user's words. */
function optionRefused(error: unknown, words: readonly string[], refusals: Refusals): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? error.code : "";
  const [, option = ""] = /'(?:-\w, )?(-[^' =]*)/u.exec(message) ?? [];
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return fillWords(refusals.unknown, { option });
  if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return message;
  // Only an option that takes no value is refused for having one.
  const needless = words.some((word) => word.startsWith(`${option}=`));
  return fillWords(needless ? refusals.needless : refusals.missing, { option });
}
