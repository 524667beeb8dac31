import type { Behaviour, DemoCurrency, DemoCustomer, Turn } from "./model.ts";
import { createRandom } from "./random.ts";
import { completeRfc, GENERIC_DOMESTIC, GENERIC_FOREIGN } from "./tax-id.ts";

/** Spellings of credit terms as issuers really write them (RULES 55, 56), by the days they mean. */
export const TERMS: Readonly<Record<number, readonly string[]>> = {
  15: ["Crédito 15 días", "NET15", "15 dias", "Credito a 15 Días"],
  30: ["30 días", "CREDITO 30 DIAS", "30 dias neto", "Pago a 30 días.", "CREDITO30", "Net 30 days", ""],
  45: ["45 días", "Credito a 45 dias", "CRÉDITO 45 DÍAS", "45 Dias de crédito"],
  60: ["60 dias", "Crédito a 60 días", "60 DIAS NETO"],
};

/** One line of the cast: size in thousands of the currency's unit, and how the customer behaves. */
interface Cast {
  readonly name: string;
  /** Kind of company for the long name; "" for persons and foreigners. */
  readonly suffix: string;
  /** RFC without its check digit, or a generic RFC. */
  readonly rfc: string;
  readonly postalCode: string;
  readonly days: number;
  readonly orders: number;
  readonly thousands: number;
  readonly behaviour: Behaviour;
  readonly turns?: readonly Turn[];
  readonly branches?: number;
  readonly currency?: DemoCurrency;
  readonly country?: string;
  readonly foreignTaxId?: string;
}

const SA = "S.A. de C.V.";
const SRL = "S. de R.L. de C.V.";
const PROMPT: Behaviour = { kind: "prompt" };
const PAYDAY: Behaviour = { kind: "payday" };
const SHORT: Behaviour = { kind: "short" };
const CASH: Behaviour = { kind: "cash" };
const late = (days: number): Behaviour => ({ kind: "late", days });
const parts = (count: number): Behaviour => ({ kind: "parts", parts: count });
const silent = (daysBeforeEnd: number): Behaviour => ({ kind: "silent", daysBeforeEnd });

function who(
  name: string,
  suffix: string,
  rfc: string,
  postalCode: string,
  days: number,
  orders: number,
  thousands: number,
  behaviour: Behaviour,
  more: Partial<Cast> = {},
): Cast {
  return { name, suffix, rfc, postalCode, days, orders, thousands, behaviour, ...more };
}

/** The sixty customers of the demo: invented, of every size and character. */
const CAST: readonly Cast[] = [
  who("Armadora de Remolques Cerro Pinto", SA, "ARC0403187K", "37290", 30, 3, 96, PAYDAY, { branches: 2 }),
  who("Constructora Peña y Ñuño", SA, "CPÑ990611J3", "37320", 45, 3, 88, late(6)),
  who("Herrajes & Equipos del Encino", SA, "H&E080922UB", "38010", 30, 4, 52, PROMPT, { turns: ["monthly-receipt"] }),
  who("Empaques Laguna Seca", SRL, "ELS120214R5", "36275", 30, 3, 74, PAYDAY),
  who("Molinos y Granos San Ciriaco", SA, "MGS9605302T", "36700", 30, 3, 66, late(9), {
    turns: ["advance-with-note"],
  }),
  who("Agroindustrias Valle del Mezquital Chico", "S.P.R. de R.L.", "AVM010807LQ", "37980", 60, 2, 82, PROMPT),
  who("Tenería La Golondrina", SA, "TGO7801154D", "37530", 30, 2, 58, late(9)),
  who("Curtidos Ágata", SA, "CAG050930NA", "37545", 30, 2, 41, parts(2)),
  who("Calzado Industrial Pie de Monte", SA, "CIP1101268M", "37390", 30, 2, 37, PROMPT, {
    turns: ["rebate-after-payment"],
  }),
  who("Maquinados Núñez Hermanos", SA, "MNH930422F6", "76120", 30, 2, 44, PROMPT),
  who("Plásticos Inyectados Tres Cuervos", SA, "PIT150708E9", "76246", 45, 2, 39, PAYDAY),
  who("Troquelados y Forja Mineral de la Cruz", SRL, "TFM061117SH", "36040", 30, 2, 24, silent(108)),
  who("Transportes Áureo & Hijos", SA, "TAH020319VC", "76090", 15, 3, 22, PROMPT),
  who("Hospital Santa Jacinta de Celaya", "S.C.", "HSJ880501AB", "38060", 60, 2, 33, PAYDAY),
  who("Cerámica Tarandácuao Viejo", SA, "CTV031224P7", "38790", 30, 2, 29, late(12)),
  who("Invernaderos Ojo Zarco", SRL, "IOZ140903GD", "37700", 30, 2, 36, parts(3)),
  who("Frigoríficos Sierra Gorda Norte", SA, "FSG0906165X", "76340", 30, 2, 42, PROMPT, {
    turns: ["advance-with-remainder"],
  }),
  who("Envases Pétalo", SA, "EPE1702282W", "37670", 30, 2, 27, late(9)),
  who("Ingeniería Eléctrica Quetzal Azul", SA, "IEQ100419ML", "76147", 30, 2, 34, SHORT),
  who("Montajes Industriales Hñähñu", SA, "MIH190212TY", "76800", 45, 2, 31, late(4)),
  who("Grupo Restaurantero Doña Chole", SA, "GRD070605ZK", "37000", 15, 3, 12, PROMPT, { branches: 3 }),
  who("Panificadora El Trigal de Oro Viejo", SA, "PTO8409092R", "36500", 15, 2, 14, PROMPT),
  who("Colegio Anáhuac del Río Laja", "A.C.", "CAR920815HV", "38020", 30, 1, 16, PAYDAY),
  who("Hotel Mesón de los Ángeles Verdes", SA, "HMA9910148P", "36000", 30, 1, 19, late(9)),
  who("Servicios Logísticos Camino Real 57", SRL, "SLC160527DJ", "76295", 30, 2, 18, late(7)),
  who("Textiles Ñandutí del Centro", SA, "TÑC980206QN", "38160", 30, 2, 15, silent(160)),
  who("Vidrios y Aluminios Brisa", SA, "VAB130711C4", "37160", 30, 1.6, 17, PROMPT, { turns: ["note-over-several"] }),
  who("Químicos Solventia Bajío", SA, "QSB0811301G", "37440", 30, 2, 21, PROMPT, { turns: ["overpaid"] }),
  who("Ladrillera San Blas de la Loma", SRL, "LSB940223KU", "36910", 30, 1.2, 13, late(52)),
  who("Bombas y Riego Cuitzillo", SA, "BRC040117X9", "36860", 30, 1.5, 18, late(9)),
  who("Talleres Unidos de Irapuato Poniente", SA, "TUI010930WS", "36544", 15, 1.5, 9, late(5)),
  who("Aceros Perfilados Xilonen", SA, "APX1203085F", "37545", 30, 2, 24, PROMPT, { turns: ["replaced-receipt"] }),
  who("Carpintería Fina Ébano & Nogal", SRL, "CFE180404RB", "37180", 15, 1, 8, PROMPT),
  who("Refrigeración Pingüino Blanco", SA, "RPB060828NJ", "38030", 30, 1.4, 11, late(38)),
  who("Impresos Tipográficos La Viñeta", SA, "ITV7503193A", "36050", 30, 1, 7, PROMPT),
  who("Lavandería Industrial Espuma Clara", SA, "LIE111121YD", "76020", 15, 1, 6, late(3)),
  who("Muebles Rústicos Tlalpujahua Nuevo", SA, "MRT0007174E", "61060", 30, 1, 9, late(74)),
  who("Distribuidora de Abarrotes El Portal de Piedra", SA, "DAP880929B6", "36100", 15, 2, 8, PROMPT),
  who("Avícola Rancho Piñones", SA, "ARP970512TG", "47180", 30, 1.4, 14, late(9)),
  who("Perforaciones y Pozos Agua Honda", SA, "PPA050203MX", "38400", 45, 1, 26, late(19)),
  who("Soluciones Hidráulicas Tepozán", SRL, "SHT150618L2", "76100", 30, 1.3, 12, PROMPT),
  who("Centro de Diagnóstico Automotriz Volante", SA, "CDA120925HQ", "37260", 15, 1.2, 5, PROMPT),
  who("Asfaltos y Terracerías El Coyote Cojo", SA, "ATC0210307V", "38110", 30, 1, 32, silent(215)),
  who("Viveros Flor de Nopal", "S.P.R. de R.L.", "VFN090304DZ", "37900", 30, 1, 6, PROMPT),
  who("Recubrimientos Cobalto", SA, "REC140812AK", "76130", 30, 1.3, 13, PROMPT, {
    turns: ["receipt-on-replaced-invoice"],
  }),
  who("Guadalupe Ibarra Zúñiga", "", "IAZG790312U4", "37100", 15, 1, 4, PROMPT),
  who("José Ángel Muñoz Ávila", "", "MUAA680725RC", "36270", 30, 1, 6, late(9)),
  who("Sofía Ordóñez Peña", "", "OOPS850919NM", "38050", 15, 0.8, 3, PROMPT),
  who("Ramiro Güemes Ñíguez", "", "GUÑR710204LJ", "76030", 30, 0.8, 5, silent(130)),
  who("María del Socorro Baltierra Ríos", "", "BARS900630EP", "37220", 15, 0.8, 3, CASH),
  who("Autopartes Nimbus de México", SA, "ANM070911QC", "76220", 30, 2, 5.4, PAYDAY, { currency: "USD" }),
  who("Arneses y Conectores Bahía Azul", SRL, "ACB120330GX", "36275", 45, 2, 3.6, late(9), {
    currency: "USD",
    turns: ["pays-usd-in-pesos"],
  }),
  who("Componentes Aeronáuticos Halcón Pardo", SA, "CAH160119ZT", "76270", 60, 1.2, 6.1, PROMPT, { currency: "USD" }),
  who("Prairie Gate Fixtures LLC", "", GENERIC_FOREIGN, "", 45, 0.8, 4.2, late(5), {
    currency: "USD",
    country: "USA",
    foreignTaxId: "870041259",
  }),
  who("Blauwald Werkzeuge GmbH", "", GENERIC_FOREIGN, "", 60, 0.7, 5.2, late(11), {
    currency: "EUR",
    country: "DEU",
    foreignTaxId: "DE304417752",
  }),
  who("Taller Los Tres Ahuehuetes", "", GENERIC_DOMESTIC, "", 15, 0.8, 3, late(8)),
  who("Juana Ñandú Pérez", "", GENERIC_DOMESTIC, "", 15, 0.6, 2, PROMPT),
  who("Público en general", "", GENERIC_DOMESTIC, "", 0, 1, 0, CASH),
  who("Metalmecánica Cárdenas Oropeza", SA, "MCO990408JW", "37490", 30, 0, 27, silent(1500), { turns: ["old-debt"] }),
  who("Estructuras y Techumbres Gavilán", SA, "ETG030715SD", "38090", 30, 0, 19, silent(1560), { turns: ["old-debt"] }),
];

/** How many customers have a part written for them; further ones are drawn. */
export const CAST_SIZE = CAST.length;

/** Postal code of the demo company: generic RFCs take the issuer's. */
export const OWN_POSTAL_CODE = "37150";

function fromCast(cast: Cast, index: number): DemoCustomer {
  const foreign = cast.rfc === GENERIC_FOREIGN;
  const generic = foreign || cast.rfc === GENERIC_DOMESTIC;
  const generalPublic = cast.thousands === 0;
  const name = generalPublic ? "PUBLICO EN GENERAL" : cast.name.toUpperCase();
  return {
    index,
    rfc: generic ? cast.rfc : completeRfc(cast.rfc),
    name,
    longName: generic ? name : cast.suffix === "" ? cast.name : `${cast.name}, ${cast.suffix}`,
    foreignTaxId: cast.foreignTaxId ?? "",
    country: cast.country ?? "",
    postalCode: generic ? OWN_POSTAL_CODE : cast.postalCode,
    regime: generic ? "616" : cast.suffix === "" ? "612" : "601",
    currency: cast.currency ?? "MXN",
    vat: foreign ? 0 : 16,
    creditDays: cast.days,
    terms: TERMS[cast.days] ?? [""],
    ordersPerMonth: cast.orders,
    branches: cast.branches ?? 1,
    invoiceMinor: Math.round(cast.thousands * 100_000),
    behaviour: cast.behaviour,
    turns: cast.turns ?? [],
    generalPublic,
  };
}

const TRADES = [
  "Abastecedora",
  "Aceros",
  "Comercializadora",
  "Construcciones",
  "Ferretería",
  "Industrias",
  "Maquinados",
  "Materiales",
  "Refacciones",
  "Servicios",
  "Suministros",
  "Talleres",
] as const;
const PLACES = [
  "Agua Zarca",
  "Arroyo Hondo",
  "Cañada de Ñero",
  "Cerro Prieto",
  "del Álamo",
  "El Órgano",
  "La Peñita",
  "Los Güeros",
  "Mesa Alta",
  "Ojo Frío",
  "Peña Blanca",
  "Tres Pozos",
] as const;
const LETTERS = "ABCDEFGHIJKLMNPQRSTUVWXYZ";
const BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A customer beyond the written cast: drawn from the seed, with an RFC of its own for every index. */
function drawn(seed: number, index: number): DemoCustomer {
  const random = createRandom(seed, "cast", index);
  const two = (value: number): string => String(value).padStart(2, "0");
  const letters = LETTERS.charAt(random.int(0, 24)) + LETTERS.charAt(random.int(0, 24)) + LETTERS.charAt(index % 25);
  const homoclave = BASE36.charAt(Math.floor(index / 36) % 36) + BASE36.charAt(index % 36);
  const century = Math.floor(index / 1296);
  const date = `${two(century % 100)}${two(random.int(1, 12))}${two(random.int(1, 28))}`;
  const name = `${random.pick(TRADES)} ${random.pick(PLACES)} ${index}`;
  const draw = random.unit();
  const behaviour: Behaviour =
    draw < 0.42
      ? PROMPT
      : draw < 0.62
        ? late(random.int(3, 30))
        : draw < 0.78
          ? PAYDAY
          : draw < 0.88
            ? parts(2)
            : draw < 0.92
              ? SHORT
              : silent(random.int(45, 300));
  const days = random.pick([15, 30, 30, 30, 30, 45, 60]);
  const currency: DemoCurrency = random.chance(0.07) ? "USD" : "MXN";
  return {
    index,
    rfc: completeRfc(letters + date + homoclave),
    name: name.toUpperCase(),
    longName: `${name}, ${SA}`,
    foreignTaxId: "",
    country: "",
    postalCode: random.pick(["37150", "36500", "38010", "76090", "76120"]),
    regime: "601",
    currency,
    vat: 16,
    creditDays: days,
    terms: TERMS[days] ?? [""],
    ordersPerMonth: 1,
    branches: 1,
    invoiceMinor: currency === "USD" ? random.int(50_000, 600_000) : random.int(300_000, 6_000_000),
    behaviour,
    turns: [],
    generalPublic: false,
  };
}

/**
 * The customer at a position of the cast. `written` takes the sixty of the demo first; without it all are drawn, as a
 * corpus of any size needs them.
 */
export function castCustomer(seed: number, index: number, written: boolean): DemoCustomer {
  const cast = written ? CAST[index] : undefined;
  return cast === undefined ? drawn(seed, index) : fromCast(cast, index);
}
