import { bankDay, dayText, momentText } from "./calendar.ts";
import { castCustomer, OWN_POSTAL_CODE } from "./customers.ts";
import type { DemoFile } from "./demo-file.ts";
import type { DemoCustomer } from "./model.ts";
import { PRODUCTS } from "./products.ts";
import { createRandom } from "./random.ts";
import { makeSale, orderLines } from "./sales.ts";
import type { StorySpan } from "./scene.ts";
import { completeRfc } from "./tax-id.ts";
import { OWN_COMPANY, type Party, saleXml, transferXml } from "./xml.ts";
import type { Writer } from "./xml-text.ts";

/** Who sells to the demo company: a bulk download mixes what is received with what is issued (RULES 9). */
const SUPPLIER: Party = {
  rfc: completeRfc("FTL980224JT"),
  name: "FUNDICIÓN Y TREFILADOS LAGARTO",
  longName: "Fundición y Trefilados Lagarto, S.A. de C.V.",
  regime: "601",
};

/** The demo company in the place of a customer. */
const SELF: DemoCustomer = {
  ...castCustomer(0, 0, true),
  rfc: OWN_COMPANY.rfc,
  name: OWN_COMPANY.name,
  longName: OWN_COMPANY.longName,
  postalCode: OWN_POSTAL_CODE,
  regime: "601",
  turns: [],
};

function skipped(kind: "I" | "T", uuid: string, series: string, folio: string, day: number): DemoFile["facts"] {
  return {
    ...{ outcome: "skipped", kind, uuid, series, folio, customerKey: "", currency: "MXN" },
    ...{ issuedOn: dayText(day), totalMinor: 0, invoice: null, unapplied: [] },
  };
}

/**
 * What lies between the sales in a real folder and is none: an invoice received from a supplier, a transfer of own goods
 * (type T) and a draft that was never stamped.
 */
export function* strayFiles(writer: Writer, span: StorySpan): Generator<DemoFile> {
  const random = createRandom(span.seed, "strays");
  const day = bankDay(span.lastDay - 17);
  const month = dayText(day).slice(0, 7);
  const fixed: Writer = { ...writer, folio: () => "88120" };

  const received = makeSale({
    ...{ kind: "I", uuid: random.uuid(), moment: day * 86_400 + 41_000, customer: SELF, method: "PPD", form: "99" },
    ...{ lines: orderLines(random, SELF, day, 18_400_000), terms: "30 días", dueDay: day + 30, relations: [] },
  });
  yield {
    name: `${month}/${received.uuid}.xml`,
    xml: saleXml(fixed, received, SUPPLIER),
    facts: skipped("I", received.uuid, "F", "88120", day),
  };

  const transfer = random.uuid();
  const moment = day * 86_400 + 30_600;
  const [product] = PRODUCTS;
  if (product !== undefined) {
    yield {
      name: `${month}/${transfer}.xml`,
      xml: transferXml(fixed, { uuid: transfer, moment, folio: "312", product, quantity: 40 }),
      facts: skipped("T", transfer, "T", "312", day),
    };
  }

  const draft = makeSale({
    ...{ kind: "I", uuid: random.uuid(), moment: day * 86_400 + 61_000, customer: castCustomer(span.seed, 9, true) },
    ...{ lines: orderLines(random, SELF, day, 2_600_000), method: "PPD", form: "99", terms: "30 días" },
    ...{ dueDay: day + 30, relations: [] },
  });
  yield {
    name: `${month}/prefactura sin timbrar ${momentText(draft.moment).slice(0, 10)}.xml`,
    xml: saleXml(fixed, draft).replace(/ {2}<cfdi:Complemento>.*<\/cfdi:Complemento>\n/s, ""),
    facts: skipped("I", "", "F", "88120", day),
  };
}
