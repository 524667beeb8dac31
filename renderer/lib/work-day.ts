import { useAsOf } from "./as-of.tsx";
import { useStatus } from "./status.ts";

/**
 * Day as of which what people do is shown (promises, agreements, disputes, recorded money): the one chosen. The demo opens on
 * the day its figures are about, which has gone by; people work today, so until another day is chosen it is today.
 */
export function useWorkDay(): string {
  const { day, defaultDay } = useAsOf();
  const { data: status } = useStatus();
  const today = status?.today ?? day;
  return day === defaultDay && today > day ? today : day;
}
