import { z } from "zod";
import type { Preferences } from "../../shared/contract/native.ts";

const MAX_RECENT = 12;
const MAX_LAYOUT_LENGTH = 100_000;

/** A person's choices as they stand in preferences.json; what a newer version added is kept. */
export const zPreferences = z.object({
  language: z.enum(["es", "en"]).nullable().default(null),
  theme: z.enum(["light", "dark", "system"]).default("system"),
  lastLedger: z.string().nullable().default(null),
  recentLedgers: z.array(z.string()).max(MAX_RECENT).default([]),
  railOpen: z.boolean().default(true),
  gridLayouts: z.record(z.string(), z.string().max(MAX_LAYOUT_LENGTH)).default({}),
  lastFolder: z.string().nullable().default(null),
}) satisfies z.ZodType<Preferences>;
