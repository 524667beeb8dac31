import { instantOf, isZone, type LocalTime, localTime } from "../../shared/domain/contact-hours/zone-time.ts";

/** Where no ledger is open, the time of this PC is all there is. */
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

let zone = OWN_ZONE;

/** Says in which zone the company works: every time on the screens is shown and typed in it, wherever this PC stands. */
export function setCompanyZone(timeZone: string | null): void {
  zone = timeZone !== null && isZone(timeZone) ? timeZone : OWN_ZONE;
}

/** Day and minute of an instant at the company; null when the text is no instant. */
export function companyTime(instant: string): LocalTime | null {
  return Number.isNaN(Date.parse(instant)) ? null : localTime(new Date(instant).toISOString(), zone);
}

/** Instant of a day and minute at the company. */
export function instantAtCompany(time: LocalTime): string {
  return instantOf(time, zone);
}
