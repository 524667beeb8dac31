import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { generateDemo } from "../../electron/ledger/demo/generate.ts";
import { parseCfdi } from "../../shared/domain/cfdi/parse.ts";
import { scanCfdi } from "./scanner.ts";
import { parseWithXml2js } from "./xml2js-parse.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const minor = (decimal: string): number => Math.round(Number(decimal) * 100);

it("the bench's scanner and its xml2js reader say the same as the product's parser", () => {
  const files = [
    ...generateDemo({ months: 2, strays: false }),
    ...generateDemo({ months: 2, until: "2021-06-30", customers: 20, strays: false }),
  ];
  for (const { name, xml } of files) {
    const parsed = parseCfdi(xml, sha256);
    const other = parseWithXml2js(Buffer.from(xml));
    if (!parsed.ok || !other.ok) throw new Error(`${name} was refused`);
    const { document } = parsed;
    expect({ ...other.document, contentHash: "" }, name).toEqual({ ...document, contentHash: "" });

    const scanned = scanCfdi(xml);
    const { uuid, kind, folio, issuedAt, currency } = document;
    expect(scanned, name).toMatchObject({ uuid, kind, folio, issuedAt, currency });
    expect(scanned.totalMinor, name).toBe(minor(document.total));
    expect(scanned.receiverName, name).toBe(document.receiver.name);
    expect(scanned.relations.map((relation) => relation.uuid)).toEqual(
      document.relations.flatMap((each) => each.uuids),
    );
    expect(
      scanned.payments.flatMap((payment) => payment.lines.map((line) => `${line.uuid} ${line.paidMinor}`)),
    ).toEqual(
      document.payments.flatMap((payment) => payment.lines.map((line) => `${line.target} ${minor(line.paid)}`)),
    );
  }
});
