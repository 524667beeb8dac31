import { expect, test } from "vitest";
import { isExternalAddress } from "../../electron/main/external-address.ts";

test.each([
  "tel:+525555551234",
  "tel:5555551234;ext=12",
  "mailto:ana@ejemplo.example",
  "mailto:ana@ejemplo.example?subject=Saldo%20vencido",
  "https://wa.me/525555551234",
  "https://wa.me/525555551234?text=Buen%20d%C3%ADa",
])("%s is handed to the user's own program", (address) => {
  expect(isExternalAddress(address)).toBe(true);
});

test.each([
  "https://example.com/",
  "http://wa.me/525555551234",
  "https://wa.me.example.com/525555551234",
  "https://wa.me/525555551234?text=a&phone=1",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "tel:555;phone-context=x",
  "mailto:ana@ejemplo.example?attach=/etc/passwd",
  "mailto:ana@ejemplo.example?subject=x&cc=b@c.d",
  " tel:+525555551234",
  "tel:+52555\n55",
  `https://wa.me/525555551234?text=${"a".repeat(9000)}`,
])("%s is not", (address) => {
  expect(isExternalAddress(address)).toBe(false);
});
