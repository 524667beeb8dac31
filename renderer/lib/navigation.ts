import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { askForLetter, type LetterRequest } from "./letter-request.ts";

/** What the payments screen opens on. */
export interface PaymentsView {
  /** Customer whose payments that are not applied yet are shown. */
  readonly customer?: number;
  /** Customer for whom a payment is recorded at once. */
  readonly record?: number;
}

/** What of the worklist is shown: the customers who are there for a reason, or those without an owner or a next step. */
export const WORKLIST_REASONS = [
  "promise-broken",
  "promise-due",
  "agreement-default",
  "agreement-due",
  "follow-up",
  "dispute-sla",
  "reply",
  "overdue",
  "preventive",
  "orphans",
] as const;
export type WorklistReason = (typeof WORKLIST_REASONS)[number];

/** Parts of an agency's page. */
export const AGENCY_PARTS = [
  "items",
  "placements",
  "papers",
  "terms",
  "costs",
  "invoices",
  "complaints",
  "audits",
  "calls",
  "training",
  "reports",
  "results",
] as const;
export type AgencyPart = (typeof AGENCY_PARTS)[number];

/** The entry whose cause is looked for. */
interface CausedEntry {
  readonly kind: string;
  readonly receivableUuid: string | null;
}

/** Ways from one screen to another, by what the user wants to see; features link through these and never import each other. */
export interface Navigation {
  readonly toWorklist: (reason?: WorklistReason) => void;
  readonly toCartera: () => void;
  readonly toCustomer: (customerId: number) => void;
  readonly toDocument: (uuid: string) => void;
  /** How a customer's moratory interest was counted. */
  readonly toInterest: (customerId: number) => void;
  /** The payments: all, those of a customer that are not applied, or the form to record one. */
  readonly toPayments: (view?: PaymentsView) => void;
  readonly toPayment: (uuid: string) => void;
  /** The disputes: all, those of a customer, or one of them. */
  readonly toDisputes: (view?: { readonly customer?: number; readonly id?: number }) => void;
  /** The promises: all, or those of a customer. */
  readonly toPromises: (view?: { readonly customer?: number }) => void;
  /** The agreements: all, those of a customer, or one of them. */
  readonly toAgreements: (view?: { readonly customer?: number; readonly id?: number }) => void;
  readonly toApprovals: () => void;
  readonly toCampaigns: () => void;
  readonly toCampaign: (id: number) => void;
  readonly toEscalations: () => void;
  /** An escalated case. */
  readonly toEscalation: (id: number) => void;
  readonly toAgencies: () => void;
  /** A collection agency, on one of its parts. */
  readonly toAgency: (id: number, part?: AgencyPart) => void;
  /** The letters: all, those of a customer, or one of them. */
  readonly toLetters: (view?: { readonly customer?: number; readonly id?: number }) => void;
  /** The form of a new letter, or of one to each of several customers. */
  readonly toLetterForm: (request: LetterRequest) => void;
  readonly toLetterTexts: () => void;
  /**
   * What caused an entry: a CFDI, money recorded here (kind M), the quita of an agreement (kind A), or a write-off (kind A
   * too, told by the entry), which stands on the page of its invoice.
   */
  readonly toSource: (kind: string, uuid: string, entry?: CausedEntry) => void;
  readonly toBank: () => void;
  readonly toComplements: () => void;
  readonly toReview: () => void;
  readonly toReports: () => void;
  readonly toImport: (runId?: number) => void;
  readonly toSettings: () => void;
  readonly toStart: () => void;
  readonly back: () => void;
}

/** The ways between screens that rows and panes offer; one and the same object while the component lives. */
export function useNavigation(): Navigation {
  const navigate = useNavigate();
  return useMemo(
    () => ({
      toSource: (kind, uuid, entry) => {
        if (kind === "M") return void navigate({ to: "/pagos/$uuid", params: { uuid } });
        if (kind !== "A") return void navigate({ to: "/documentos/$uuid", params: { uuid } });
        const writtenOff = entry?.kind === "write-off" ? entry.receivableUuid : null;
        void (writtenOff === null
          ? navigate({ to: "/acuerdos", search: { source: uuid } })
          : navigate({ to: "/documentos/$uuid", params: { uuid: writtenOff } }));
      },
      toWorklist: (motivo) => void navigate({ to: "/lista", search: motivo === undefined ? {} : { motivo } }),
      toCartera: () => void navigate({ to: "/cartera" }),
      toCustomer: (customerId) =>
        void navigate({ to: "/clientes/$customerId", params: { customerId: String(customerId) } }),
      toInterest: (customerId) =>
        void navigate({
          to: "/clientes/$customerId/$tab",
          params: { customerId: String(customerId), tab: "intereses" },
        }),
      toDocument: (uuid) => void navigate({ to: "/documentos/$uuid", params: { uuid } }),
      toPayments: (view = {}) => void navigate({ to: "/pagos", search: view }),
      toPayment: (uuid) => void navigate({ to: "/pagos/$uuid", params: { uuid } }),
      toDisputes: (view = {}) => void navigate({ to: "/aclaraciones", search: view }),
      toPromises: (view = {}) => void navigate({ to: "/promesas", search: view }),
      toAgreements: (view = {}) => void navigate({ to: "/acuerdos", search: view }),
      toApprovals: () => void navigate({ to: "/autorizar" }),
      toCampaigns: () => void navigate({ to: "/campanas" }),
      toCampaign: (id) => void navigate({ to: "/campanas/$campaignId", params: { campaignId: String(id) } }),
      toEscalations: () => void navigate({ to: "/escalamientos" }),
      toEscalation: (id) => void navigate({ to: "/escalamientos/$escalationId", params: { escalationId: String(id) } }),
      toAgencies: () => void navigate({ to: "/despachos" }),
      toAgency: (id, part) =>
        void navigate({
          to: "/despachos/$agencyId",
          params: { agencyId: String(id) },
          search: part === undefined ? {} : { part },
        }),
      toLetters: (view = {}) => void navigate({ to: "/cartas", search: view }),
      toLetterForm: (request) => {
        askForLetter(request);
        void navigate({ to: "/cartas/nueva" });
      },
      toLetterTexts: () => void navigate({ to: "/cartas/textos" }),
      toBank: () => void navigate({ to: "/bancos" }),
      toComplements: () => void navigate({ to: "/complementos" }),
      toReview: () => void navigate({ to: "/revision" }),
      toReports: () => void navigate({ to: "/reportes" }),
      toImport: (runId) => void navigate({ to: "/importar", search: runId === undefined ? {} : { run: runId } }),
      toSettings: () => void navigate({ to: "/ajustes" }),
      toStart: () => void navigate({ to: "/inicio" }),
      back: () => window.history.back(),
    }),
    [navigate],
  );
}
