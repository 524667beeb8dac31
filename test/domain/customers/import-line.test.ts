import { describe, expect, test } from "vitest";
import { CUSTOMER_SPEC, readCustomerLine, roleOfTitle } from "../../../shared/domain/customers/import-line.ts";
import type { RawCell, RawRow } from "../../../shared/domain/tabular/cell.ts";
import type { Mapping } from "../../../shared/domain/tabular/fields.ts";
import { guessMapping } from "../../../shared/domain/tabular/guess.ts";

const KEYS = CUSTOMER_SPEC.fields.map(({ key }) => key);
/** Every field in its own column, in the order of the table. */
const mapping: Mapping = {
  sheet: "",
  headerRow: 1,
  columns: Object.fromEntries(KEYS.map((key, index) => [key, index])),
  decimal: "point",
  dayOrder: "dmy",
};

/** Reads a row with these cells, an RFC among them unless another is given. */
function read(cells: Readonly<Record<string, RawCell>>, currency = "MXN") {
  const all: Readonly<Record<string, RawCell>> = { rfc: "EKU9003173C9", ...cells };
  const raw: RawRow = { row: 7, cells: KEYS.map((key) => all[key] ?? null) };
  return readCustomerLine(mapping, raw, currency);
}
const line = (cells: Readonly<Record<string, RawCell>>, currency?: string) => read(cells, currency).line;
const problems = (cells: Readonly<Record<string, RawCell>>) =>
  read(cells).cells.problems.map(({ field, code }) => `${field} ${code}`);

describe("a row of a table of customers", () => {
  test("says what its cells say", () => {
    const given = {
      rfc: " eku-900317-3c9 ",
      name: "Escuela Kemper  Urgate",
      tradeName: "Kemper",
      creditDays: "45 días",
      limit: "$1,234.50",
      collector: "Laura Méndez",
      riskClass: "b",
      language: "Español",
      note: "Paga los viernes",
      contact: "Marta Ríos",
      contactRole: "Cuentas por pagar",
      phone: "55 1234 5678",
      extension: "12",
      mobile: "55 8765 4321",
      whatsapp: "55 1111 2222",
      email: "marta@kemper.mx",
    };
    expect(line(given)).toEqual({
      row: 7,
      rfc: "EKU9003173C9",
      name: "Escuela Kemper Urgate",
      tradeName: "Kemper",
      creditDays: 45,
      creditLimitMinor: 123_450,
      creditCurrency: "MXN",
      collector: "Laura Méndez",
      riskClass: "B",
      language: "es",
      note: "Paga los viernes",
      contact: {
        name: "Marta Ríos",
        role: "accounts-payable",
        position: "Cuentas por pagar",
        channels: [
          { field: "phone", kind: "phone", value: "55 1234 5678", extension: "12" },
          { field: "mobile", kind: "mobile", value: "55 8765 4321", extension: "" },
          { field: "whatsapp", kind: "whatsapp", value: "55 1111 2222", extension: "" },
          { field: "email", kind: "email", value: "marta@kemper.mx", extension: "" },
        ],
      },
    });
  });

  test("changes nothing of what its empty cells leave out", () => {
    expect(line({})).toEqual({ row: 7, rfc: "EKU9003173C9", name: "" });
    expect(line({ tradeName: "   ", creditDays: "", limit: null })).toEqual({ row: 7, rfc: "EKU9003173C9", name: "" });
  });

  test("is shown as it was read even where it is wrong, and then is no line", () => {
    const wrong = read({ name: "Kemper", creditDays: "pronto" });
    expect(wrong.line).toBeNull();
    expect(wrong.cells).toMatchObject({ row: 7, texts: { name: "Kemper", creditDays: "pronto" }, currency: "MXN" });
  });

  test("tells everything that is wrong with it at once", () => {
    const cells = {
      rfc: "HOLA",
      creditDays: "NET",
      limit: "-5",
      riskClass: "E",
      language: "francés",
      currency: "pesitos",
    };
    expect(problems(cells).toSorted()).toEqual([
      "creditDays not-days",
      "currency not-a-currency",
      "language not-a-language",
      "limit negative",
      "rfc not-an-rfc",
      "riskClass not-a-risk",
    ]);
    expect(problems({ rfc: null })).toEqual(["rfc missing"]);
  });

  test("of the general public or a customer abroad needs the name, which is who it is", () => {
    expect(problems({ rfc: "XEXX010101000" })).toEqual(["name name-missing"]);
    expect(problems({ rfc: "XAXX010101000", name: " " })).toEqual(["name name-missing"]);
    expect(line({ rfc: "XEXX010101000", name: "Acme Tools" })).toMatchObject({
      rfc: "XEXX010101000",
      name: "Acme Tools",
    });
  });
});

describe("its limit", () => {
  test("is in the company's currency, or in that of its row or its cell", () => {
    expect(line({ limit: 500 })).toMatchObject({ creditLimitMinor: 50_000, creditCurrency: "MXN" });
    expect(line({ limit: "500", currency: "USD" })).toMatchObject({ creditLimitMinor: 50_000, creditCurrency: "USD" });
    expect(line({ limit: "500" }, "EUR")).toMatchObject({ creditCurrency: "EUR" });
    // A currency without a limit says nothing.
    expect(line({ currency: "USD" })).not.toHaveProperty("creditCurrency");
  });

  test("may be nothing, which is a limit, and not less", () => {
    expect(line({ limit: "0" })).toMatchObject({ creditLimitMinor: 0, creditCurrency: "MXN" });
    expect(problems({ limit: "-0.01" })).toEqual(["limit negative"]);
  });
});

describe("its terms", () => {
  test.each([
    ["30", 30],
    [30, 30],
    ["30.00", 30],
    ["30 días", 30],
    ["30 DIAS", 30],
    ["30dias", 30],
    ["1 día", 1],
    ["15 days", 15],
    ["30 días de crédito", 30],
    ["30 de credito", 30],
    ["0", 0],
    ["Contado", 0],
    ["de contado", 0],
    ["365", 365],
  ])("%j are %i days", (creditDays, days) => {
    expect(line({ creditDays })?.creditDays).toBe(days);
  });

  test.each(["366", "1000", "-30", "30.5", "30 meses", "contado 5%"])(
    "%j are none that are understood",
    (creditDays) => {
      expect(problems({ creditDays })).toEqual(["creditDays not-days"]);
    },
  );
});

test.each([
  ["A", "A"],
  ["b", "B"],
  [" c ", "C"],
  ["D", "D"],
])("risk %j is class %s", (riskClass, expected) => {
  expect(line({ riskClass })?.riskClass).toBe(expected);
});

test.each([
  ["es", "es"],
  ["Español", "es"],
  ["SPANISH", "es"],
  ["EN", "en"],
  ["Inglés", "en"],
  ["english", "en"],
])("language %j is %s", (language, expected) => {
  expect(line({ language })?.language).toBe(expected);
});

describe("whom to reach", () => {
  const values = (cells: Readonly<Record<string, RawCell>>) => line(cells)?.contact?.channels.map(({ value }) => value);

  test.each([
    [
      "several addresses in a cell are told apart",
      { email: "a@x.mx; b@x.mx,c@x.mx d@x.mx" },
      ["a@x.mx", "b@x.mx", "c@x.mx", "d@x.mx"],
    ],
    ["and several numbers", { phone: "55 1234 5678 / 55 8765 4321" }, ["55 1234 5678", "55 8765 4321"]],
    ["without blanks around the sign", { phone: "5512345678;5587654321" }, ["5512345678", "5587654321"]],
    ["or a word between them", { mobile: "55 1234 5678  y  55 8765 4321" }, ["55 1234 5678", "55 8765 4321"]],
    ["or another", { whatsapp: "5512345678 o 5587654321" }, ["5512345678", "5587654321"]],
    ["a sign too many is nothing", { email: "; a@x.mx;;" }, ["a@x.mx"]],
    ["a number that Excel holds as a number", { mobile: 5512345678 }, ["5512345678"]],
  ])("%s", (_, cells, expected) => {
    expect(values(cells)).toEqual(expected);
  });

  test("an extension belongs to each office phone, and to nothing else", () => {
    const contact = line({ phone: "5512345678 / 5587654321", extension: 104, mobile: "5511112222" })?.contact;
    expect(contact?.channels.map(({ field, extension }) => [field, extension])).toEqual([
      ["phone", "104"],
      ["phone", "104"],
      ["mobile", ""],
    ]);
  });

  test("a name alone is a contact, a phone alone too, a title alone is nobody", () => {
    expect(line({ contact: "Marta" })?.contact).toEqual({ name: "Marta", role: "other", position: "", channels: [] });
    expect(line({ email: "pagos@x.mx" })?.contact).toMatchObject({ name: "", channels: [{ value: "pagos@x.mx" }] });
    expect(line({ contactRole: "Dueño" })).not.toHaveProperty("contact");
  });
});

describe("what a title says somebody does", () => {
  test.each([
    ["Cuentas por pagar", "accounts-payable"],
    ["Auxiliar de CxP", "accounts-payable"],
    ["Jefa de pagos", "accounts-payable"],
    ["Tesorería", "accounts-payable"],
    ["Accounts Payable Clerk", "accounts-payable"],
    ["Representante legal", "legal-representative"],
    ["Apoderado", "legal-representative"],
    ["Apoderada general", "legal-representative"],
    ["Legal representative", "legal-representative"],
    ["Dueño", "owner"],
    ["Dueña", "owner"],
    ["Propietario", "owner"],
    ["Propietaria", "owner"],
    ["Director general", "owner"],
    ["Directora General", "owner"],
    ["Gerente general", "owner"],
    ["Gerenta general", "owner"],
    ["Owner", "owner"],
    ["Director de Finanzas", "finance"],
    ["Contadora", "finance"],
    ["Contralor", "finance"],
    ["Administración", "finance"],
    ["Controller", "finance"],
    ["Gerente de compras", "purchasing"],
    ["Compradora", "purchasing"],
    ["Buyer", "purchasing"],
    ["Almacén", "warehouse"],
    ["Recibo de mercancía", "warehouse"],
    ["Warehouse", "warehouse"],
    ["Recepción", "reception"],
    ["Conmutador", "reception"],
    ["Switchboard", "reception"],
    ["Gerente de ventas", "other"],
    ["", "other"],
  ] as const)("«%s»: %s", (title, role) => {
    expect(roleOfTitle(title)).toBe(role);
  });

  test("who pays comes before whatever else a title says", () => {
    expect(roleOfTitle("Compras y pagos")).toBe("accounts-payable");
    expect(roleOfTitle("Dueño y representante legal")).toBe("legal-representative");
  });
});

test("the headers offices write are known without being told", () => {
  const header = [
    "RFC",
    "Razón social",
    "Nombre comercial",
    "Días de crédito",
    "Límite de crédito",
    "Moneda",
    "Gestor",
  ];
  const more = [
    "Riesgo",
    "Idioma",
    "Observaciones",
    "Contacto",
    "Puesto",
    "Teléfono",
    "Ext.",
    "Celular",
    "WhatsApp",
    "Correo electrónico",
  ];
  const rows: RawRow[] = [
    { row: 1, cells: [...header, ...more] },
    { row: 2, cells: ["EKU9003173C9", "Escuela Kemper"] },
  ];
  const { columns } = guessMapping(CUSTOMER_SPEC, "", rows).mapping;
  expect(Object.keys(columns).toSorted((a, b) => (columns[a] ?? 0) - (columns[b] ?? 0))).toEqual(KEYS);
});
