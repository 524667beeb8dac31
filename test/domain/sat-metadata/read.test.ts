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

  test("says what each column says, and nothing of a cancellation while in force", () => {
    const text = file(line({ off: "2025-03-01 08:00:00", receiver: "  UNO   DOS ", kind: "Ingreso" }));
    expect(read(text).statements).toMatchObject([
      { status: "in-force", cancelledOn: "", receiverName: "UNO DOS", kind: "I", issuedAt: "2025-02-10T10:00:00" },
    ]);
    expect(read(file(line({}).replace("URE180429TM6", "EXTRANJERO"))).statements).toMatchObject([{ receiverRfc: "" }]);
    expect(problems(file(line({ on: "ayer" })))).toEqual(["2 bad-date"]);
  });

  describe("with fewer columns", () => {
    const one = (header: string, record: string) => {
      const { statements, problems: named } = read(`${header}\n${record}\n`);
      return statements[0] ?? named[0]?.reason;
    };

    test.each([
      ["no name: one field too many is damage", "Uuid~RfcEmisor~Estatus", `${A}~EKU9003173C9~1~x`, "too-many-fields"],
      [
        "no name: an empty field behind the last says nothing",
        "Uuid~RfcEmisor~Estatus",
        `${A}~EKU9003173C9~1~ `,
        { status: "in-force" },
      ],
      [
        "no name: the cancellation may lack",
        "Uuid~RfcEmisor~Estatus~FechaCancelacion",
        `${A}~EKU9003173C9~0`,
        { cancelledOn: "" },
      ],
      [
        "no name: two fields may not lack",
        "Uuid~RfcEmisor~Estatus~FechaCancelacion",
        `${A}~EKU9003173C9`,
        "too-few-fields",
      ],
      [
        "no name and a status nobody knows",
        "Uuid~RfcEmisor~Estatus~FechaCancelacion",
        `${A}~EKU9003173C9~9~`,
        "bad-status",
      ],
      ["another last column may not lack", "Uuid~RfcEmisor~Estatus~Monto", `${A}~EKU9003173C9~1`, "too-few-fields"],
      [
        "the customer's name only, with a ~",
        "Uuid~RfcEmisor~RfcReceptor~NombreReceptor~Estatus",
        `${A}~EKU9003173C9~URE180429TM6~UNO~DOS~1`,
        { receiverRfc: "URE180429TM6", receiverName: "UNO~DOS", status: "in-force" },
      ],
      [
        "the issuer's name only, with a ~",
        "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~Estatus",
        `${A}~EKU9003173C9~UNO~DOS~URE180429TM6~1`,
        { receiverRfc: "URE180429TM6", receiverName: "", status: "in-force" },
      ],
      [
        "a column between RFC and name",
        "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~Otra~NombreReceptor~Estatus",
        `${A}~EKU9003173C9~UNO~DOS~ ure180429tm6 ~x~TRES~1`,
        { receiverRfc: "URE180429TM6", receiverName: "", status: "in-force" },
      ],
      [
        "the customer's RFC before both names",
        "Uuid~RfcEmisor~RfcReceptor~NombreEmisor~NombreReceptor~Estatus",
        `${A}~EKU9003173C9~URE180429TM6~UNO~DOS~TRES~1`,
        { receiverRfc: "URE180429TM6", receiverName: "", status: "in-force" },
      ],
      [
        "nothing unusual, between columns that are not read",
        "X~Uuid~RfcEmisor~NombreReceptor~Y~Estatus",
        `1~${A}~EKU9003173C9~UNO~2~0`,
        { receiverName: "UNO", status: "cancelled" },
      ],
    ])("%s", (_what, header, record, told) => {
      const result = one(header, record);
      if (typeof told === "string") expect(result).toBe(told);
      else expect(result).toMatchObject(told);
    });
  });

  test("a lone LF belongs to a name where lines end in CRLF, and ends a line where they end in LF", () => {
    const lines = ["Uuid~RfcEmisor~Estatus~NombreReceptor", `${A}~EKU9003173C9~1~UNO\nDOS`, `${B}~EKU9003173C9~0~TRES`];
    const crlf = `${lines.join("\r\n")}\r\n`;
    expect(read(crlf).statements).toMatchObject([{ receiverName: "UNODOS" }, { receiverName: "TRES" }]);
    expect(problems(crlf)).toEqual([]);
    expect(read(`${lines.join("\n")}\n`).statements).toMatchObject([{ receiverName: "UNO" }, { receiverName: "TRES" }]);
    expect(problems(`${lines.join("\n")}\n`)).toEqual(["3 too-few-fields"]);
    expect(problems(crlf.replace("\r\n", "\n"))).toEqual(["3 too-few-fields"]);
  });

  test("a ~ in a name and a last field that lacks are told apart", () => {
    const text = file(line({ receiver: "UNO~DOS", status: "0" }).slice(0, -1));
    expect(read(text).statements).toMatchObject([
      { receiverRfc: "URE180429TM6", receiverName: "UNO~DOS", status: "cancelled", amount: "1160.00", cancelledOn: "" },
    ]);
  });

  test("an empty field too many behind the last moves nothing", () => {
    expect(read(file(`${line({ status: "0", off: "2025-03-01" })}~`)).statements).toMatchObject([
      { receiverName: "UNIVERSIDAD ROBOTICA ESPAÑOLA", status: "cancelled", cancelledOn: "2025-03-01" },
    ]);
    expect(read(file(line({ receiver: "UNO~DOS" }))).statements).toMatchObject([{ receiverName: "UNO~DOS" }]);
  });

  test.each([
    [HEADER, true],
    [`\uFEFF${HEADER}\r\n`, true],
    [`\n\n  ${HEADER}`, true],
    ['"RfcEmisor"~" Uuid "\r\n', true],
    ["Estatus~Uuid\n", true],
    ["uuid~estatus\n", true],
    ["uuid\n~", false],
    ["RfcEmisor~Estatus\nUuid~x", false],
    ["Uuid de la factura~Estatus\n", false],
    ["El Uuid~Estatus\n", false],
    [" <a b~uuid~c>", false],
    ["<a~uuid~/>", false],
    ["", false],
  ])("is known by its first line: %j", (text, known) => expect(isSatMetadata(text)).toBe(known));

  test("may begin with blank lines and a mark of its bytes", () => {
    expect(read(`\r\n \r\n${file(line({}))}`).statements).toMatchObject([{ uuid: A, line: 4 }]);
    expect(read(`\uFEFF${file(line({}))}`).statements).toHaveLength(1);
    expect(read(`${HEADER}\r\n\n\n${line({})}\r\n\r\n`).statements).toMatchObject([{ uuid: A, line: 4 }]);
  });

  test("that is empty, or a list of third parties, or without columns says so and nothing else", () => {
    const nothing = { missingColumns: [], statements: [], problems: [], problemCount: 0, cut: false };
    const missingColumns = ["Uuid", "RfcEmisor", "Estatus"];
    expect(read("")).toEqual({ ...nothing, content: "statements", missingColumns });
    expect(read(" \n \n")).toEqual({ ...nothing, content: "statements", missingColumns });
    expect(read("Uuid~RfcACuentaTerceros\r\n")).toEqual({ ...nothing, content: "third-parties" });
    expect(read("RfcACuentaTerceros~Uuid\r\n").content).toBe("statements");
    expect(read(HEADER)).toEqual({ ...nothing, content: "statements" });
    expect(read(file(line({})))).toMatchObject({ content: "statements", missingColumns: [], problems: [] });
  });

  test("is cut only where its last line is damaged and does not end", () => {
    const damaged = line({}).slice(0, 60);
    expect(read(`${HEADER}\r\n${damaged}`).cut).toBe(true);
    expect(read(`${HEADER}\r\n${damaged}\r\n`).cut).toBe(false);
    expect(read(`${HEADER}\r\n${damaged}\r\n${line({})}`).cut).toBe(false);
  });

  test("names fifty damaged lines and counts the others, up to ten thousand with nothing readable", () => {
    const damaged = Array.from({ length: 10_005 }, () => "x");
    const few = read(file(...damaged.slice(0, 60)));
    expect([few.problems.length, few.problemCount]).toEqual([50, 60]);
    expect(read(file(...damaged)).problemCount).toBe(10_000);
    expect(read(file(line({}), ...damaged)).problemCount).toBe(10_005);
  });

  test("takes a line of eight thousand characters, also in pieces, and none longer", () => {
    const of = (length: number, between = ""): string => {
      const name = "X".repeat(length - line({ receiver: "" }).length - 1);
      return file(line({ receiver: `${name}${between}Y` }), line({ uuid: B }));
    };
    expect(problems(of(8000))).toEqual([]);
    expect(problems(of(8001))).toEqual(["2 too-long"]);
    expect(problems(of(8000, "\n"))).toEqual([]);
    expect(problems(of(8001, "\n")).length).toBeGreaterThan(0);
    expect(read(of(8001, "\n")).statements).toMatchObject([{ uuid: B.toUpperCase() }]);
  });

  test("puts a line together from twenty pieces and no more", () => {
    const of = (pieces: number): string =>
      file(line({ receiver: Array.from({ length: pieces }, () => "X").join("\n") }), line({ uuid: B }));
    expect(read(of(20)).statements).toMatchObject([{ receiverName: "X".repeat(20) }, { uuid: B.toUpperCase() }]);
    expect(read(of(21)).statements).toMatchObject([{ uuid: B.toUpperCase() }]);
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
