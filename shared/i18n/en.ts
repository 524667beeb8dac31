import { commonEn } from "./common.en.ts";
import { errorsEn } from "./errors.en.ts";
import type { es } from "./es.ts";
import type { Messages } from "./messages.ts";

/** Every user-visible word in English. */
export const en: Messages<typeof es> = { common: commonEn, errors: errorsEn };
