import type { Migration } from "../migration.ts";
import { ledger0010 } from "./0010-ledger.ts";

/** Every migration in order, listed by hand so that no bundler or folder scan decides. */
export const migrations: readonly Migration[] = [ledger0010];
