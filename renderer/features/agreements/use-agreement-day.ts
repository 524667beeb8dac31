import { useAsOf } from "../../lib/as-of.tsx";
import { useStatus } from "../../lib/status.ts";

/**
 * Day as of which agreements are shown: the one chosen. The demo opens on the day its figures are about, which has gone by;
 * agreements are made today, so until another day is chosen they are shown as of today.
 */
export function useAgreementDay(): string {
  const { day, defaultDay } = useAsOf();
  const { data: status } = useStatus();
  const today = status?.today ?? day;
  return day === defaultDay && today > day ? today : day;
}
