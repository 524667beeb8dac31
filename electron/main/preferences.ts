import { z } from "zod";
import type { Preferences } from "../../shared/contract/native.ts";

const MAX_RECENT = 12;
const MAX_LAYOUT_LENGTH = 100_000;
const MAX_ADDRESS_LENGTH = 2000;

const shapes = {
  language: z.enum(["es", "en"]).nullable(),
  theme: z.enum(["light", "dark", "system"]),
  lastLedger: z.string().nullable(),
  recentLedgers: z.array(z.string()).max(MAX_RECENT),
  railOpen: z.boolean(),
  gridLayouts: z.record(z.string(), z.string().max(MAX_LAYOUT_LENGTH)),
  lastFolder: z.string().nullable(),
  updateSource: z.string().max(MAX_ADDRESS_LENGTH),
};

/** A person's choices as they stand in preferences.json; what a newer version added is kept. */
export const zPreferences = z.looseObject({
  language: shapes.language.default(null),
  theme: shapes.theme.default("system"),
  lastLedger: shapes.lastLedger.default(null),
  recentLedgers: shapes.recentLedgers.default([]),
  railOpen: shapes.railOpen.default(true),
  gridLayouts: shapes.gridLayouts.default({}),
  lastFolder: shapes.lastFolder.default(null),
  updateSource: shapes.updateSource.default(""),
}) satisfies z.ZodType<Preferences>;

/** Changes to some of them and to nothing else. Without defaults: what a change does not name must stay as it is. */
export const zPreferenceChanges = z.strictObject(shapes).partial();
