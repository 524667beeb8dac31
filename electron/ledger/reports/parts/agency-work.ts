import type { OwedAgencyReport } from "../../../../shared/contract/agency-reports.ts";
import type { AgencyScore } from "../../../../shared/contract/agency-scores.ts";
import { agencyReportsEn } from "../../../../shared/i18n/agency-reports.en.ts";
import { agencyReportsEs } from "../../../../shared/i18n/agency-reports.es.ts";
import { owedReports } from "../../agencies/report-reader.ts";
import { scoreboard } from "../../agencies/scoreboard.ts";
import { everPlaced } from "./agencies.ts";
import { amount, date, type Kit, listing, number, ofCurrency, type Part, share, together, words } from "./kit.ts";

/**
 * What agencies reported of the period (COLLECTIONS 15 and 18): whom they reached, which promises were kept, and which reports came in
 * time, with these one by one. Nothing at all in an office that never placed anything.
 */
export async function agencyWork(kit: Kit): Promise<Part> {
  if (!(await everPlaced(kit))) return { sections: [], sheets: [], terms: [] };
  const { agencies, agencyWork: own } = kit.words;
  const { states } = kit.lang === "es" ? agencyReportsEs : agencyReportsEn;
  const period = { from: kit.from, to: kit.asOf };
  const owed = (await owedReports(kit.read, null, kit.asOf))
    .flatMap(({ rows }) => rows.toReversed())
    .filter(({ dueOn }) => dueOn >= period.from && dueOn <= period.to);
  const work = listing<AgencyScore>(kit, {
    id: "agencyWork",
    title: own.title,
    rows: ofCurrency(kit, await scoreboard(kit.read, period)),
    currency: (row) => row.currency,
    empty: own.none,
    terms: ["agencyWork"],
    specs: [
      words(agencies.agency, (row) => row.agencyName, { stretch: true, print: 110, sheet: 36 }),
      number(own.attempts, (row) => row.attempts, { print: 50 }),
      share(own.contact, (row) => row.rpcPercent, { print: 58 }),
      share(own.covered, (row) => row.coveragePercent, { print: 58 }),
      number(own.promises, (row) => row.promisesKept + row.promisesPartial + row.promisesBroken, { print: 56 }),
      share(own.kept, (row) => row.promisesKeptPercent, { print: 56 }),
      amount(own.promised, (row) => row.promisedMinor, { print: 70 }),
      amount(own.received, (row) => row.promiseKeptMinor, { print: 70 }),
      share(own.keptAmount, (row) => row.promiseAmountPercent, { print: 58 }),
      number(own.reportsDue, (row) => row.reportsDue, { print: 50 }),
      share(own.reportsPercent, (row) => row.reportsPercent, { print: 58 }),
    ],
  });
  const reports = listing<OwedAgencyReport>(kit, {
    id: "agencyReports",
    title: own.reportsTitle,
    rows: owed,
    empty: own.noReports,
    specs: [
      words(agencies.agency, (row) => row.agencyName, { stretch: true, print: 180, sheet: 36 }),
      date(own.forOn, (row) => row.forOn, { print: 80 }),
      date(own.dueOn, (row) => row.dueOn, { print: 80 }),
      date(own.receivedOn, (row) => row.receivedOn, { print: 80 }),
      words(own.state, (row) => states[row.state], { print: 100, sheet: 18 }),
    ],
  });
  return together([work, reports]);
}
