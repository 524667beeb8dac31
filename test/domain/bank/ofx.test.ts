import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OfxStatement, readOfx } from "../../../shared/domain/bank/ofx.ts";

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

/** The statements of a file with this body. */
function statementsOf(body: string): readonly OfxStatement[] {
  const read = readOfx(`<OFX>${body}</OFX>`);
  if (!read.ok) throw new Error(read.detail);
  return read.statements;
}
const account = (inside: string, id = "4321", currency = "<CURDEF>MXN</CURDEF>"): string =>
  `<STMTRS>${currency}<BANKACCTFROM><ACCTID>${id}</ACCTID></BANKACCTFROM><BANKTRANLIST>${inside}</BANKTRANLIST></STMTRS>`;
const DAY = "<DTPOSTED>20260105</DTPOSTED>";
/** One movement of 10.00 of 5 January with these values more. */
const movement = (values: string): string => `<STMTTRN>${DAY}<TRNAMT>10.00</TRNAMT>${values}</STMTTRN>`;
const lineOf = (values: string) => statementsOf(account(movement(values)))[0]?.lines[0];
const description = (text: string): string | undefined => lineOf(`<NAME>${text}</NAME>`)?.description;

describe("a movement of an OFX statement", () => {
  it("has what the bank wrote and nothing else", () => {
    const values = "<TRNTYPE>CREDIT<FITID>A1<CHECKNUM>55<REFNUM>77<NAME>SPEI<MEMO>F-1";
    expect(statementsOf(account(movement(values)))).toEqual([
      {
        account: "4321",
        currency: "MXN",
        refused: [],
        lines: [
          {
            row: 1,
            day: "2026-01-05",
            description: "SPEI F-1",
            reference: "77",
            counterparty: "",
            counterpartyAccount: "",
            counterpartyRfc: "",
            trackingKey: "A1",
            amountMinor: 1_000,
            balanceMinor: null,
          },
        ],
      },
    ]);
  });

  it("goes by the next best where the bank wrote less", () => {
    expect(lineOf("<CHECKNUM>55")).toMatchObject({ reference: "55", trackingKey: "", description: "" });
    expect(lineOf("<TRNTYPE>DEP<NAME></NAME><MEMO/>")).toMatchObject({ reference: "", description: "DEP" });
    expect(lineOf("<MEMO>F-1")?.description).toBe("F-1");
    expect(lineOf("<NAME>uno<NAME>dos")?.description).toBe("uno");
  });

  it("has the payer's name of a PAYEE, but not its address, and goes on behind it", () => {
    const payee = "<PAYEE><NAME>Kemper</NAME><MEMO>Calle 1</MEMO><REFNUM>06000</REFNUM></PAYEE>";
    expect(lineOf(`${payee}<REFNUM>9<MEMO>F-1`)).toMatchObject({ description: "Kemper F-1", reference: "9" });
    const two = statementsOf(account(movement("<PAYEE><NAME>Kemper") + movement("<MEMO>F-2")))[0]?.lines;
    expect(two?.map((line) => line.description)).toEqual(["Kemper", "F-2"]);
  });

  it("does not take values from what stands behind the list of movements", () => {
    const body = `<STMTRS><BANKTRANLIST><STMTTRN>${DAY}<TRNAMT>1.00</BANKTRANLIST><BAL><NAME>Saldo</NAME></BAL></STMTRS>`;
    expect(statementsOf(body)[0]?.lines).toMatchObject([{ description: "" }]);
  });

  it.each([
    ["Robles &amp; C\u00eda", "Robles & C\u00eda"],
    ["&lt;a&gt; &quot;b&quot; &apos;c&apos;&nbsp;d", "<a> \"b\" 'c' d"],
    ["&AMP;", "&"],
    ["Le&#243;n &#xF3;&#XF3;", "Le\u00f3n \u00f3\u00f3"],
    ["&#x1F600;&#x10FFFF;", "\u{1F600}\u{10FFFF}"],
    ["a&#9;b&#x0;c&#31;d&#32;e", "a b c d e"],
    ["a&#x110000;b&#xD800;c&#xDFFF;d", "a b c d"],
    ["&#xD7FF;&#xE000;", "\uD7FF\uE000"],
    ["&tilde; &copy;", "&tilde; &copy;"],
    ["a  b\r\n\tc ", "a b c"],
    ["<![CDATA[a <b> &amp; c]]>", "a <b> & c"],
    ["a<![CDATA[ <b> ]]>", "a <b>"],
    ["x".repeat(600), "x".repeat(500)],
    ["x".repeat(3000), "x".repeat(500)],
    ["&amp;".repeat(200), "&".repeat(200)],
  ])("is told in plain text: %j", (written, plain) => expect(description(written)).toBe(plain));

  it.each([
    ["20260105", "2026-01-05"],
    [" 20260105 ", "2026-01-05"],
    ["202601052359", "2026-01-05"],
    ["20260105235959", "2026-01-05"],
    ["20260105235959.123[-6:CST]", "2026-01-05"],
    ["20260105[-6:CST]", "2026-01-05"],
    ["20260229", "day not-a-day"],
    ["2026010", "day not-a-day"],
    ["2026-01-05", "day not-a-day"],
    ["120260105", "day not-a-day"],
    ["20260105 hoy", "day not-a-day"],
    ["20260105235959.x", "day not-a-day"],
    ["", "day missing"],
  ])("is of the day the bank wrote: %j", (written, told) => {
    const [statement] = statementsOf(account(`<STMTTRN><DTPOSTED>${written}<TRNAMT>1.00</STMTTRN>`));
    const [refused] = statement?.refused ?? [];
    expect(statement?.lines[0]?.day ?? `${refused?.field} ${refused?.code}`).toBe(told);
  });

  it.each([
    ["MXN", "1000.00", 100_000],
    ["MXN", "-1000.5", -100_050],
    ["MXN", "+58", 5_800],
    ["MXN", "-58,00", -5_800],
    ["MXN", "58,5", 5_850],
    ["MXN", "1,000", 100_000],
    ["MXN", "1,000.00", 100_000],
    ["JPY", "1500", 1_500],
    ["JPY", "15,00", "amount not-an-amount"],
    ["USD", "20.00", 2_000],
    ["", "20.00", 2_000],
    ["MXN", "1.000,00", "amount not-an-amount"],
    ["MXN", "abc", "amount not-an-amount"],
    ["MXN", "", "amount missing"],
    ["MXN", "0.00", "amount no-movement"],
  ])("is of the amount the bank wrote: %s %j", (currency, written, told) => {
    const inside = `<STMTTRN>${DAY}<TRNAMT>${written}</STMTTRN>`;
    const [statement] = statementsOf(account(inside, "1", `<CURDEF>${currency.toLowerCase()}`));
    const [refused] = statement?.refused ?? [];
    expect(statement?.lines[0]?.amountMinor ?? `${refused?.field} ${refused?.code}`).toBe(told);
    expect(statement?.currency).toBe(currency);
  });
});

describe("the statements of an OFX file", () => {
  it("are one for each account, credit cards too, each with its own movements, also refused ones", () => {
    const card = `<CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>99</CCACCTFROM>${movement("<NAME>c")}<STMTTRN></STMTTRN></CCSTMTRS>`;
    const bare = "<STMTRS><BANKTRANLIST></BANKTRANLIST></STMTRS>";
    const read = statementsOf(account(movement("<NAME>a"), "1") + card + bare + account(movement("<NAME>b"), "2"));
    expect(
      read.map(({ account: id, currency, lines, refused }) => [
        id,
        currency,
        lines.map((line) => line.description),
        refused,
      ]),
    ).toEqual([
      ["1", "MXN", ["a"], []],
      ["99", "USD", ["c"], [{ row: 3, field: "day", code: "missing" }]],
      ["", "", [], []],
      ["2", "MXN", ["b"], []],
    ]);
  });

  it("keep their movements where nothing ends a movement, a list or a statement", () => {
    const open = (id: string, name: string): string =>
      `<STMTRS><CURDEF>MXN<BANKACCTFROM><ACCTID>${id}</BANKACCTFROM><BANKTRANLIST><STMTTRN>${DAY}<TRNAMT>1.00<NAME>${name}`;
    const read = statementsOf(open("1", "a") + open("2", "b"));
    expect(read.map(({ account: id, lines }) => [id, lines.map(({ description: words }) => words)])).toEqual([
      ["1", ["a"]],
      ["2", ["b"]],
    ]);
  });

  it("have the account they are of, not one that is named elsewhere, and the first currency named", () => {
    const inside = `<ACCTID>1</ACCTID><BANKACCTFROM><ACCTID>2</ACCTID></BANKACCTFROM><ACCTID>3</ACCTID><CURDEF>USD<CURDEF>MXN`;
    const to = movement("<BANKACCTTO><ACCTID>4</ACCTID></BANKACCTTO>");
    expect(statementsOf(`<ACCTID>0<STMTRS>${inside}${to}</STMTRS>`)).toMatchObject([{ account: "2", currency: "USD" }]);
  });

  it("are read from tags in any case, past comments and tags that are unknown or none", () => {
    const body = `<stmtrs><!-- <X> <CURDEF>USD --><Curdef >MXN<X.1/><a b="c">z<${"T".repeat(50)}>z<banktranlist>${movement("<NAME>a<!-- b --> c")}</stmtrs>`;
    expect(statementsOf(body)).toMatchObject([{ currency: "MXN", lines: [{ description: "a" }] }]);
    expect(readOfx("HEADER:1 <ofx ><STMTRS></ofx>").ok).toBe(true);
    expect(readOfx("<OFX><STMTRS><!-- <X> <STMTTRN>")).toMatchObject({ ok: true, statements: [{ lines: [] }] });
    expect(statementsOf(`<STMTRS><CURDEF>EUR<!-- <X> <STMTRS> <!-- --><STMTRS><CURDEF>MXN`)).toMatchObject([
      { currency: "EUR" },
      { currency: "MXN" },
    ]);
  });

  it.each([
    ["Fecha,Abono\n", "<OFX>"],
    ["<OFX></OFX>", "STMTRS"],
    ["<OFX><STMTTRN></STMTTRN></OFX>", "STMTRS"],
    ["<STMTRS></STMTRS><OFX></OFX>", "STMTRS"],
    ["<OFXa><STMTRS></OFXa>", "<OFX>"],
    ['<!DOCTYPE OFX [<!ENTITY a "b">]><OFX><STMTRS></OFX>', "DOCTYPE"],
    ["<OFX><!entity><STMTRS></OFX>", "DOCTYPE"],
  ])("are none in %j", (text, detail) => expect(readOfx(text)).toEqual({ ok: false, detail }));
});
