import { expect, test } from "vitest";
import { customerKey, isGenericRfc } from "../../shared/domain/customer-key.ts";

test("a customer is its RFC, whatever name its invoices give it (RULES 10)", () => {
  expect(customerKey("GODE561231GR8", "Ferretería Gómez")).toBe("GODE561231GR8");
  expect(customerKey("GODE561231GR8", "GOMEZ DIAZ ELENA")).toBe("GODE561231GR8");
});

test.each(["XAXX010101000", "XEXX010101000"])(
  "%s stands for many customers: each is known by its name, in whatever case and blanks (RULES 11)",
  (rfc) => {
    expect(isGenericRfc(rfc)).toBe(true);
    const key = customerKey(rfc, "ACME TOOLS LLC");
    expect(key).toBe(`${rfc}|ACME TOOLS LLC`);
    for (const name of ["Acme Tools LLC", "  acme   tools\tLlc ", "ACME\u00a0TOOLS LLC"]) {
      expect(customerKey(rfc, name)).toBe(key);
    }
    expect(customerKey(rfc, "ACME TOOLS INC")).not.toBe(key);
  },
);

test("an RFC that only looks like a generic one is a customer of its own", () => {
  for (const rfc of ["XAXX010101001", "XAXX01010100", "GODE561231GR8"]) expect(isGenericRfc(rfc), rfc).toBe(false);
});
