import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pack, unpack } from "../../../electron/ledger/lib/packing.ts";
import { cfdi40 } from "../../domain/cfdi/make-cfdi.ts";

describe("originals kept in the ledger", () => {
  it("come back byte for byte, whether this version packed them or an earlier one did", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
        expect(unpack(pack(bytes)).equals(bytes)).toBe(true);
        expect(unpack(deflateRawSync(bytes, { level: 1 })).equals(bytes)).toBe(true);
        expect(unpack(deflateRawSync(bytes, { level: 0 })).equals(bytes)).toBe(true);
      }),
    );
  });

  it("take less room than they had", () => {
    const bytes = Buffer.from(cfdi40());
    expect(pack(bytes).length).toBeLessThan(bytes.length * 0.7);
  });

  it("are not made up from what is damaged", () => {
    const packed = pack(Buffer.from(cfdi40()));
    expect(() => unpack(packed.subarray(0, packed.length - 5))).toThrow();
    expect(() => unpack(Buffer.from("no such thing"))).toThrow();
  });
});
