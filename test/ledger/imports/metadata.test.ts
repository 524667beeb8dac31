import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cfdi40, UUID } from "../../domain/cfdi/make-cfdi.ts";
import { uuid } from "../support/documents.ts";
import type { TestLedger } from "../support/ledgers.ts";
import { databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";
import { zip } from "./make-zip.ts";

const OWN = "EKU9003173C9";
const HEADER =
  "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~NombreReceptor~RfcPac~FechaEmision~FechaCertificacionSat~Monto~EfectoComprobante~Estatus~FechaCancelacion";

interface Told {
  readonly n: number;
  readonly off?: string;
  readonly issuer?: string;
  readonly kind?: string;
  readonly receiver?: string;
}
const line = ({ n, off, issuer = OWN, kind = "I", receiver = "CLIENTE" }: Told): string =>
  `${uuid(n)}~${issuer}~YO~URE180429TM6~${receiver}~SPR190613I52~2026-01-10 10:00:00~2026-01-10 10:00:01~1160.00~${kind}~${off === undefined ? 1 : 0}~${off === undefined ? "" : `${off} 09:00:00`}`;
const metadata = (...lines: (Told | string)[]): string =>
  `\uFEFF${[HEADER, ...lines.map((each) => (typeof each === "string" ? each : line(each)))].join("\r\n")}\r\n`;

const invoice = (n: number): string =>
  cfdi40({ root: { Folio: String(n), Fecha: "2026-01-10T10:00:00" } }).replace(UUID, uuid(n));

async function open(database: (typeof databases)[number]) {
  const ledger = await makeLedger(database);
  const folder = temporaryFolder();
  let files = 0;
  return {
    ledger,
    async give(content: string | Buffer, name = `${++files}.txt`) {
      const path = join(folder, name);
      writeFileSync(path, content);
      const { runId, ...counts } = await ledger.importPaths([path], [OWN]);
      const { rows } = await ledger.client.imports.items({ runId, lang: "es" });
      return { counts, rows };
    },
  };
}

async function standing(ledger: TestLedger, n: number): Promise<string> {
  const { rows } = await ledger.client.receivables.documents({ asOf: "2026-06-30", all: true });
  const row = rows.find((candidate) => candidate.uuid === uuid(n));
  return `${row?.status} ${row?.openMinor}`;
}

describe.each(databases)("SAT metadata on %s", (database) => {
  test("cancels what it calls cancelled, from its day, before or after the file comes", async () => {
    const { ledger, give } = await open(database);
    await give(invoice(1), "1.xml");
    expect(await standing(ledger, 1)).toBe("open 116000");
    const { rows } = await give(metadata({ n: 1, off: "2026-03-05" }, { n: 2, off: "2026-03-06" }));
    expect(rows).toMatchObject([
      {
        outcome: "posted",
        code: "sat-metadata",
        message: "Metadatos del SAT. De su empresa: 2; cancelados: 2.",
        uuid: null,
      },
    ]);
    await give(invoice(2), "2.xml");
    expect(await standing(ledger, 1)).toBe("cancelled 0");
    expect(await standing(ledger, 2)).toBe("cancelled 0");
    const { rows: before } = await ledger.client.receivables.documents({ asOf: "2026-03-04", all: true });
    expect(before.map((row) => row.status)).toEqual(["open", "open"]);
    expect((await ledger.client.ledgers.verify()).ok).toBe(true);
  });

  test("a later file that says in force brings nothing back, whichever came first", async () => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      const { ledger, give } = await open(database);
      const files = [metadata({ n: 1 }), metadata({ n: 1, off: "2026-03-05" }), metadata({ n: 1, off: "2026-03-04" })];
      for (const index of order) await give(files[index] ?? "");
      const row = await ledger.db.read.selectFrom("sat_status").selectAll().executeTakeFirstOrThrow();
      expect(row).toMatchObject({ status: "cancelled", cancelled_on: "2026-03-04", receiver_rfc: "URE180429TM6" });
    }
  });

  test("names the lines that could not be read and books the others", async () => {
    const { ledger, give } = await open(database);
    await give(invoice(1), "1.xml");
    const { rows } = await give(
      metadata("basura~1", { n: 1, off: "2026-03-05", receiver: "UNO~DOS" }, `${uuid(3)}~${OWN}~YO`),
    );
    expect(rows).toMatchObject([
      {
        outcome: "posted",
        message:
          "Metadatos del SAT. De su empresa: 1; cancelados: 1. Líneas que no se leyeron: 2 (faltan datos), 4 (faltan datos).",
        advice: "Revise esas líneas o descargue otra vez los metadatos del SAT.",
      },
    ]);
    expect(await standing(ledger, 1)).toBe("cancelled 0");
  });

  test("of an archive is read part by part, with third parties, junk and empty files named for what they are", async () => {
    const { give } = await open(database);
    const { rows } = await give(
      zip([
        { name: "A_01.txt", data: metadata({ n: 1 }) },
        { name: "A_02.txt", data: metadata({ n: 2, off: "2026-03-05" }) },
        { name: "A_03.txt", data: metadata({ n: 9, issuer: "URE180429TM6" }) },
        {
          name: "A_tercero.txt",
          data: `Uuid~RfcACuentaTerceros~NombreACuentaTerceros\r\n${uuid(1)}~AAAA010101AA3~TRES\r\n`,
        },
        { name: "__MACOSX/._A_01.txt", data: "x" },
        { name: "vacio.txt", data: "" },
        { name: "columnas.txt", data: "Uuid~Monto\r\n" },
        { name: "solo-titulos.txt", data: `${HEADER}\r\n` },
        { name: "roto.txt", data: `${HEADER}\r\nnada\r\n` },
      ]),
      "paquete.zip",
    );
    expect(rows.map((row) => `${row.path.split("!")[1]} ${row.outcome} ${row.code}`)).toEqual([
      "A_01.txt posted sat-metadata",
      "A_02.txt posted sat-metadata",
      "A_03.txt skipped sat-metadata-not-ours",
      "A_tercero.txt skipped sat-metadata-third-parties",
      "__MACOSX/._A_01.txt skipped junk-file",
      "vacio.txt rejected empty",
      "columnas.txt rejected sat-metadata-columns",
      "solo-titulos.txt skipped sat-metadata-empty",
      "roto.txt rejected sat-metadata-unreadable",
    ]);
  });

  test("imported again changes nothing and says so", async () => {
    const { ledger, give } = await open(database);
    await give(invoice(1), "1.xml");
    const file = metadata({ n: 1, off: "2026-03-05" }, { n: 2 });
    await give(file);
    const entries = () => ledger.db.read.selectFrom("entry").selectAll().orderBy("id").execute();
    const before = await entries();
    const { rows } = await give(file);
    expect(rows).toMatchObject([{ outcome: "duplicate", code: "sat-metadata-known" }]);
    expect(await entries()).toEqual(before);
  });

  test("leaves payroll, transfers and what others issued alone", async () => {
    const { ledger, give } = await open(database);
    await give(metadata({ n: 1, kind: "N" }, { n: 2, kind: "T" }, { n: 3, issuer: "URE180429TM6" }, { n: 4 }));
    expect(await ledger.db.read.selectFrom("sat_status").select("uuid").execute()).toEqual([{ uuid: uuid(4) }]);
  });
});
