import { isDefinedError, ORPCError } from "@orpc/client";
import { dayInZone } from "../../shared/domain/days.ts";
import { cliEn } from "../../shared/i18n/cli.en.ts";
import { cliEs } from "../../shared/i18n/cli.es.ts";
import { errorsEn } from "../../shared/i18n/errors.en.ts";
import { errorsEs } from "../../shared/i18n/errors.es.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { refusalWord } from "../../shared/i18n/tabular-words.ts";
import { SETTING_DEFAULTS } from "../ledger/settings/reader.ts";
import type { CliOptions } from "./arguments.ts";
import { readArguments, UsageError } from "./arguments.ts";
import { runCommand } from "./commands.ts";
import type { Streams } from "./output.ts";
import { appVersion } from "./version.ts";

/** Exit codes other programs rely on. */
export const EXIT = { done: 0, failed: 1, rejected: 2 } as const;

/**
 * Runs the command line: the same ledger behind the same contract as the app, in this process. Returns the exit code:
 * 0 done, 2 done with rejected input, 1 failed with the reason on standard error.
 */
export async function main(
  words: readonly string[],
  streams: Streams = { out: process.stdout, err: process.stderr },
): Promise<number> {
  let lang: CliOptions["lang"] = /--lang[= ]en( |$)/u.test(words.join(" ")) ? "en" : "es";
  try {
    const { command, rest, options } = readArguments(words, (lang === "es" ? cliEs : cliEn).refusals);
    lang = options.lang;
    const texts = lang === "es" ? cliEs : cliEn;
    if (options.version) {
      streams.out.write(`${appVersion()}\n`);
      return EXIT.done;
    }
    if (options.help || command === "") {
      streams.out.write(`${texts.usage}\n`);
      return options.help ? EXIT.done : EXIT.failed;
    }
    return await runCommand({
      command,
      rest,
      options,
      texts,
      streams,
      today: () => options.today ?? dayInZone(new Date(), SETTING_DEFAULTS.timeZone),
    });
  } catch (error) {
    streams.err.write(`${explain(error, lang)}\n`);
    return EXIT.failed;
  }
}

/** What went wrong in words of the user's language; unknown errors keep their own message. */
function explain(error: unknown, lang: CliOptions["lang"]): string {
  if (error instanceof UsageError) return error.message;
  const words: Readonly<Record<string, string>> = lang === "es" ? errorsEs : errorsEn;
  if (error instanceof ORPCError || (error instanceof Error && isDefinedError(error))) {
    const { code, data } = error as ORPCError<string, Readonly<Record<string, string | number>> | undefined>;
    const text = words[code];
    const reason = code === "FILE_REFUSED" ? refusalWord(lang, String(data?.["code"]), String(data?.["detail"])) : "";
    if (text !== undefined) return fillWords(text, { ...data, reason });
  }
  return error instanceof Error ? error.message : String(error);
}
