import { type RawBuilder, sql } from "kysely";
import type { AgreementState } from "../../../../shared/domain/agreements/facts.ts";
import { addDays, addMonths, daysBetween, startOfWeek } from "../../../../shared/domain/days.ts";
import { parseRatio, times, toDecimal } from "../../../../shared/domain/kpis/ratio.ts";
import { customerListEn } from "../../../../shared/i18n/customer-list.en.ts";
import { customerListEs } from "../../../../shared/i18n/customer-list.es.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { endOfDay, profilesAt } from "../../customers/profile-history.ts";
import { CASH, CHARGE, entryClass } from "../../kpis/items.ts";
import { ratesOn } from "../../rates/reader.ts";
import { openAsOf, openItems } from "../../receivables/balance.ts";
import { readSettings } from "../../settings/reader.ts";
import { shareText } from "./aging.ts";
import { amount, date, type Kit, listing, monthly, number, ofCurrency, type Part, share, words } from "./kit.ts";

interface Cohort {
  readonly month: string;
  readonly currency: string;
  readonly invoices: number;
  readonly issued: number;
  readonly cash: number;
  readonly other: number;
  readonly open: number;
}

const COHORT_MONTHS = 6;

/** Invoices by month of issue: what of them has come in by the cut-off, what left otherwise, what is open (COLLECTIONS 18). */
export async function cohorts(kit: Kit): Promise<Part> {
  const { columns, cohorts: own } = kit.words;
  const since = addMonths(kit.asOf, 1 - COHORT_MONTHS);
  const moved = (
    which: RawBuilder<unknown>,
  ) => sql<number>`cast(-coalesce(sum((select sum(e.amount_minor) from entry as e
      left join entry as o on o.id = e.reverses_id where e.receivable_id = r.id and e.effective_on <= ${kit.asOf}
        and ${entryClass()} ${which})), 0) as bigint)`;
  const result =
    await sql<Cohort>`select substr(r.issued_on, 1, 7) as month, r.currency, cast(count(*) as bigint) as invoices,
      cast(sum(r.total_minor) as bigint) as issued, ${moved(sql`= ${sql.lit(CASH)}`)} as cash,
      ${moved(sql`not in (${sql.lit(CHARGE)}, ${sql.lit(CASH)})`)} as other, cast(sum(${openAsOf(kit.asOf)}) as bigint) as open
    from receivable as r where r.issued_on >= ${since} and r.issued_on <= ${kit.asOf} and r.settled_at_issue = 0
    group by substr(r.issued_on, 1, 7), r.currency order by month, r.currency`.execute(kit.read);
  return listing(kit, {
    id: "cohorts",
    title: own.title,
    rows: ofCurrency(kit, result.rows),
    currency: (row) => row.currency,
    empty: own.none,
    terms: ["cohorts"],
    specs: [
      monthly<Cohort>(columns.month, (row) => row.month, { stretch: true, print: 90 }),
      number<Cohort>(columns.invoices, (row) => row.invoices, { sum: true, print: 60 }),
      amount<Cohort>(columns.issuedAmount, (row) => row.issued, { print: 84 }),
      amount<Cohort>(columns.collected, (row) => row.cash, { print: 84 }),
      amount<Cohort>(columns.otherwise, (row) => row.other, { print: 84 }),
      amount<Cohort>(columns.open, (row) => row.open, { print: 84 }),
      share<Cohort>(columns.collectedPart, (row) => shareText(row.cash, row.issued), { print: 60 }),
    ],
  });
}

interface Largest {
  readonly name: string;
  readonly currency: string;
  readonly open: number;
  readonly overdue: number;
  readonly part: string | null;
}

/** The ten largest balances and their part of the whole (KPIS 13). */
export async function concentration(kit: Kit): Promise<Part> {
  const { columns, concentration: own } = kit.words;
  const result = await sql<Omit<Largest, "part">>`select c.name, o.currency, cast(sum(o.open_minor) as bigint) as open,
      cast(sum(o.open_minor - o.b0) as bigint) as overdue
    from (${openItems(kit.asOf)}) as o join customer as c on c.id = o.customer_id
    group by c.id, c.name, o.currency order by open desc, c.id`.execute(kit.read);
  const rows = [...Map.groupBy(ofCurrency(kit, result.rows), (row) => row.currency).values()].flatMap((all) => {
    const whole = all.reduce((sum, row) => sum + row.open, 0);
    return all.slice(0, 10).map((row) => ({ ...row, part: shareText(row.open, whole) }));
  });
  return listing(kit, {
    id: "concentration",
    title: own.title,
    rows,
    currency: (row) => row.currency,
    empty: kit.words.aging.none,
    terms: ["concentration"],
    specs: [
      words<Largest>(columns.customer, (row) => row.name, { stretch: true, print: 220, sheet: 44 }),
      amount<Largest>(columns.open, (row) => row.open, { print: 90 }),
      amount<Largest>(columns.overdue, (row) => row.overdue, { print: 90 }),
      share<Largest>(columns.part, (row) => row.part, { print: 60 }),
    ],
  });
}

interface Defaulted {
  readonly name: string;
  readonly rfc: string;
  readonly debtor: string;
  readonly currency: string;
  readonly invoices: number;
  readonly since: string;
  readonly principal: number;
}

/** A unit of investment is quoted as a currency of its own (ISO 4217). */
const UDI = "MXV";
const UDI_LIMIT = 30_000;

/** Debtors a year and more in default, with their principal against the limit of 30,000 UDI (LISR 27 XV; COMPLIANCE 5). */
export async function badDebt(kit: Kit): Promise<Part> {
  const { columns, badDebt: own } = kit.words;
  const yearAgo = `${Number(kit.asOf.slice(0, 4)) - 1}${kit.asOf.slice(4)}`;
  const last = kit.asOf.endsWith("-02-29") ? `${yearAgo.slice(0, 8)}28` : yearAgo;
  const result = await sql<Defaulted>`select c.name, c.rfc, coalesce(cp.debtor_type, '') as debtor, o.currency,
      cast(count(*) as bigint) as invoices, min(o.due_on) as since, cast(sum(o.open_minor) as bigint) as principal
    from (${openItems(kit.asOf)}) as o join customer as c on c.id = o.customer_id
    left join customer_profile as cp on cp.customer_id = c.id where o.due_on <= ${last}
    group by c.id, c.name, c.rfc, c.search, coalesce(cp.debtor_type, ''), o.currency order by principal desc, c.search`.execute(
    kit.read,
  );
  const { rateDaysBack } = await readSettings(kit.read);
  const udi = (await ratesOn(kit.read, kit.asOf, rateDaysBack)).of(UDI);
  const limit = udi === null ? null : Number(toDecimal(times(parseRatio(udi.rate), UDI_LIMIT * 100)));
  const within = (row: Defaulted): string => {
    if (row.currency !== "MXN" || limit === null) return own.unknown;
    return row.principal <= limit ? own.within : own.above;
  };
  const note =
    udi === null
      ? fillWords(own.noUdi, { day: kit.format.day(kit.asOf) })
      : fillWords(own.udi, {
          rate: udi.rate,
          day: kit.format.day(udi.day),
          limit: kit.format.amount(Math.round(limit ?? 0), "MXN"),
        });
  return listing(kit, {
    id: "badDebt",
    title: own.title,
    rows: ofCurrency(kit, result.rows),
    currency: (row) => row.currency,
    ...(result.rows.length === 0 ? {} : { note }),
    empty: own.none,
    terms: ["badDebt"],
    specs: [
      words<Defaulted>(columns.customer, (row) => row.name, { stretch: true, print: 160, sheet: 44 }),
      words<Defaulted>(columns.rfc, (row) => row.rfc, { print: 76, sheet: 17 }),
      number<Defaulted>(columns.invoices, (row) => row.invoices, { sum: true, print: 44 }),
      date<Defaulted>(columns.since, (row) => row.since),
      number<Defaulted>(columns.daysLate, (row) => daysBetween(row.since, kit.asOf), { print: 50 }),
      amount<Defaulted>(columns.principal, (row) => row.principal, { print: 84 }),
      words<Defaulted>(columns.limit, within, { print: 120, sheet: 28 }),
    ],
  });
}

interface Held {
  readonly name: string;
  readonly hold: string;
  readonly reason: string;
  readonly until: string;
  readonly currency: string;
  readonly limit: number | null;
  readonly open: number;
  readonly overdue: number;
}

interface HeldRow extends Omit<Held, "currency"> {
  readonly id: number;
  readonly currency: string | null;
  readonly limitCurrency: string;
}

/** Customers whose orders or shipments were held at the cut-off, with what they owe (COLLECTIONS 17, 18). */
export async function creditHolds(kit: Kit): Promise<Part> {
  const { columns, holds: own } = kit.words;
  const names = new Map<string, string>(Object.entries((kit.lang === "es" ? customerListEs : customerListEn).holds));
  const end = endOfDay(kit.asOf, kit.calendar.timeZone);
  const then = await profilesAt(kit.read, end, [
    "hold",
    "holdReason",
    "holdUntil",
    "creditLimitMinor",
    "creditCurrency",
  ]);
  // Held today, or held then and released since.
  const ids = [...then].flatMap(([id, { hold }]) => (hold === undefined || hold === "open" ? [] : [id]));
  const released = ids.length === 0 ? sql`` : sql`or p.customer_id in (${sql.join(ids)})`;
  const result = await sql<HeldRow>`select c.id, c.name, p.hold, p.hold_reason as reason, p.hold_until as until,
      x.currency, p.credit_currency as "limitCurrency", p.credit_limit_minor as "limit",
      coalesce(x.open, 0) as open, coalesce(x.overdue, 0) as overdue
    from customer_profile as p join customer as c on c.id = p.customer_id
    left join (select o.customer_id, o.currency, cast(sum(o.open_minor) as bigint) as open,
        cast(sum(o.open_minor - o.b0) as bigint) as overdue
      from (${openItems(kit.asOf)}) as o group by o.customer_id, o.currency) as x on x.customer_id = c.id
    where p.hold <> 'open' ${released} order by c.search, x.currency`.execute(kit.read);
  const rows = result.rows.flatMap((row): Held[] => {
    const was = then.get(row.id);
    const until = was?.holdUntil === undefined ? row.until : (was.holdUntil ?? "");
    const hold = was?.hold ?? row.hold;
    if (hold === "open" || (until !== "" && until < kit.asOf)) return [];
    const limitCurrency = was?.creditCurrency ?? row.limitCurrency;
    const currency = row.currency ?? limitCurrency;
    const limit = was?.creditLimitMinor === undefined ? row.limit : was.creditLimitMinor;
    return [
      {
        ...row,
        hold,
        until,
        reason: was?.holdReason ?? row.reason,
        currency,
        limit: limitCurrency === currency ? limit : null,
      },
    ];
  });
  return listing(kit, {
    id: "holds",
    title: own.title,
    rows: ofCurrency(kit, rows),
    currency: (row) => row.currency,
    empty: own.none,
    terms: ["holds"],
    specs: [
      words<Held>(columns.customer, (row) => row.name, { stretch: true, print: 150, sheet: 44 }),
      words<Held>(columns.hold, (row) => names.get(row.hold) ?? row.hold, { print: 110, sheet: 26 }),
      words<Held>(columns.reason, (row) => row.reason, { stretch: true, print: 110, sheet: 36 }),
      date<Held>(columns.until, (row) => row.until),
      amount<Held>(columns.limitAmount, (row) => row.limit, { print: 80, sum: false }),
      amount<Held>(columns.open, (row) => row.open, { print: 80 }),
      amount<Held>(columns.overdue, (row) => row.overdue, { print: 80 }),
    ],
  });
}

interface Agreed {
  readonly name: string;
  readonly state: AgreementState;
  readonly made_on: string;
  readonly next_due_on: string;
  readonly currency: string;
  readonly agreed: number;
  readonly paid: number;
  readonly overdue: number;
}

/** Agreements that stand on the cut-off, with what of them has been paid (COLLECTIONS 9, 18). */
export async function agreements(kit: Kit): Promise<Part> {
  const { columns, agreements: own } = kit.words;
  const result =
    await sql<Agreed>`select c.name, s.state, a.made_on, q.next_due_on, q.currency, q.agreed_minor as agreed,
      q.paid_minor as paid, q.overdue_minor as overdue
    from agreement_standing as s join agreement as a on a.id = s.agreement_id join customer as c on c.id = s.customer_id
    join agreement_part_standing as q on q.agreement_id = s.agreement_id and q.from_on <= ${kit.asOf} and q.until_on > ${kit.asOf}
    where s.from_on <= ${kit.asOf} and s.until_on > ${kit.asOf} and s.state not in ('draft', 'withdrawn', 'revised', 'expired')
    order by c.search, a.id, q.currency`.execute(kit.read);
  const states = new Map<string, string>(Object.entries(own.states));
  return listing(kit, {
    id: "agreements",
    title: own.title,
    rows: ofCurrency(kit, result.rows),
    currency: (row) => row.currency,
    empty: own.none,
    specs: [
      words<Agreed>(columns.customer, (row) => row.name, { stretch: true, print: 160, sheet: 44 }),
      words<Agreed>(columns.status, (row) => states.get(row.state) ?? row.state, { print: 90, sheet: 20 }),
      date<Agreed>(columns.madeOn, (row) => row.made_on),
      date<Agreed>(columns.nextDue, (row) => row.next_due_on),
      amount<Agreed>(columns.agreed, (row) => row.agreed, { print: 80 }),
      amount<Agreed>(columns.paid, (row) => row.paid, { print: 80 }),
      amount<Agreed>(columns.overdue, (row) => row.overdue, { print: 80 }),
    ],
  });
}

interface Expected {
  readonly currency: string;
  readonly week: string;
  readonly before: number | null;
  readonly now: number;
}

const FORECAST_WEEKS = 4;

/** Cash the latest forecast expects in the next four weeks, beside what the one before expected of them (KPIS 14). */
export async function forecast(kit: Kit): Promise<Part> {
  const { columns, forecast: own } = kit.words;
  const runs = await kit.read
    .selectFrom("forecast_run")
    .select(["id", "as_of"])
    .where("as_of", "<=", addDays(kit.asOf, 1))
    .orderBy("as_of", "desc")
    .orderBy("id", "desc")
    .execute();
  const [latest] = runs;
  const former = runs.find((run) => latest !== undefined && run.as_of <= addDays(latest.as_of, -7));
  const of = async (id: number | undefined): Promise<Map<string, number>> => {
    if (id === undefined) return new Map();
    const rows = await sql<{ currency: string; week_on: string; amount: number }>`select currency, week_on,
        cast(sum(amount_minor) as bigint) as amount from forecast_week where run_id = ${id} and week_on <> ''
      group by currency, week_on order by currency, week_on`.execute(kit.read);
    return new Map(rows.rows.map((row) => [`${row.currency} ${row.week_on}`, row.amount]));
  };
  const [now, before] = [await of(latest?.id), await of(former?.id)];
  const first = startOfWeek(latest?.as_of ?? kit.asOf);
  const weeks = Array.from({ length: FORECAST_WEEKS }, (_, week) => addDays(first, 7 * week));
  const currencies = new Set([...now.keys(), ...before.keys()].map((key) => key.slice(0, 3)));
  const rows = [...currencies].flatMap((currency) => {
    const own = weeks.map((week): Expected => {
      const key = `${currency} ${week}`;
      return { currency, week, now: now.get(key) ?? 0, before: former === undefined ? null : (before.get(key) ?? 0) };
    });
    return own.every((row) => row.now === 0 && (row.before ?? 0) === 0) ? [] : own;
  });
  const made = { day: kit.format.day(latest?.as_of ?? ""), before: kit.format.day(former?.as_of ?? "") };
  return listing(kit, {
    id: "forecast",
    title: own.title,
    rows: ofCurrency(kit, rows),
    currency: (row) => row.currency,
    ...(latest === undefined ? {} : { note: fillWords(former === undefined ? own.note : own.noteBefore, made) }),
    empty: latest === undefined ? own.none : own.nothing,
    terms: ["forecast"],
    specs: [
      date<Expected>(columns.week, (row) => row.week, { print: 90 }),
      amount<Expected>(columns.expectedNow, (row) => row.now, { print: 110 }),
      amount<Expected>(columns.expectedBefore, (row) => row.before, { print: 110 }),
      amount<Expected>(columns.change, (row) => (row.before === null ? null : row.now - row.before), { print: 110 }),
    ],
  });
}
