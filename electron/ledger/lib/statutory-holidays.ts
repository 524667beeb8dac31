/** A day on which a country does not work, or its banks do not. */
export interface StatutoryHoliday {
  readonly day: string;
  /** `public`: by law for everyone; `bank`: banks alone, by their regulator. */
  readonly kind: "public" | "bank";
  readonly es: string;
  readonly en: string;
}

const known = new Map<string, readonly StatutoryHoliday[]>();

/**
 * Statutory and bank holidays of a country (ISO 3166-1) in a year, by day; none for a country nobody knows. The library
 * and its tables of all countries take a third of a second and 40 MB, so that they are loaded when the first year is
 * asked for, and each year is kept.
 */
export async function statutoryHolidays(country: string, year: number): Promise<readonly StatutoryHoliday[]> {
  const key = `${country}/${year}`;
  const before = known.get(key);
  if (before) return before;
  const { default: Calendar } = await import("date-holidays");
  const calendar = new Calendar(country, { types: ["public", "bank"] });
  const namesOf = (language: string): Map<string, string> =>
    new Map(calendar.getHolidays(year, language).map((holiday) => [`${holiday.date} ${holiday.rule}`, holiday.name]));
  const english = namesOf("en");
  const rows: StatutoryHoliday[] = [];
  for (const holiday of calendar.getHolidays(year, "es")) {
    const day = dayOf(country, holiday.date.slice(0, 10), holiday.rule);
    const kind = holiday.type === "public" ? "public" : "bank";
    const en = english.get(`${holiday.date} ${holiday.rule}`) ?? holiday.name;
    rows.push({ day, kind, es: holiday.name, en });
  }
  rows.sort((a, b) => (a.day < b.day ? -1 : 1));
  known.set(key, rows);
  return rows;
}

/**
 * The day Mexico hands over the presidency moved from 1 December to 1 October with the term that began in 2024 (LFT 74
 * VII, Constitution 83); the library still says December.
 */
function dayOf(country: string, day: string, rule: string): string {
  const handover = country === "MX" && rule.startsWith("12-01 every 6 years");
  return handover && day >= "2024" ? `${day.slice(0, 4)}-10-01` : day;
}
