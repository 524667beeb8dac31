import type { AgingRow } from "../../../shared/contract/receivables.ts";
import type { WeeklyReport } from "../../../shared/contract/reports.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { percentOf } from "../../../shared/domain/kpis/concentration.ts";
import { daysSalesOutstanding } from "../../../shared/domain/kpis/dso.ts";
import { figure } from "../../../shared/domain/kpis/figure.ts";
import { currentShare, overdueShare } from "../../../shared/domain/kpis/portfolio.ts";
import { type Ratio, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { defaultTargets } from "../../../shared/domain/kpis/targets.ts";

/** The longest legal names, with what breaks naive writers. */
export const longName =
  'COMERCIALIZADORA DE PRODUCTOS AGRÍCOLAS Y GANADEROS DEL NOROESTE DE MÉXICO "LA ÑANDÚ" & ASOCIADOS, S.A.P.I. DE C.V. <SUC. 1>';

const NAMES = [
  "Ferretería La Tuerca del Bajío",
  "Abarrotes y Vinos Peña Ñúñez",
  longName,
  "Papelería Güemes",
  "Constructora Ixtapaluca Hermanos Domínguez",
  "Refaccionaria El Pistón",
];

/** Numbers that look random and are the same on every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const shown = (value: Ratio | null): string | null => (value === null ? null : toDecimal(value));

function agingRows(currency: string, customers: number, scale: number): AgingRow[] {
  const next = sequence(customers + currency.charCodeAt(0));
  return Array.from({ length: customers }, (_, index): AgingRow => {
    const size = (scale * (1 + next() * 4)) / (1 + index / 6);
    const part = (chance: number, share: number): number => (next() < chance ? Math.round(size * share * next()) : 0);
    const row = {
      currentMinor: Math.round(size * (0.4 + next())),
      d1to30Minor: part(0.6, 0.4),
      d31to60Minor: part(0.4, 0.3),
      d61to90Minor: part(0.25, 0.25),
      d90plusMinor: part(0.2, 0.5),
    };
    const open = row.currentMinor + row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor;
    const unappliedMinor = index % 9 === 4 ? Math.round(size / 20) : 0;
    return {
      customerId: index + 1,
      customerKey:
        index % 17 === 3 ? `XEXX010101000|${NAMES[index % 6]}` : `CTE${String(200101 + index)}AB${index % 10}`,
      customerName: index < 6 ? (NAMES[index] ?? "") : `${NAMES[index % 6]} ${index + 1}`,
      currency,
      documents: 1 + Math.floor(next() * 40),
      ...row,
      unappliedMinor,
      balanceMinor: open - unappliedMinor,
    };
  }).sort((a, b) => openOf(b) - openOf(a));
}

function openOf(row: AgingRow): number {
  return row.currentMinor + row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor;
}

function sectionOf(currency: string, customers: number, scale: number, asOf: string): WeeklyReport["sections"][number] {
  const aging = agingRows(currency, customers, scale);
  const sum = (pick: (row: AgingRow) => number): number => aging.reduce((total, row) => total + pick(row), 0);
  const openMinor = sum(openOf);
  const currentMinor = sum((row) => row.currentMinor);
  const overdueMinor = openMinor - currentMinor;
  const totals = {
    currency,
    documents: sum((row) => row.documents),
    currentMinor,
    d1to30Minor: sum((row) => row.d1to30Minor),
    d31to60Minor: sum((row) => row.d31to60Minor),
    d61to90Minor: sum((row) => row.d61to90Minor),
    d90plusMinor: sum((row) => row.d90plusMinor),
    openMinor,
    overdueMinor,
  };
  const movement = {
    invoicedMinor: Math.round(openMinor * 0.14),
    settledAtIssueMinor: -Math.round(openMinor * 0.02),
    collectedMinor: -Math.round(openMinor * 0.09),
    creditedMinor: -Math.round(openMinor * 0.01),
    cancelledMinor: 0,
    otherMinor: 0,
  };
  const openingMinor = openMinor - Object.values(movement).reduce((total, line) => total + line, 0);
  const top = aging.slice(0, 10);
  const months = [
    { days: 22, netSalesMinor: Math.round(openMinor * 0.5) },
    { days: 31, netSalesMinor: Math.round(openMinor * 0.6) },
  ];
  const next = sequence(7);
  return {
    currency,
    totals,
    previousTotals: { ...totals, openMinor: openingMinor, overdueMinor: Math.round(overdueMinor * 0.94) },
    unappliedMinor: sum((row) => row.unappliedMinor),
    overdue: figure(overdueShare(totals), defaultTargets.overdue),
    current: figure(currentShare(totals), defaultTargets.current),
    dso: figure(daysSalesOutstanding(openMinor, months, { kind: "countBack" }), defaultTargets.dso),
    movement: { openingMinor, ...movement, closingMinor: openMinor },
    aging,
    topTen: top.map((row) => ({
      row,
      openMinor: openOf(row),
      overdueMinor: openOf(row) - row.currentMinor,
      sharePercent: shown(percentOf(openOf(row), openMinor)) ?? "0.00",
      oldestDaysPastDue: row.d90plusMinor > 0 ? 112 : row.d61to90Minor > 0 ? 75 : row.d1to30Minor > 0 ? 12 : -8,
    })),
    topTenSharePercent: shown(
      percentOf(
        top.reduce((total, row) => total + openOf(row), 0),
        openMinor,
      ),
    ),
    trend: Array.from({ length: 13 }, (_, week) => {
      const open = week === 12 ? openMinor : Math.round(openMinor * (0.8 + next() * 0.2));
      const overdue = week === 12 ? overdueMinor : Math.round(open * (0.15 + next() * 0.2));
      return {
        day: week === 12 ? asOf : addDays("2026-11-15", 7 * (week - 11)),
        openMinor: open,
        overdueMinor: overdue,
        overduePercent: shown(percentOf(overdue, open)),
      };
    }),
  };
}

/** A weekly report made by hand: so many customers in each of the currencies. */
export function sampleReport(customers: number, currencies: readonly string[]): WeeklyReport {
  const scales: Readonly<Record<string, number>> = { MXN: 25_000_000, USD: 900_000, JPY: 4_000_000 };
  const asOf = "2026-11-20";
  return {
    asOf,
    weekFrom: "2026-11-16",
    weekTo: "2026-11-22",
    previousAsOf: "2026-11-15",
    madeAt: "2026-11-20T18:05:00Z",
    consolidated: null,
    company: [{ rfc: "DNI150203QX7", name: "Distribuidora Norte Industrial Ñandú, S.A. de C.V." }],
    sections: currencies.map((currency) => sectionOf(currency, customers, scales[currency] ?? 1_000_000, asOf)),
  };
}

export const maker = { version: "0.1.0", timeZone: "America/Mexico_City", by: "" };
