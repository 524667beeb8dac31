/** Whether it is the name of a time zone that days can be told by. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("es", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
