/** What follows a contact, as its row keeps it. */
export type StepKind = "none" | "follow-up" | "promise" | "dispute";

/**
 * Whether the step of a row that is corrected can be that of the right version, whose outcome demands `demanded`: a promise or
 * a dispute only where the right outcome is one too, a follow-up wherever neither is demanded.
 */
export function stepStays(step: StepKind, demanded: string): boolean {
  if (step === "none") return false;
  const asks = demanded === "promise" || demanded === "dispute";
  return step === "follow-up" ? !asks : demanded === step;
}
