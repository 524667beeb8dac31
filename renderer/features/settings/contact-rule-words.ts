import type { TFunction } from "i18next";
import type { ContactRuleInput } from "../../../shared/contract/worklist.ts";

const COUNTRIES = ["MX", "CO", "PE", "CL", "BR"] as const;

/** Country and state a rule is for. */
export function placeWords({ country, state }: Pick<ContactRuleInput, "country" | "state">, t: TFunction): string {
  const known = COUNTRIES.find((code) => code === country);
  const name =
    known !== undefined
      ? t(`worklist.rules.country.${known}`)
      : country === "*"
        ? t("worklist.rules.country.other")
        : country;
  return state === "" ? name : `${name}, ${state}`;
}

/** `lun a vie 09:00-18:30`. */
export function slotWords({ days, from, to }: ContactRuleInput["slots"][number], t: TFunction): string {
  const names = t("worklist.rules.days").split(",");
  const sorted = [...days].sort((a, b) => a - b);
  const run = sorted.length > 2 && sorted.every((day, index) => day === (sorted[0] ?? 0) + index);
  const said = run
    ? `${names[(sorted[0] ?? 1) - 1]}-${names[(sorted.at(-1) ?? 1) - 1]}`
    : sorted.map((day) => names[day - 1]).join(", ");
  return `${said} ${from}-${to}`;
}

/** A limit in words. */
export function capWords(cap: ContactRuleInput["caps"][number], t: TFunction): string {
  if (cap.kind === "one-channel") return t("worklist.rules.oneChannel");
  if (cap.kind === "gap") return t("worklist.rules.gap", { days: cap.days });
  const channels = cap.channels.map((channel) => t(`worklist.rules.channels.${channel}`)).join(", ");
  const key = cap.per === "day" ? "worklist.rules.perDay" : "worklist.rules.perWeek";
  const said = t(key, { max: cap.max, channels });
  return cap.attempts ? `${said} (${t("worklist.rules.attempts")})` : said;
}
