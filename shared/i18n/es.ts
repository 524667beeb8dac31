import { commonEs } from "./common.es.ts";
import { errorsEs } from "./errors.es.ts";

/** Every user-visible word in Spanish of Mexico; the other languages have exactly these keys. */
export const es = { common: commonEs, errors: errorsEs };
