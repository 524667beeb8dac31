import type { Recording } from "../lib/recording.ts";

/** Who asks, and when: what is open at this moment depends on both. */
export type Asking = Omit<Recording, "today">;
