import type { AgencyFields, TermsFields } from "../../../../shared/contract/agencies.ts";
import type { Paper } from "../../../../shared/domain/agencies/codes.ts";

/** A paper of an agency's legal file. */
interface FiledPaper {
  readonly paper: Paper;
  readonly reference: string;
  readonly signedOn: string;
  readonly expiresOn: string | null;
  readonly obligatory: boolean;
}

/** An agency as the desk registers it. */
export interface DeskAgency {
  readonly fields: AgencyFields;
  readonly papers: readonly FiledPaper[];
  readonly terms: TermsFields | null;
}

const SIGNED = "2026-07-15";
const filed = (paper: Paper, reference: string, expiresOn: string | null, obligatory = true): FiledPaper => ({
  ...{ paper, reference, signedOn: SIGNED, expiresOn, obligatory },
});

/** The agencies of the demo company, all of them invented: one that works, and one whose legal file is not complete. */
export const AGENCIES = {
  sierra: {
    fields: {
      legalName: "Recuperación Sierra Alta, S.C.",
      rfc: "RSA150312QX4",
      address: "Calle del Roble 118, Col. Arboledas, Querétaro",
      phones: "55 5555 0410",
      email: "cartera@sierraalta.example",
      contact: "Lic. Marcela Ávila Prado",
      states: "Querétaro, Guanajuato, San Luis Potosí",
      services: "Llamadas, visitas y convenios",
      active: true,
    },
    papers: [
      filed("contract", "SA-2026-07", null),
      filed("nda", "SA-2026-07 anexo B", null),
      filed("data-clause", "SA-2026-07 anexo C", null),
      filed("insurance", "Fianza 88412", null),
      filed("powers", "Esc. 24,118", null),
      filed("conduct-code", "Código 2026", null),
      filed("price-annex", "SA-2026-07 anexo A", null),
      filed("repse", "Aviso 11873/2026", null, false),
      // Looked after, but nothing waits for it: whoever opens the demo later can still place invoices.
      filed("sat-opinion", "Opinión positiva", "2026-12-10", false),
    ],
    terms: {
      fromOn: "2026-09-01",
      rates: { "1-30": 800, "31-60": 1200, "61-90": 1800, "90+": 2500 },
      ...{ directEarns: false, tailDays: 15, vatBp: 1600, vatCreditable: true, note: "" },
    },
  },
  norte: {
    fields: {
      legalName: "Despacho Jurídico del Norte, S.C.",
      rfc: "DJN090827LM1",
      address: "Av. de las Torres 2040, Monterrey",
      phones: "55 5555 0422",
      email: "contacto@juridiconorte.example",
      contact: "Lic. Rubén Cavazos",
      states: "Nuevo León, Coahuila",
      services: "Demanda mercantil",
      active: true,
    },
    papers: [filed("contract", "DJN-14", null), filed("nda", "DJN-14 anexo", null)],
    terms: null,
  },
} as const satisfies Record<string, DeskAgency>;

export type AgencyName = keyof typeof AGENCIES;
