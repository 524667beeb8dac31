import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ledgerErrors } from "../../../shared/contract/errors.ts";
import { PERMISSIONS } from "../../../shared/domain/permissions.ts";
import { auditEs } from "../../../shared/i18n/audit.es.ts";
import { en } from "../../../shared/i18n/en.ts";
import { es } from "../../../shared/i18n/es.ts";

interface Tree {
  readonly [key: string]: string | Tree;
}

function leaves(tree: Tree, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") found.set(here, value);
    else for (const [deeper, text] of leaves(value, here)) found.set(deeper, text);
  }
  return found;
}

const spanish = leaves(es);
const english = leaves(en);

function places(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").sort();
}

/** Words that the screen makes of the code an error carries (renderer/lib/error-words.ts). */
const MADE_BY_THE_SCREEN: Readonly<Record<string, readonly string[]>> = {
  FILE_REFUSED: ["reason"],
  FIELD_REFUSED: ["reason"],
  MAIL_FAILED: ["reason"],
  TEMPLATE_INVALID: ["reason"],
  NEXT_STEP_MISSING: ["demand"],
  LETTER_BLOCKED: ["reason"],
  APPROVAL_REFUSED: ["reason"],
  PRIVACY_REFUSED: ["reason"],
  AGREEMENT_SCHEDULE: ["reason"],
  AGENCY_BLOCKED: ["reason"],
  PLACEMENT_REFUSED: ["reason"],
  RECALL_REFUSED: ["reason"],
  ESCALATION_REFUSED: ["reason"],
  ESCALATION_DECISION: ["reason"],
  CAMPAIGN_REFUSED: ["reason"],
  AGENCY_INVOICE_REFUSED: ["reason"],
  AUDIT_REFUSED: ["reason"],
  PACKAGE_REFUSED: ["reason"],
  REPORT_REFUSED: ["reason"],
  CALL_REFUSED: ["reason"],
  COMPLAINT_REFUSED: ["reason"],
  TRAINING_REFUSED: ["reason"],
};

describe("words in both languages", () => {
  it("have the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...spanish.keys()].sort());
  });

  it("fill the same places", () => {
    const different = [...spanish].filter(
      ([key, text]) => places(text).join() !== places(english.get(key) ?? "").join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it("are never empty, never shout and never end in a blank", () => {
    const odd = [...spanish, ...english].filter(
      ([, text]) => text.trim() === "" || text !== text.trim() || /[!¡]/.test(text),
    );
    expect(odd).toEqual([]);
  });

  it("exist for every error the ledger declares, with what the error carries", () => {
    for (const [code, declared] of Object.entries(ledgerErrors)) {
      const text = spanish.get(`errors.${code}`);
      expect(text, code).toBeDefined();
      const carried = "data" in declared ? Object.keys(declared.data.shape) : [];
      // The screen makes these in words of the code that the error carries.
      carried.push(...(MADE_BY_THE_SCREEN[code] ?? []));
      expect(carried, code).toEqual(expect.arrayContaining(places(text ?? "")));
    }
  });

  it("exist for everything the audit log says was done", () => {
    const root = join(import.meta.dirname, "../../../electron/ledger");
    const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
    const written = sources.flatMap((path) => {
      const text = readFileSync(join(root, path), "utf8");
      return [...text.matchAll(/\baction: "([a-z]\w*\.[\w.-]+)"/g)].map((match) => match[1] ?? "");
    });
    expect(written.length).toBeGreaterThan(50);
    // An export is written under its procedure's own name.
    const exported = [...PERMISSIONS].flatMap(([name, { deed }]) => (deed === "exports" ? [name] : []));
    const known = new Set(Object.keys(auditEs.actions));
    expect([...written, ...exported].filter((action) => !known.has(action))).toEqual([]);
  });
});

describe("one thing has one name", () => {
  it("in English: a complemento de pago is a payment receipt, but where the command line names its report", () => {
    const others = [...english].filter(([key, text]) => /complement/i.test(text) && !key.startsWith("cli."));
    expect(others).toEqual([]);
  });
});
