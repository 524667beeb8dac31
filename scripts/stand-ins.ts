import { join } from "node:path";
import { REPOSITORY } from "./freshness.ts";

/** Modules that the built programs have in the place of a package's own, by its name. */
export const STAND_INS: Readonly<Record<string, string>> = {
  "buffer-crc32": join(REPOSITORY, "electron/ledger/lib/buffer-crc32.ts"),
};
