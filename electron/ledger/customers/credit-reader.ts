import { sql } from "kysely";
import type { CustomerRules, Release } from "../../../shared/contract/customer-credit.ts";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import { holdReasons, monthsLater, releaseStands, suggestedLimit } from "../../../shared/domain/customers/credit.ts";
import { strategyOf } from "../../../shared/domain/customers/strategy.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { ratio, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { HoldReleaseRow } from "../db/tables/credit.ts";

/** Days for which a payment that came back, or a report of insolvency, is held against the credit. */
const REMEMBERED_DAYS = 180;

type Profile = Ficha["profile"];

/** The credit of a customer on a day: use of the line, what the purchases suggest, and whether a hold is released. */
export async function creditOf(
  db: ReadHandle,
  customer: { readonly ids: readonly number[]; readonly profile: Profile },
  balances: Ficha["balances"],
  asOf: string,
  rules: CustomerRules,
): Promise<Ficha["credit"]> {
  const { ids, profile } = customer;
  const { creditLimitMinor: limit, creditCurrency: currency } = profile;
  const exposure = balances.find((row) => row.currency === currency)?.balanceMinor ?? 0;
  const use = limit === null ? null : ratio(exposure * 100, limit);
  const release = await standingRelease(db, ids, asOf, exposure);
  const over = profile.holdUntil !== null && profile.holdUntil < asOf;
  return {
    limitMinor: limit,
    currency,
    exposureMinor: exposure,
    usePercent: use === null ? null : toDecimal(use, 1),
    otherCurrencies: balances
      .filter((row) => row.currency !== currency && row.balanceMinor > 0)
      .map((row) => row.currency),
    suggestedMinor: suggestedLimit(
      await purchasedMinor(db, ids, currency, asOf, rules.credit.purchaseMonths),
      profile.riskClass,
      rules.credit,
    ),
    hold: over || (release !== null && profile.hold !== "open") ? "open" : profile.hold,
    release,
  };
}

/** What a customer bought in the months up to a day: invoices less credit notes and cancellations, minor units. */
async function purchasedMinor(
  db: ReadHandle,
  ids: readonly number[],
  currency: string,
  asOf: string,
  months: number,
): Promise<number> {
  const { rows } = await sql<{ minor: number | null }>`select cast(sum(e.amount_minor) as bigint) as minor
    from entry as e left join entry as back on back.reverses_id = e.id
    where e.customer_id in (${sql.join([...ids])}) and e.currency = ${currency}
      and e.effective_on > ${monthsLater(asOf, -months)} and e.effective_on <= ${asOf}
      and e.kind in ('charge', 'credit', 'cancellation') and e.reverses_id is null and back.id is null`.execute(db);
  return rows[0]?.minor ?? 0;
}

/** Releases of a customer's hold, the newest first, each with the row that ended it before its day. */
export async function releasesOf(
  db: ReadHandle,
  ids: readonly number[],
): Promise<readonly { readonly row: HoldReleaseRow; readonly ending: HoldReleaseRow | null }[]> {
  const rows = await db
    .selectFrom("hold_release")
    .selectAll()
    .where("customer_id", "in", [...ids])
    .orderBy("id", "desc")
    .execute();
  return rows
    .filter((row) => row.ends_id === null)
    .map((row) => ({ row, ending: rows.find((each) => each.ends_id === row.id) ?? null }));
}

/** A release as the contract names it. */
export function releaseView(row: HoldReleaseRow): Release {
  return {
    id: row.id,
    releasedOn: row.released_on,
    untilOn: row.until_on === "" ? null : row.until_on,
    upToMinor: row.up_to_minor,
    currency: row.currency,
    reason: row.reason,
    askedBy: row.asked_by,
    approvedBy: row.approved_by,
    recordedAt: row.recorded_at,
  };
}

/** The release that stands on a day with what is owed then. */
async function standingRelease(
  db: ReadHandle,
  ids: readonly number[],
  asOf: string,
  exposureMinor: number,
): Promise<Release | null> {
  for (const { row, ending } of await releasesOf(db, ids)) {
    if (ending !== null && ending.released_on <= asOf) continue;
    const release = releaseView(row);
    if (releaseStands(release, asOf, exposureMinor)) return release;
  }
  return null;
}

/** Why the credit might be held on a day, by the figures. */
export async function holdReasonsOf(
  db: ReadHandle,
  ids: readonly number[],
  known: Pick<Ficha, "profile" | "credit" | "promises" | "asOf"> & { readonly daysPastDue: number | null },
  rules: CustomerRules,
): Promise<Ficha["holdReasons"]> {
  const { profile, credit, promises, asOf, daysPastDue } = known;
  const since = addDays(asOf, -REMEMBERED_DAYS);
  const { rows } = await sql<{ bounced: number; flagged: number }>`select
    (select cast(count(*) as bigint) from payment as p join payment_standing as s on s.id = p.id
      where p.customer_id in (${sql.join([...ids])}) and s.bounced_on > ${since} and s.bounced_on <= ${asOf}
        and s.reversed = 0) as bounced,
    (select cast(count(*) as bigint) from interaction as i
      where i.customer_id in (${sql.join([...ids])}) and i.outcome = 'INS' and i.happened_on > ${since}
        and i.happened_on <= ${asOf} and i.withdrawn = 0
        and not exists (select 1 from interaction as later where later.corrects_id = i.id)) as flagged`.execute(db);
  return holdReasons(
    {
      exposureMinor: credit.exposureMinor,
      limitMinor: credit.limitMinor,
      daysPastDue,
      brokenPromises: promises.broken,
      bouncedPayments: rows[0]?.bounced ?? 0,
      reviewOn: profile.creditReviewOn,
      asOf,
      riskFlag: (rows[0]?.flagged ?? 0) > 0,
      legal: profile.legalHold,
    },
    rules.credit,
  );
}

/**
 * Where the company's strategy stands for a customer by the oldest item that is chased; nothing of it while only lawyers talk
 * to them. `rests`: all that is open is promised, agreed or disputed; then nothing is due (COLLECTIONS 7).
 */
export async function strategyFor(
  db: ReadHandle,
  ids: readonly number[],
  known: Pick<Ficha, "profile" | "promises" | "asOf"> & { readonly dueOn: string | null; readonly rests: boolean },
  rules: CustomerRules,
): Promise<Ficha["strategy"]> {
  const { profile, promises, asOf, dueOn, rests } = known;
  if (dueOn === null || profile.legalHold || profile.placed) return { due: null, next: null };
  const { rows } = await sql<{ channel: string; last: string }>`select i.channel, max(i.happened_on) as last
    from interaction as i where i.customer_id in (${sql.join([...ids])}) and i.direction = 'out' and i.worked = 1
      and i.happened_on <= ${asOf} and i.withdrawn = 0
      and not exists (select 1 from interaction as later where later.corrects_id = i.id)
    group by i.channel`.execute(db);
  const stands = strategyOf(rules.steps, { dueOn, risk: profile.riskClass }, asOf, {
    contacts: new Map(rows.map((row) => [row.channel, row.last])),
    held: profile.hold !== "open",
    placed: profile.placed,
    agreed: promises.open > 0,
  });
  return rests ? { ...stands, due: null } : stands;
}
