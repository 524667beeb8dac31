import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { appRoot } from "../app-root.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readSettings } from "../settings/reader.ts";
import type { Maker } from "./weekly-document.ts";

const zPackage = z.object({ version: z.string() });

/** Who makes a report: this version of the program, the user of this computer, told in the company's time zone. */
export async function readMaker(db: ReadHandle): Promise<Maker> {
  const { version } = zPackage.parse(JSON.parse(readFileSync(join(appRoot, "package.json"), "utf8")));
  const { timeZone } = await readSettings(db);
  return { version, timeZone, by: userName() };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user may have no name.
    return "";
  }
}
