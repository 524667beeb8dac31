import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../../scripts/freshness.ts";

const SCENARIO = join(REPOSITORY, "test/fixtures/cfdi/scenarios/01-ppd-parcialidades");
const CLI = join(REPOSITORY, "dist/cli/alcorriente.js");
const INVOICE = "E88B7591-31DB-4E32-88DC-B35F94C662CD";

const uuid = (n: number): string => `C4A1B0CA-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** A file of the scenario as another document: its own UUID, folio and whatever else is told. */
function variant(file: string, n: number, changes: Readonly<Record<string, string>> = {}): string {
  let xml = readFileSync(join(SCENARIO, file), "utf8");
  const own = /TimbreFiscalDigital [^>]*UUID="([^"]+)"/.exec(xml)?.[1] ?? "";
  xml = xml.replaceAll(own, uuid(n)).replace(/(Serie="[A-Z]+" Folio=)"\d+"/, `$1"${String(n)}"`);
  for (const [before, after] of Object.entries(changes)) xml = xml.replaceAll(before, after);
  return xml;
}

/** Invoices whose chains are broken, by what is wrong with them. */
export const BROKEN = { gap: uuid(11), doubled: uuid(12), late: uuid(13), whole: uuid(14) } as const;

/**
 * Makes a ledger of four invoices of one total: the first complement of one is lost, the second of another was issued
 * twice, that of the third is late, the fourth holds; and a complement whose invoice never came. Returns the file.
 */
export function brokenChains(folder: string): string {
  const cfdi = join(folder, "cadenas");
  mkdirSync(cfdi);
  const files: Readonly<Record<string, string>> = {
    f11: variant("z-F1.xml", 11),
    p22: variant("a-P2.xml", 22, { [INVOICE]: BROKEN.gap }),
    f12: variant("z-F1.xml", 12),
    p31: variant("b-P1.xml", 31, { [INVOICE]: BROKEN.doubled }),
    p32: variant("a-P2.xml", 32, { [INVOICE]: BROKEN.doubled }),
    p33: variant("a-P2.xml", 33, { [INVOICE]: BROKEN.doubled }),
    f13: variant("z-F1.xml", 13),
    p41: variant("b-P1.xml", 41, { [INVOICE]: BROKEN.late, 'Fecha="2025-03-04': 'Fecha="2025-06-20' }),
    f14: variant("z-F1.xml", 14),
    p51: variant("b-P1.xml", 51, { [INVOICE]: BROKEN.whole }),
    p52: variant("a-P2.xml", 52, { [INVOICE]: BROKEN.whole }),
    p61: variant("b-P1.xml", 61, { [INVOICE]: uuid(99) }),
  };
  for (const [name, xml] of Object.entries(files)) writeFileSync(join(cfdi, `${name}.xml`), xml);
  const ledger = join(folder, "cadenas.alcorriente");
  const words = ["import", cfdi, "--ledger", ledger, "--company", "EKU9003173C9"];
  execFileSync(process.execPath, [CLI, ...words], { stdio: "ignore" });
  return ledger;
}
