import { parseArgs } from "node:util";
import { z } from "zod";
import { zCurrency, zDay, zUuid } from "../../shared/contract/common.ts";

/** What the user asked for, checked. */
const zOptions = z.object({
  ledger: z.string().min(1).optional(),
  json: z.boolean().default(false),
  lang: z.enum(["es", "en"]).default("es"),
  today: zDay.optional(),
  "as-of": zDay.optional(),
  company: z.array(z.string().trim().toUpperCase().min(12).max(13)).default([]),
  pue: z.enum(["settled", "open"]).optional(),
  customer: z.string().min(1).optional(),
  all: z.boolean().default(false),
  audit: z.string().trim().toUpperCase().pipe(zUuid).optional(),
  format: z.enum(["pdf", "xlsx"]).optional(),
  paper: z.enum(["letter", "a4"]).default("letter"),
  out: z.string().min(1).optional(),
  currency: zCurrency.optional(),
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

/** Reads the words after the command's name. Throws {@link UsageError}. */
export function readArguments(words: readonly string[]): { command: string; rest: string[]; options: CliOptions } {
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
    const [command = "", ...rest] = positionals;
    return { command, rest, options: zOptions.parse(values) };
  } catch (error) {
    if (error instanceof z.ZodError) {
      const issue = error.issues[0];
      throw new UsageError(`--${issue?.path[0]?.toString() ?? ""}: ${issue?.message ?? ""}`);
    }
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
