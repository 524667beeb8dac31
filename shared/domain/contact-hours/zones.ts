import { isZone } from "./zone-time.ts";

/** IANA zone of the states (ISO 3166-2) that do not share their country's; in `usual` all others (COMPLIANCE 1). */
interface CountryZones {
  readonly usual: string;
  readonly states: Readonly<Record<string, string>>;
  /** Other zones of the country, which a municipality may have against its state. */
  readonly others: readonly string[];
}

const COUNTRIES: Readonly<Record<string, CountryZones>> = {
  MX: {
    usual: "America/Mexico_City",
    states: {
      BCN: "America/Tijuana",
      BCS: "America/Mazatlan",
      CHH: "America/Chihuahua",
      NAY: "America/Mazatlan",
      ROO: "America/Cancun",
      SIN: "America/Mazatlan",
      SON: "America/Hermosillo",
    },
    others: ["America/Ciudad_Juarez", "America/Ojinaga", "America/Matamoros", "America/Monterrey", "America/Merida"],
  },
  BR: {
    usual: "America/Sao_Paulo",
    states: {
      AC: "America/Rio_Branco",
      AM: "America/Manaus",
      RR: "America/Boa_Vista",
      RO: "America/Porto_Velho",
      MT: "America/Cuiaba",
      MS: "America/Campo_Grande",
    },
    others: ["America/Noronha", "America/Eirunepe"],
  },
  CL: {
    usual: "America/Santiago",
    states: { MA: "America/Punta_Arenas", AI: "America/Coyhaique" },
    others: ["Pacific/Easter"],
  },
  CO: { usual: "America/Bogota", states: {}, others: [] },
  PE: { usual: "America/Lima", states: {}, others: [] },
};

/** What stands in where a machine's tables are older than the zone: Aysén has its own since 2025. */
const OLDER: Readonly<Record<string, string>> = { "America/Coyhaique": "America/Punta_Arenas" };

/**
 * Zone of a debtor's address; null for a country this table does not have. Never judged from the prefix of a phone
 * (COMPLIANCE 1).
 */
export function zoneOfPlace(country: string, state: string): string | null {
  const zones = COUNTRIES[country];
  if (zones === undefined) return null;
  const zone = zones.states[state] ?? zones.usual;
  return isZone(zone) ? zone : (OLDER[zone] ?? zones.usual);
}

/** Zones a debtor of the country can be in, the usual one first; for a choice. Empty for a country without a table. */
export function zonesOfCountry(country: string): string[] {
  const zones = COUNTRIES[country];
  if (zones === undefined) return [];
  return [...new Set([zones.usual, ...Object.values(zones.states), ...zones.others])].filter(isZone);
}
