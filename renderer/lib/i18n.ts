import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Lang } from "../../shared/contract/common.ts";
import { en } from "../../shared/i18n/en.ts";
import { es } from "../../shared/i18n/es.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof es };
    returnNull: false;
  }
}

export const i18n = i18next.createInstance();

/** Starts the words in one language; keys are checked against the Spanish tree by the compiler. */
export async function startI18n(language: Lang): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: "es",
    supportedLngs: ["es", "en"],
    resources: { es: { translation: es }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = language === "es" ? "es-MX" : "en";
  i18n.on("languageChanged", (next) => {
    document.documentElement.lang = next === "es" ? "es-MX" : "en";
  });
}

/** Language in use, as the ledger wants it for the words it makes. */
export function currentLang(): Lang {
  return i18n.language === "en" ? "en" : "es";
}

/** The person's choice, or Spanish unless the system speaks English first. */
export function pickLanguage(chosen: Lang | null, systemLanguages: readonly string[]): Lang {
  if (chosen !== null) return chosen;
  const known = systemLanguages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === "es" || tag === "en");
  return known === "en" ? "en" : "es";
}
