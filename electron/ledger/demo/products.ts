/** What the demo distributor sells: industrial hardware and supplies. Prices in centavos of a peso, before VAT. */
export interface Product {
  /** c_ClaveProdServ. */
  readonly code: string;
  readonly sku: string;
  readonly unitCode: string;
  readonly unit: string;
  readonly description: string;
  readonly priceMinor: number;
}

function product(
  code: string,
  sku: string,
  unitCode: string,
  unit: string,
  description: string,
  priceMinor: number,
): Product {
  return { code, sku, unitCode, unit, description, priceMinor };
}

/** Catalogue, cheapest and dearest mixed, so that orders of every size can be filled. */
export const PRODUCTS: readonly Product[] = [
  product(
    "31161500",
    "TOR-1438",
    "XBX",
    "Caja",
    "Tornillo hexagonal grado 5 de 1/4 x 3/8, caja con 100 piezas",
    21_450,
  ),
  product("31161700", "TUE-0516", "XBX", "Caja", "Tuerca hexagonal galvanizada 5/16, caja con 200 piezas", 18_900),
  product("31161800", "RON-0038", "XBX", "Caja", "Rondana plana 3/8 zincada, caja con 250 piezas", 12_780),
  product("27111700", "LLV-0012", "H87", "Pieza", "Llave ajustable cromada de 12 pulgadas", 38_950),
  product("27112700", "TAL-0850", "H87", "Pieza", "Taladro percutor de 1/2 pulgada, 850 W", 189_900),
  product("27112700", "ESM-0450", "H87", "Pieza", "Esmeriladora angular de 4 1/2 pulgadas, 900 W", 146_500),
  product("31191500", "DIS-0414", "XBX", "Caja", "Disco de corte para metal 4 1/2 x 1/16, caja con 25", 62_300),
  product("31201500", "CIN-0050", "XRO", "Rollo", "Cinta de aislar negra 19 mm x 18 m", 3_450),
  product("31211500", "PIN-1900", "XBJ", "Cubeta", "Pintura esmalte alquidálico gris máquina, cubeta de 19 L", 214_800),
  product("15121500", "ACE-0019", "XBJ", "Cubeta", "Aceite hidráulico ISO 68, cubeta de 19 L", 176_400),
  product("15121900", "GRA-0016", "XBJ", "Cubeta", "Grasa de litio multiusos NLGI 2, cubeta de 16 kg", 238_600),
  product("40141700", "VAL-0100", "H87", "Pieza", "Válvula de bola de latón 1 pulgada, rosca NPT", 31_200),
  product("40142000", "MAN-0034", "MTR", "Metro", "Manguera para aire 3/4, 300 PSI", 8_640),
  product("40171500", "TUB-0200", "H87", "Pieza", "Tubo de acero al carbón cédula 40 de 2 pulgadas, 6.4 m", 164_900),
  product("30102000", "LAM-0018", "H87", "Pieza", "Lámina galvanizada calibre 18 de 3 x 8 pies", 128_300),
  product("30101500", "PTR-0200", "H87", "Pieza", "Perfil tubular rectangular 2 x 2 calibre 14, 6 m", 94_700),
  product("26121600", "CAB-0012", "XRO", "Rollo", "Cable THW calibre 12, rollo de 100 m", 158_200),
  product("39121000", "INT-0330", "H87", "Pieza", "Interruptor termomagnético de 3 polos, 30 A", 118_750),
  product("39111500", "LUM-0100", "H87", "Pieza", "Luminaria led industrial tipo campana de 100 W", 142_300),
  product("46181500", "GUA-0009", "PR", "Par", "Guante de carnaza reforzado, talla grande", 7_980),
  product("46181800", "LEN-0001", "H87", "Pieza", "Lente de seguridad claro antiempañante", 5_260),
  product("46181600", "BOT-0027", "PR", "Par", "Bota industrial con casquillo de poliamida", 86_900),
  product("24102000", "RAC-0004", "H87", "Pieza", "Anaquel metálico de carga pesada, 5 entrepaños", 312_500),
  product("24101600", "PAT-0025", "H87", "Pieza", "Patín hidráulico de 2.5 toneladas", 648_000),
  product("31171500", "BAL-6205", "H87", "Pieza", "Rodamiento rígido de bolas 6205 2RS", 14_350),
  product("31171600", "CHU-0208", "H87", "Pieza", "Chumacera de piso UCP 208", 46_800),
  product("26111800", "BAN-0068", "H87", "Pieza", "Banda en V sección B68", 19_700),
  product("26101100", "MOT-0005", "H87", "Pieza", "Motor trifásico de 5 HP, 1,750 rpm", 782_400),
  product("40151500", "BOM-0002", "H87", "Pieza", "Bomba centrífuga de 2 HP, cuerpo de hierro gris", 524_900),
  product("40161500", "FIL-0020", "H87", "Pieza", "Filtro de cartucho de 20 pulgadas, 5 micras", 26_450),
  product("23271400", "SOL-0200", "H87", "Pieza", "Máquina para soldar inversora de 200 A", 437_800),
  product("23271800", "ELE-6013", "KGM", "Kilogramo", "Electrodo 6013 de 1/8", 9_870),
  product("47131800", "DES-0020", "XBJ", "Cubeta", "Desengrasante biodegradable, cubeta de 20 L", 98_600),
  product("44103100", "ETI-0500", "XRO", "Rollo", "Etiqueta térmica 4 x 6, rollo con 500", 21_900),
  product("24112500", "CAJ-0040", "XBX", "Caja", "Caja de cartón corrugado 40 x 30 x 30, atado con 25", 43_200),
  product("24141500", "PEL-0018", "XRO", "Rollo", "Película estirable de 18 pulgadas, calibre 80", 17_350),
];

/** Word a line of the monthly global invoice of cash sales carries. */
export const COUNTER_SALE = product("01010101", "", "ACT", "", "Venta", 0);
/** Line of an advance and of its application (RULES 50). */
export const ADVANCE = product("84111506", "", "ACT", "", "Anticipo del bien o servicio", 0);
/** Line of a credit note that lowers a price after the sale. */
export const REBATE = product("84111506", "", "ACT", "", "Bonificación por volumen de compra", 0);
