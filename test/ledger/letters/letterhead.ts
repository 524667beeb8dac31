import type { Letterhead } from "../../../shared/contract/letters.ts";

/** What a company says of itself. */
export const LETTERHEAD: Letterhead = {
  series: "CAR",
  name: "Distribuidora Ñandú & Hijos, S.A. de C.V.",
  address: "Av. Insurgentes Sur 1234, Col. Del Valle, 03100 Ciudad de México",
  phone: "55 5555 1234",
  email: "cobranza@empresa.example",
  website: "",
  place: "Ciudad de México",
  signer: "Lic. Andrea Peña Güemes",
  position: "Gerente de Crédito y Cobranza",
  payTo: "Banco del Norte, cuenta 0123456789, CLABE 002180012345678901\nReferencia: su RFC",
  complaints: "55 5555 9999, aclaraciones@empresa.example",
  privacy: "empresa.example/privacidad",
  jurisdiction: "la Ciudad de México",
  termDays: { first: 5, second: 4, final: 3 },
  daysAhead: 15,
};
