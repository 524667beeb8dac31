/** Local time somewhere: calendar day and minutes since its midnight, 0 to 1439. */
export interface LocalTime {
  readonly day: string;
  readonly minute: number;
}

const MINUTE_MS = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(zone, made);
  return made;
}

/** Whether the name is an IANA time zone this machine knows. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** Local time of an instant (ISO, UTC). Throws RangeError on an unknown zone or a text that is no instant. */
export function localTime(instant: string, zone: string): LocalTime {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(new Date(instant))) parts[type] = value;
  const { year = "", month = "", day = "", hour = "", minute = "" } = parts;
  return { day: `${year}-${month}-${day}`, minute: Number(hour) * 60 + Number(minute) };
}

/**
 * Instant (ISO, UTC) of a local time. Of a time that clocks show twice, the first; a time they jump over becomes the
 * first one after it. Minute 1440 is the next midnight.
 */
export function instantOf({ day, minute }: LocalTime, zone: string): string {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS;
  const offset = (at: number): number => {
    const local = localTime(new Date(at).toISOString(), zone);
    return Date.parse(`${local.day}T00:00:00Z`) + local.minute * MINUTE_MS - Math.floor(at / MINUTE_MS) * MINUTE_MS;
  };
  // The clocks of a day before and of a day after are those before and after any change that could matter.
  const before = offset(wanted - 24 * 60 * MINUTE_MS);
  const after = offset(wanted + 24 * 60 * MINUTE_MS);
  // Where both fit clocks went back, and the old offset is the earlier time.
  const exact = [wanted - before, wanted - after].find((at) => at + offset(at) === wanted);
  // In the hour that is jumped over neither fits: where clocks go forward, the old offset lands just behind the jump.
  return new Date(exact ?? wanted - before).toISOString();
}
