import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { appRoot } from "../app-root.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readSettings } from "../settings/reader.ts";

const zPackage = z.object({ version: z.string() });

/** Who made a report, with what and where; stands in its footer and facts. */
export interface Maker {
  readonly version: string;
  /** IANA zone in which the instant of making is told. */
  readonly timeZone: string;
  readonly by: string;
}

/** Who makes a report: this version of the program, the person named or the user of this computer, in the company's zone. */
export async function readMaker(db: ReadHandle, person: string | null = null): Promise<Maker> {
  const { version } = zPackage.parse(JSON.parse(readFileSync(join(appRoot, "package.json"), "utf8")));
  const { timeZone } = await readSettings(db);
  return { version, timeZone, by: person ?? userName() };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user may have no name.
    return "";
  }
}
