import { describe, expect, it } from "vitest";
import { parseCfdi } from "../../../shared/domain/cfdi/parse.ts";
import { XML_LIMITS } from "../../../shared/domain/cfdi/xml-reader.ts";
import { cfdi40, refused } from "./make-cfdi.ts";

/** Hundreds of thousands of elements, thousands of documents: too much to be repeated for each change of the code. */
describe("a file that asks for much work", () => {
  it("is refused with more elements than any CFDI has", () => {
    const before = "<a/>".repeat(XML_LIMITS.elements + 1);
    expect(refused(cfdi40({ before })).code).toBe("too-many-elements");
  });

  it("takes namespace declarations in linear time however they are nested and repeated", () => {
    const many = Array.from({ length: 250 }, (_, index) => `xmlns:n${index}="u"`).join(" ");
    const nest = `<a ${many}>`.repeat(50);
    const text = cfdi40({
      after: `<cfdi:Addenda>${nest}${'<b xmlns:c="d"/>'.repeat(100_000)}${"</a>".repeat(50)}</cfdi:Addenda>`,
    });
    expect(parseCfdi(text, () => "").ok).toBe(true);
  });

  it("never accepts a file that is cut, wherever the cut is", () => {
    const text = cfdi40({ after: "<cfdi:Addenda><a>1</a></cfdi:Addenda>" });
    for (let length = 0; length < text.length; length++) {
      expect(refused(text.slice(0, length)).outcome, `cut at ${length}`).toBe("rejected");
    }
  });
});
