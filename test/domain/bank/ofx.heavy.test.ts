import { describe, expect, it } from "vitest";
import { readOfx } from "../../../shared/domain/bank/ofx.ts";

describe("the movements of an OFX file", () => {
  it("are a hundred thousand movements at most", () => {
    const of = (count: number): string => `<OFX><STMTRS>${"<STMTTRN>".repeat(count)}</STMTRS></OFX>`;
    expect(readOfx(of(100_000)).ok).toBe(true);
    expect(readOfx(of(100_001))).toEqual({ ok: false, detail: "100000" });
  });
});
