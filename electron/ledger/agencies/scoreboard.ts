import { sql } from "kysely";
import type { AgencyScore, PlacementMonth } from "../../../shared/contract/agency-scores.ts";
import { PLACEMENT_AGES } from "../../../shared/domain/agencies/codes.ts";
import { perThousand } from "../../../shared/domain/agencies/complaints.ts";
import { recoveryAt } from "../../../shared/domain/agencies/recovery.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import { ratio, times, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { type Contacted, contactsIn, type Promised, promisedIn } from "./action-reader.ts";
import { type BookItem, readBook } from "./book.ts";
import { qualityIn } from "./call-figures.ts";
import { accountsIn, complaintsIn } from "./complaint-figures.ts";
import { costsOf, invoiceCostsOf } from "./costs-reader.ts";
import { baseOf, type CostLine, cashOf, costLines, costOf, type RecoveryLine, recoveryLines } from "./figures.ts";
import { packagesIn } from "./package-reader.ts";
import { reportsIn } from "./report-reader.ts";

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** Share in percent with two decimals; null where there is nothing to divide by. */
function percentText(part: number, whole: number): string | null {
  const share = whole > 0 ? ratio(part, whole) : null;
  return share === null ? null : toDecimal(times(share, 100));
}

/** Cost of each recovered unit with four decimals; null where nothing was recovered. */
function priceText(cost: number, recovered: number): string | null {
  const price = recovered > 0 ? ratio(cost, recovered) : null;
  return price === null ? null : toDecimal(price, 4);
}

const NO_CONTACTS: Contacted = { attempts: 0, rightParty: 0, covered: 0 };
const NO_PROMISES: Promised = {
  ...{ promisesKept: 0, promisesPartial: 0, promisesBroken: 0, promisedMinor: 0, promiseKeptMinor: 0 },
  ...{ promisesKeptPercent: null, promiseAmountPercent: null },
};

/** What each agency brought and cost in a period, one row an agency and currency (KPIS 11, COLLECTIONS 15). */
export async function scoreboard(db: ReadHandle, period: Period): Promise<AgencyScore[]> {
  const book = await readBook(db);
  const { placed, control } = recoveryLines(book, period);
  const entered = [...(await costsOf(db, period)), ...(await invoiceCostsOf(db, book, period))];
  const costs = costLines(book, entered, period);
  const complaints = await complaintsIn(db, period);
  const accounts = await accountsIn(db, period);
  const packages = await packagesIn(db, period);
  const quality = await qualityIn(db, period);
  const reports = await reportsIn(db, period);
  const contacts = await contactsIn(db, period);
  const promised = await promisedIn(db, period);
  const keys = new Map(
    [...[...placed, ...control].map(({ item }) => item), ...costs].map(({ agencyId, agencyName, currency }) => [
      `${agencyId}.${currency}`,
      { agencyId, agencyName, currency },
    ]),
  );
  return [...keys.values()]
    .sort((a, b) => compare(a.agencyName, b.agencyName) || a.agencyId - b.agencyId || compare(a.currency, b.currency))
    .map((key) =>
      scoreOf(
        key,
        placed.filter(({ item }) => item.agencyId === key.agencyId && item.currency === key.currency),
        control.filter(({ item }) => item.agencyId === key.agencyId && item.currency === key.currency),
        costs.filter((line) => line.agencyId === key.agencyId && line.currency === key.currency),
        {
          accounts: accounts.get(key.agencyId) ?? 0,
          complaints: complaints.get(key.agencyId) ?? 0,
          packagesDue: packages.get(key.agencyId)?.due ?? 0,
          packagesOnTime: packages.get(key.agencyId)?.onTime ?? 0,
          packagesPercent: packages.get(key.agencyId)?.percent ?? null,
          qaAverage: quality.get(key.agencyId)?.average ?? null,
          qaReviewed: quality.get(key.agencyId)?.reviewed ?? 0,
          qaOwed: quality.get(key.agencyId)?.owed ?? 0,
          reportsDue: reports.get(key.agencyId)?.due ?? 0,
          reportsOnTime: reports.get(key.agencyId)?.onTime ?? 0,
          reportsPercent: reports.get(key.agencyId)?.percent ?? null,
          ...(contacts.get(key.agencyId) ?? NO_CONTACTS),
          ...(promised.get(`${key.agencyId}.${key.currency}`) ?? NO_PROMISES),
        },
      ),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function scoreOf(
  key: Pick<AgencyScore, "agencyId" | "agencyName" | "currency">,
  placed: readonly RecoveryLine[],
  control: readonly RecoveryLine[],
  costs: readonly CostLine[],
  heard: Pick<
    AgencyScore,
    | "accounts"
    | "complaints"
    | "packagesDue"
    | "packagesOnTime"
    | "packagesPercent"
    | "qaAverage"
    | "qaReviewed"
    | "qaOwed"
    | "reportsDue"
    | "reportsOnTime"
    | "reportsPercent"
  > &
    Contacted &
    Promised,
): AgencyScore {
  const payments = costs.filter(({ payment }) => payment !== null);
  const ofKind = (kind: "fixed" | "legal" | "invoice"): number =>
    sum(
      costs.filter(({ cost }) => cost?.kind === kind),
      (line) => line.netMinor,
    );
  const recoveredMinor = sum(payments, (line) => line.recoveredMinor);
  const vatMinor = sum(costs, (line) => line.vatMinor);
  return {
    ...key,
    items: placed.length,
    placedMinor: sum(placed, ({ item }) => item.debt.placedMinor),
    recalledMinor: sum(placed, (line) => line.recalledMinor),
    returnedMinor: sum(placed, (line) => line.returnedMinor),
    viaMinor: sum(placed, (line) => line.viaMinor),
    directMinor: sum(placed, (line) => line.directMinor),
    ratePercent: percentText(sum(placed, cashOf), sum(placed, baseOf)),
    recoveredMinor,
    commissionMinor: sum(payments, (line) => line.netMinor),
    commissionDirectEarnsMinor: sum(payments, (line) => line.allMinor),
    commissionViaOnlyMinor: sum(payments, (line) => line.viaOnlyMinor),
    fixedMinor: ofKind("fixed"),
    legalMinor: ofKind("legal"),
    invoiceDifferenceMinor: ofKind("invoice"),
    vatMinor,
    vatCostMinor: sum(costs, (line) => line.vatCostMinor),
    costPerPeso: priceText(sum(costs, costOf), recoveredMinor),
    costPerPesoWithVat: priceText(sum(costs, (line) => line.netMinor) + vatMinor, recoveredMinor),
    controlItems: control.length,
    controlPlacedMinor: sum(control, ({ item }) => item.debt.placedMinor),
    controlCashMinor: sum(control, cashOf),
    controlPercent: percentText(sum(control, cashOf), sum(control, baseOf)),
    ...heard,
    complaintsPerThousand: perThousand(heard.complaints, heard.accounts),
    rpcPercent: percentText(heard.rightParty, heard.attempts),
    coveragePercent: percentText(heard.covered, heard.accounts),
  };
}

/**
 * Recovery by month of placement, each item read at its own age, the newest month first: a figure is shown once every item of
 * the month has come to that age. Control items stand in rows of their own.
 */
export async function placementMonths(
  db: ReadHandle,
  { agencyId, asOf }: { readonly agencyId: number | null; readonly asOf: string },
): Promise<PlacementMonth[]> {
  const book = await readBook(db, agencyId === null ? sql`1 = 1` : sql`i.agency_id = ${agencyId}`);
  const groups = Map.groupBy(
    book.filter(({ debt }) => debt.placedOn <= asOf),
    ({ debt, currency, control }) => `${debt.placedOn.slice(0, 7)}.${currency}.${control ? 1 : 0}`,
  );
  return [...groups]
    .sort(([a], [b]) => compare(b.slice(0, 7), a.slice(0, 7)) || compare(a, b))
    .flatMap(([, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const [at30, at60, at90, at180] = PLACEMENT_AGES.map((age) => atAge(own, age, asOf));
      return [
        {
          month: first.debt.placedOn.slice(0, 7),
          currency: first.currency,
          control: first.control,
          items: own.length,
          placedMinor: sum(own, ({ debt }) => debt.placedMinor),
          at30: at30 ?? null,
          at60: at60 ?? null,
          at90: at90 ?? null,
          at180: at180 ?? null,
        },
      ];
    });
}

function atAge(items: readonly BookItem[], age: number, asOf: string): string | null {
  if (items.some(({ debt }) => addDays(debt.placedOn, age) > asOf)) return null;
  const read = items.map((item) => recoveryAt(item.debt, item.cash, addDays(item.debt.placedOn, age)));
  return percentText(
    sum(read, ({ viaMinor, directMinor }) => viaMinor + directMinor),
    sum(read, ({ placedMinor, takenBackMinor }) => placedMinor - takenBackMinor),
  );
}
