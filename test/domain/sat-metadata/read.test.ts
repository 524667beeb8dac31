import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSatMetadata, readSatMetadata } from "../../../shared/domain/sat-metadata/read.ts";

const HEADER =
  "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~NombreReceptor~RfcPac~FechaEmision~FechaCertificacionSat~Monto~EfectoComprobante~Estatus~FechaCancelacion";
const A = "E7215E3B-2DC5-4A40-AB10-C902FF9258DF";
const B = "129c4d12-1415-4ace-be12-34e71c4eab4e";

const line = (
  changes: Partial<Record<"uuid" | "issuer" | "receiver" | "amount" | "kind" | "status" | "off" | "on", string>>,
) =>
  [
    changes.uuid ?? A,
    "EKU9003173C9",
    changes.issuer ?? "ESCUELA KEMPER URGATE",
    "URE180429TM6",
    changes.receiver ?? "UNIVERSIDAD ROBOTICA ESPAÑOLA",
    "SPR190613I52",
    changes.on ?? "2025-02-10 10:00:00",
    "2025-02-10 10:00:01",
    changes.amount ?? "1160.00",
    changes.kind ?? "I",
    changes.status ?? "1",
    changes.off ?? "",
  ].join("~");
const file = (...lines: string[]) => `${[HEADER, ...lines].join("\r\n")}\r\n`;
const read = (text: string) => readSatMetadata(text);
const problems = (text: string) => read(text).problems.map(({ line: at, reason }) => `${at} ${reason}`);

describe("a metadata file of the tax authority", () => {
  test("states every document and its status", () => {
    const text = file(line({}), line({ uuid: B, status: "0", off: "2025-03-01 08:00:00", kind: "P", amount: "0" }));
    expect(isSatMetadata(text)).toBe(true);
    expect(read(text).statements).toEqual([
      {
        uuid: A,
        issuerRfc: "EKU9003173C9",
        receiverRfc: "URE180429TM6",
        receiverName: "UNIVERSIDAD ROBOTICA ESPAÑOLA",
        issuedAt: "2025-02-10T10:00:00",
        amount: "1160.00",
        kind: "I",
        status: "in-force",
        cancelledOn: "",
        line: 2,
      },
      expect.objectContaining({
        uuid: B.toUpperCase(),
        kind: "P",
        status: "cancelled",
        cancelledOn: "2025-03-01",
        line: 3,
      }),
    ]);
  });

  test("is read by the names of its columns, in any order, with others between", () => {
    const text = `Estatus~PacCertifico~Uuid~Otra~RFCEmisor\n0~SPR190613I52~${A}~x~EKU9003173C9\n`;
    expect(isSatMetadata(text)).toBe(true);
    expect(isSatMetadata("uuid de la factura\n")).toBe(false);
    expect(read(text).statements).toMatchObject([{ uuid: A, status: "cancelled", cancelledOn: "", amount: "" }]);
  });

  test.each([
    ["words", line({ status: "Cancelado", kind: "Ingreso", off: "2025-03-01" })],
    ["a spreadsheet's days", line({ status: "0", off: "01/03/2025 08:00:00", on: "10/02/2025" })],
    ["a clock of twelve hours", line({ status: "0", off: "1/3/2025 08:00 p. m." })],
    ["$ and commas", line({ status: "0", off: "2025-03-01 08:00:00", amount: "$1,160.00" })],
    ["quotes around fields", line({ status: '"0"', off: '"2025-03-01 08:00:00"', amount: '"1160.00"' })],
    ["no last field where it is empty", line({ status: "0" }).slice(0, -1)],
  ])("of a re-export is understood: %s", (_, record) => {
    const [statement] = read(file(record)).statements;
    expect(statement).toMatchObject({ uuid: A, kind: "I", amount: "1160.00", status: "cancelled" });
    expect(["", "2025-03-01"]).toContain(statement?.cancelledOn);
  });

  test("keeps quotes in names as text", () => {
    const [statement] = read(file(line({ receiver: 'GRUPO "EL SOL", SA DE CV' }))).statements;
    expect(statement?.receiverName).toBe('GRUPO "EL SOL", SA DE CV');
  });

  test("a line broken in a name is put together, and line numbers stay those of the file", () => {
    const text = file(line({ receiver: "UNO\nDOS" }), "dañada", line({ uuid: B, receiver: "UNO\n\nDOS" }));
    expect(read(text).statements).toMatchObject([
      { receiverName: "UNODOS", line: 2 },
      { uuid: B.toUpperCase(), receiverName: "UNODOS", line: 5 },
    ]);
    expect(problems(text)).toEqual(["4 too-few-fields"]);
    const lf = file(line({ receiver: "UNO\nDOS" }), line({ uuid: B })).replaceAll("\r\n", "\n");
    expect(read(lf).statements).toMatchObject([{ receiverName: "UNODOS" }, { uuid: B.toUpperCase() }]);
  });

  test("a ~ in a name moves nothing", () => {
    const text = file(
      line({ receiver: "UNO~DOS", status: "0", off: "2025-03-01 08:00:00" }),
      line({ uuid: B, issuer: "MI~EMPRESA~SA", receiver: "A~B" }),
      line({ issuer: "XAXX010101000~UNO", status: "0", off: "2025-03-02 08:00:00" }),
    );
    expect(read(text).statements).toMatchObject([
      { receiverRfc: "URE180429TM6", receiverName: "UNO~DOS", status: "cancelled", cancelledOn: "2025-03-01" },
      { receiverRfc: "URE180429TM6", receiverName: "A~B", status: "in-force", amount: "1160.00", kind: "I" },
      { receiverRfc: "", receiverName: "", status: "cancelled", cancelledOn: "2025-03-02" },
    ]);
    expect(problems(text)).toEqual([]);
  });

  test("names each damaged line and reads the others", () => {
    const text = file(
      line({ uuid: "000000" }),
      line({}),
      line({ status: "2" }),
      line({ status: "0", off: "2025-13-01 08:00:00" }),
      line({ amount: "1.16E3" }),
      line({}).replace("EKU9003173C9", "EKU"),
      line({}).slice(0, 90),
      line({ receiver: "X".repeat(9000) }),
      line({ uuid: B }),
    );
    expect(problems(text)).toEqual([
      "2 bad-uuid",
      "4 bad-status",
      "5 bad-date",
      "6 bad-amount",
      "7 bad-rfc",
      "8 too-few-fields",
      "9 too-long",
    ]);
    expect(read(text).statements.map((statement) => statement.line)).toEqual([3, 10]);
  });

  test("that ends in the middle of a line may still be growing", () => {
    const whole = file(line({}), line({ uuid: B }));
    expect(read(whole).cut).toBe(false);
    expect(read(whole.slice(0, -30)).cut).toBe(true);
    expect(read(whole.trimEnd()).cut).toBe(false);
  });

  test("without a needed column says which, and the list of third parties states nothing", () => {
    expect(read("Uuid~Monto\r\n").missingColumns).toEqual(["RfcEmisor", "Estatus"]);
    const third = `Uuid~RfcACuentaTerceros~NombreACuentaTerceros\r\n${B}~AAAA010101AA3~PERSONA FISICA TRES\r\n`;
    expect(isSatMetadata(third)).toBe(true);
    expect(read(third)).toMatchObject({ content: "third-parties", statements: [], problemCount: 0 });
  });

  test("of a scenario is read whole", () => {
    const folder = join(import.meta.dirname, "../../fixtures/cfdi/scenarios/05-sustitucion-y-cancelacion");
    const { statements, problemCount } = read(readFileSync(join(folder, "metadata.txt"), "utf8"));
    expect(problemCount).toBe(0);
    expect(statements.map((statement) => `${statement.status} ${statement.cancelledOn}`)).toEqual([
      "cancelled 2025-02-11",
      "in-force ",
      "cancelled 2025-03-01",
      "in-force ",
    ]);
  });

  test("survives any text, and what damage does to one line it does to no other", () => {
    const damage = fc.oneof(
      fc.string({ unit: fc.constantFrom("~", "\n", "\r\n", "0", "A", "-", '"', "\0", "ñ"), maxLength: 60 }),
      fc.nat({ max: 140 }).map((length) => line({}).slice(0, length)),
    );
    fc.assert(
      fc.property(fc.array(damage, { maxLength: 8 }), (damaged) => {
        const good = [1, 2, 3].map((n) => line({ uuid: A.replace(/.$/, String(n)) }));
        const lines = damaged.flatMap((text, index) => [text, good[index % 3] ?? ""]);
        const { statements, problems: named, problemCount } = read(file(...lines));
        expect(named.length).toBe(Math.min(problemCount, 50));
        for (const text of new Set(damaged.map((_, index) => good[index % 3]))) {
          expect(statements.map((statement) => statement.uuid)).toContain(text?.slice(0, 36));
        }
      }),
      { numRuns: 500, seed: 20261122 },
    );
  });
});
