import { describe, expect, it } from "vitest";
import { differences } from "../../../shared/domain/cfdi/differences.ts";
import { cfdi40, OTHER_UUID, STAMP, UUID } from "./make-cfdi.ts";

const between = (a: string, b: string) => differences(a, b, 200)?.list;

describe("what differs between two documents", () => {
  it("is told by place, with both values", () => {
    const other = cfdi40({ root: { Total: "9160.00" }, complement: STAMP.replace(UUID, OTHER_UUID) });
    expect(between(cfdi40(), other)).toEqual([
      { place: "Total", a: "1160.00", b: "9160.00" },
      { place: "Complemento/TimbreFiscalDigital@UUID", a: UUID, b: OTHER_UUID },
    ]);
  });

  it("is what one of them lacks", () => {
    const line = '<cfdi:InformacionGlobal Periodicidad="01"/>';
    expect(between(cfdi40(), cfdi40({ before: line }))).toEqual([
      { place: "InformacionGlobal@Periodicidad", a: "", b: "01" },
    ]);
    expect(between(cfdi40({ before: line }), cfdi40())).toEqual([
      { place: "InformacionGlobal@Periodicidad", a: "01", b: "" },
    ]);
  });

  it("numbers elements of the same name", () => {
    const with2 = (second: string): string => cfdi40({ before: `<cfdi:X A="1"/><cfdi:X A="${second}"/>` });
    expect(between(with2("2"), with2("3"))).toEqual([{ place: "X[2]@A", a: "2", b: "3" }]);
  });

  it("is nothing where only clothes differ", () => {
    const other = cfdi40({ after: '<cfdi:Addenda><x y="1"/></cfdi:Addenda>' })
      .replaceAll("cfdi:", "q:")
      .replace("xmlns:cfdi", "xmlns:q")
      .replace(UUID, UUID.toLowerCase());
    expect(between(cfdi40(), other)).toEqual([]);
  });

  it("is read from files that only a repair makes readable", () => {
    const broken = cfdi40({ issuer: 'Rfc="EKU9003173C9" Nombre="A & B"' });
    expect(between(broken, cfdi40({ issuer: 'Rfc="EKU9003173C9" Nombre="A &amp; C"' }))).toEqual([
      { place: "Emisor@Nombre", a: "A & B", b: "A & C" },
    ]);
    expect(differences("<roto", cfdi40(), 10)).toBeNull();
  });

  it("stops at the limit and says that there is more", () => {
    const many = (value: string): string =>
      cfdi40({ before: Array.from({ length: 30 }, () => `<cfdi:X A="${value}"/>`).join("") });
    const found = differences(many("1"), many("2"), 10);
    expect(found?.list).toHaveLength(10);
    expect(found?.more).toBe(true);
  });

  it("is told for texts, elements without attributes and attributes of other namespaces", () => {
    const noted = (inside: string): string => cfdi40({ complement: `${STAMP}<d:n xmlns:d="urn:d">${inside}</d:n>` });
    expect(between(noted("uno"), noted("dos"))).toEqual([{ place: "Complemento/n", a: "uno", b: "dos" }]);
    expect(between(noted("uno <d:b/> dos"), noted("uno <d:b/> tres"))).toEqual([
      { place: "Complemento/n", a: "uno dos", b: "uno tres" },
    ]);
    expect(between(noted("uno <d:b/> dos"), noted("otro <d:b/> dos"))).toEqual([
      { place: "Complemento/n", a: "uno dos", b: "otro dos" },
    ]);
    expect(between(noted("<d:b>x</d:b>"), noted("<d:b>y</d:b>"))).toEqual([
      { place: "Complemento/n/b", a: "x", b: "y" },
    ]);
    expect(between(noted('<d:b d:c="1"/>'), noted('<d:b d:c="2"/>'))).toEqual([
      { place: "Complemento/n/b@c", a: "1", b: "2" },
    ]);
    expect(between(noted("<d:b/>"), noted(""))).toEqual([{ place: "Complemento/n/b", a: "", b: "" }]);
  });

  it("is nothing in schema hints, white space, letter case and the text of an Addenda", () => {
    const hinted = cfdi40({ root: { "xsi:schemaLocation": "a b" } });
    expect(between(hinted, cfdi40())).toEqual([]);
    const addenda = (text: string): string => cfdi40({ after: `<cfdi:Addenda>${text}<a>${text}</a></cfdi:Addenda>` });
    expect(between(addenda("1"), addenda("2"))).toEqual([]);
    expect(between(`\n\n${cfdi40()}`, cfdi40({ root: { CondicionesDePago: " 30   DÍAS" } }))).toEqual([]);
  });

  it("is unknown where either text cannot be read", () => {
    expect(differences(cfdi40(), "<roto", 10)).toBeNull();
    expect(differences(`${cfdi40()} & <`, cfdi40(), 10)).toBeNull();
  });

  it("is told whole where the limit is not reached", () => {
    const other = cfdi40({ root: { Total: "1.00", Folio: "11" } });
    expect(differences(cfdi40(), other, 2)).toMatchObject({
      list: [{ place: "Folio" }, { place: "Total" }],
      more: false,
    });
    expect(differences(cfdi40(), other, 1)).toMatchObject({ list: [{ place: "Folio" }], more: true });
  });
});
