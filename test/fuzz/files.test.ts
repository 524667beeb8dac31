import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFileBytes } from "../../electron/ledger/imports/intake/parse-bytes.ts";
import { readArchiveBytes } from "../../electron/ledger/imports/intake/zip.ts";
import { readSatMetadata } from "../../shared/domain/sat-metadata/read.ts";
import { cfdi40, UUID } from "../domain/cfdi/make-cfdi.ts";
import { type ZipEntry, zip } from "../ledger/imports/make-zip.ts";
import { judge } from "./judge.ts";
import { KINDS, mutate, seeds } from "./mutate.ts";

const originals = seeds();
const SEED = 20_261_122;

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const mutation = fc.record({
  kind: fc.nat({ max: KINDS - 1 }),
  at: part,
  to: part,
  value: fc.nat({ max: 2 ** 31 - 1 }),
});

describe("a file from the world, however damaged", () => {
  test("ends as a document that can be booked or as a reason that has words, and never as an exception", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        async (original, mutations) => {
          expect((await judge(mutate(original, mutations, originals, 512 * 1024))).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1500, seed: SEED, endOnFailure: true },
    );
  });

  test("says the same of the same bytes, however often it is read", async () => {
    await fc.assert(
      fc.property(fc.constantFrom(...originals), fc.array(mutation, { maxLength: 3 }), (original, mutations) => {
        const bytes = mutate(original, mutations, originals, 256 * 1024);
        expect(readFileBytes(Buffer.from(bytes), 0)).toEqual(readFileBytes(bytes, 0));
      }),
      { numRuns: 200, seed: SEED },
    );
  });

  test("of pure noise, in any encoding, ends in a reason", async () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
      fc.string({ unit: "binary", maxLength: 300 }).map((text) => Buffer.from(`\uFEFF${text}`, "utf16le")),
      fc.string({ unit: "binary", maxLength: 300 }).map((text) => Buffer.from(`<${text}`, "utf8")),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), bytes])),
    );
    await fc.assert(
      fc.asyncProperty(noise, async (bytes) => {
        for (const code of await judge(bytes)) expect(code).not.toMatch(/^ok-/);
      }),
      { numRuns: 1000, seed: SEED },
    );
  });
});

describe("an archive of any make", () => {
  const name = fc.oneof(
    fc.constantFrom("a.xml", "../a.xml", "/a.xml", "C:\\a.xml", "a/", "__MACOSX/._a", "", "\0", "a.zip", "ñ.xml"),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  const entry: fc.Arbitrary<ZipEntry> = fc
    .record({
      name,
      data: fc.oneof(
        fc.constantFrom(
          Buffer.from(cfdi40()),
          Buffer.from("<a/>"),
          Buffer.alloc(0),
          zip([{ name: "b", data: "<b/>" }]),
        ),
        fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      ),
      stored: fc.boolean(),
      flags: fc.option(fc.nat({ max: 0xffff }), { freq: 4 }),
      method: fc.option(fc.nat({ max: 100 }), { freq: 4 }),
      claimedSize: fc.option(fc.nat({ max: 2 ** 31 - 1 }), { freq: 4 }),
      claimedCrc: fc.option(fc.nat({ max: 2 ** 31 - 1 }), { freq: 4 }),
    })
    .map(
      (made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== null)) as unknown as ZipEntry,
    );

  test("gives a reason or a document for each member, never more bytes than it may, and never throws", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 6 }),
        fc.array(mutation, { maxLength: 2 }),
        async (entries, mutations) => {
          const bytes = mutate(zip(entries), mutations, originals, 256 * 1024);
          expect((await judge(bytes)).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 600, seed: SEED },
    );
  });

  test("cut or flipped anywhere, gives no member whose bytes are not proved by their sum", async () => {
    const whole = zip([{ name: "a.xml", data: cfdi40() }]);
    const truth = Buffer.from(cfdi40());
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 7 }), async (place, bit) => {
        const bytes = Buffer.from(whole);
        bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
        for await (const member of readArchiveBytes(bytes, "a.zip", () => false)) {
          if (member.bytes !== null && member.path === "a.zip!a.xml") expect(member.bytes.equals(truth)).toBe(true);
        }
      }),
      { numRuns: 1500, seed: SEED },
    );
  });
});

test("a metadata list of any make gives statements with a UUID, and names the lines it left out", () => {
  const header =
    "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~NombreReceptor~RfcPac~FechaEmision~FechaCertificacionSat~Monto~EfectoComprobante~Estatus~FechaCancelacion";
  const good = `${UUID}~EKU9003173C9~ESCUELA~KIJ0906199R1~KERNEL~SPR190613I52~2025-05-05 10:00:00~2025-05-05 10:05:00~1160.00~I~1~`;
  const line = fc.oneof(
    fc.constantFrom(good, good.replaceAll("~", "|"), `${good}~${good}`, "~~~~", UUID, "", "\u0000", `"${good}"`),
    fc
      .array(fc.oneof(fc.constantFrom(UUID, "~", "\n", "EKU9003173C9", "1", "$1,160.00"), fc.string()), {
        maxLength: 14,
      })
      .map((fields) => fields.join("~")),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom("\r\n", "\n", "\r"), (lines, end) => {
      const { statements, problems, problemCount } = readSatMetadata([header, ...lines].join(end));
      expect(statements.every(({ uuid }) => uuid === UUID)).toBe(true);
      expect(problems.length).toBeLessThanOrEqual(problemCount);
    }),
    { numRuns: 1000, seed: SEED },
  );
});
