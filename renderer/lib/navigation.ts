import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";

/** Ways from one screen to another, by what the user wants to see; features link through these and never import each other. */
export interface Navigation {
  readonly toCartera: () => void;
  readonly toCustomer: (customerId: number) => void;
  readonly toDocument: (uuid: string) => void;
  readonly toComplements: () => void;
  readonly toReview: () => void;
  readonly toReports: () => void;
  readonly toImport: (runId?: number) => void;
  readonly toSettings: () => void;
  readonly toStart: () => void;
  readonly back: () => void;
}

export function useNavigation(): Navigation {
  const navigate = useNavigate();
  return useMemo(
    () => ({
      toCartera: () => void navigate({ to: "/cartera" }),
      toCustomer: (customerId) =>
        void navigate({ to: "/clientes/$customerId", params: { customerId: String(customerId) } }),
      toDocument: (uuid) => void navigate({ to: "/documentos/$uuid", params: { uuid } }),
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
