import type { Kpi } from "../../shared/contract/kpis.ts";
import { addDays, endOfMonth, startOfMonth } from "../../shared/domain/days.ts";
import { formatMinor } from "../../shared/domain/money.ts";
import { rateSentences } from "../../shared/i18n/kpi-rates.ts";
import { kpisEn } from "../../shared/i18n/kpis.en.ts";
import { kpisEs } from "../../shared/i18n/kpis.es.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { readDay, UsageError } from "./arguments.ts";
import type { Call } from "./call.ts";
import { write } from "./call.ts";
import { currencyOf } from "./currency.ts";
import { grouped, printTable } from "./output.ts";

/** A day of the command line. Throws {@link UsageError} naming the option. */
function dayOf({ texts }: Call, option: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : readDay(option, text, texts.refusals);
}

/** `kpis --from D --to D`: every KPI of the period; without days, of the last whole month. */
export async function runKpis(call: Call): Promise<number> {
  const { options, texts, streams } = call;
  if (options["as-of"] !== undefined) throw new UsageError(texts.kpisNoAsOf);
  const asked = { from: dayOf(call, "from", options.from), to: dayOf(call, "to", options.to.at(-1)) };
  const from = asked.from ?? startOfMonth(asked.to ?? addDays(startOfMonth(call.today()), -1));
  const to = asked.to ?? endOfMonth(from);
  const words = options.lang === "es" ? kpisEs : kpisEn;
  if (to < from) throw new UsageError(words.wrongPeriod);
  const board = await call.client.kpis.board({ from, to, filter: { currency: await currencyOf(call) } });
  const { missing, lastKnown } = rateSentences(words, board, (day) => day);
  for (const sentence of [
    missing,
    ...lastKnown,
    board.future ? words.notices.future : "",
    board.closed?.sound === false ? words.notices.closeBroken : "",
  ])
    if (sentence !== "") await write(streams.err, `${sentence}\n`);
  // Of a closed month the frozen figures stand, as on the screen and in its report.
  const kpis = board.kpis.map((kpi) => (kpi.frozen === null ? kpi : { ...kpi, ...kpi.frozen }));
  const shown = (amount: string, of: Kpi["of"]): string =>
    of === "amount" ? formatMinor(Number(amount), board.currency) : amount;
  if (options.json) {
    const json = Object.fromEntries(
      kpis.map(({ name, value, numerator, denominator, of, method, target, light }) => [
        name,
        { value, numerator: shown(numerator, of), denominator: shown(denominator, of), method, target, light },
      ]),
    );
    await write(streams.out, `${JSON.stringify(json, null, 1)}\n`);
    return 0;
  }
  const names: Readonly<Record<string, string>> = texts.kpis;
  const table = printTable<Kpi>(
    [
      { header: texts.columns.kpi, align: "left", text: (row) => names[row.name] ?? row.name },
      {
        header: texts.columns.value,
        align: "right",
        text: ({ value, unit, atLeast }) =>
          value === null ? texts.noValue : `${atLeast ? "≥ " : ""}${value}${unit === "percent" ? " %" : ""}`,
      },
      { header: texts.columns.target, align: "right", text: ({ target }) => target },
      { header: texts.columns.numerator, align: "right", text: (row) => grouped(shown(row.numerator, row.of)) },
      { header: texts.columns.denominator, align: "right", text: (row) => grouped(shown(row.denominator, row.of)) },
    ],
    kpis,
  );
  await write(streams.out, `${fillWords(texts.kpisOf, { from, to, currency: board.currency })}\n${table}\n`);
  return 0;
}
