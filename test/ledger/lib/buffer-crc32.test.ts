import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, it } from "vitest";
import { unsigned } from "../../../electron/ledger/lib/buffer-crc32.ts";

interface Theirs {
  readonly unsigned: (bytes: Uint8Array, before?: number) => number;
}

it("the check sum of what is packed is the one of the package it stands for, piece by piece", () => {
  const theirs = createRequire(createRequire(import.meta.url).resolve("yazl"))("buffer-crc32") as Theirs;
  expect(unsigned(Buffer.from("123456789"))).toBe(0xcbf43926);
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (pieces) => {
      let [mine, own] = [0, 0];
      for (const piece of pieces) {
        [mine, own] = [unsigned(piece, mine), theirs.unsigned(Buffer.from(piece), own)];
      }
      expect(mine).toBe(own);
    }),
  );
});
