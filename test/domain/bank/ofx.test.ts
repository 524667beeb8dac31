import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOfx } from "../../../shared/domain/bank/ofx.ts";

const fixture = (name: string): string =>
  new TextDecoder(name.includes("102") ? "windows-1252" : "utf-8").decode(
    readFileSync(new URL(`../../fixtures/bank/${name}`, import.meta.url)),
  );

describe("an OFX statement", () => {
  it("is read from SGML, whose values have no closing tag", () => {
    const read = readOfx(fixture("estado-102.ofx"));
    if (!read.ok) throw new Error(read.detail);
    expect(read.statements).toHaveLength(1);
    const [statement] = read.statements;
    expect(statement).toMatchObject({ account: "000000004321", currency: "MXN" });
    expect(statement?.lines).toMatchObject([
      {
        day: "2026-01-05",
        amountMinor: 100_000,
        description: "SPEI RECIBIDO UNIVERSIDAD ROBOTICA & CO F-1",
        trackingKey: "A1",
      },
      { day: "2026-01-05", amountMinor: -5_800, description: "DEBIT", trackingKey: "A2" },
    ]);
    expect(statement?.refused).toEqual([
      { row: 3, field: "day", code: "not-a-day" },
      { row: 4, field: "amount", code: "not-an-amount" },
    ]);
  });

  it("is read from XML, with the accounts it has", () => {
    const read = readOfx(fixture("estado-211.ofx"));
    if (!read.ok) throw new Error(read.detail);
    expect(read.statements.map(({ account, currency }) => [account, currency])).toEqual([
      ["000000004321", "MXN"],
      ["000000008888", "USD"],
    ]);
    expect(read.statements[0]?.lines).toMatchObject([
      { reference: "0001234", amountMinor: 100_000, description: "Universidad Robótica Pago F-1 <abono>" },
    ]);
  });

  it("is refused when it is none, or declares entities", () => {
    expect(readOfx("Fecha,Abono\n").ok).toBe(false);
    expect(readOfx("<OFX></OFX>").ok).toBe(false);
    expect(readOfx(`<!DOCTYPE OFX [<!ENTITY a "b">]><OFX><STMTRS></STMTRS></OFX>`).ok).toBe(false);
  });

  it("survives whatever is in the file", () => {
    const pieces = fc.constantFrom(
      "<OFX>",
      "<STMTRS>",
      "<STMTTRN>",
      "</STMTTRN>",
      "<DTPOSTED>20260105",
      "<TRNAMT>5",
      "<![CDATA[",
      "]]>",
      "<!--",
      "&#xD800;",
      "<",
      ">",
      "</",
      "\0",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 60 }), (parts) => {
        const read = readOfx(`<OFX>${parts.join("")}`);
        expect(typeof read.ok).toBe("boolean");
      }),
    );
  });
});
