import { useTranslation } from "react-i18next";
import { reportsScreenEs } from "../../../shared/i18n/reports-screen.es.ts";

const zKnown = Object.keys(reportsScreenEs.problems) as readonly (keyof typeof reportsScreenEs.problems)[];

/** Words for why a scheduled report could not be delivered. */
export function useProblemWords(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => {
    const key = zKnown.find((known) => code === known || (known === "MAIL" && code.startsWith("MAIL ")));
    return t(`reportsScreen.problems.${key ?? "INTERNAL"}`);
  };
}
