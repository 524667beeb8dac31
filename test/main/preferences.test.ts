import { describe, expect, it } from "vitest";
import { zPreferenceChanges, zPreferences } from "../../electron/main/preferences.ts";

describe("changes of preferences", () => {
  it("name only what changes, so that everything else stays", () => {
    const before = zPreferences.parse({ language: "en", lastLedger: "/a.alcorriente", railOpen: false });
    const after = zPreferences.parse({ ...before, ...zPreferenceChanges.parse({ theme: "dark" }) });
    expect(after).toEqual({ ...before, theme: "dark" });
  });

  it("are refused when they are no preferences", () => {
    expect(zPreferenceChanges.safeParse({ theme: "pink" }).success).toBe(false);
  });
});
