import { useCallback, useState } from "react";
import type { CompanyCandidate } from "../../shared/contract/imports.ts";
import type { LedgerSettings } from "../../shared/contract/settings.ts";
import { startImport } from "./import-run.ts";
import { ledger } from "./ledger.ts";

type OwnRfc = LedgerSettings["ownRfcs"][number];

/** What is happening with the files the user handed over. */
export type Intake =
  | { readonly step: "idle" }
  | { readonly step: "inspecting"; readonly paths: readonly string[] }
  | {
      readonly step: "choosing";
      readonly paths: readonly string[];
      readonly candidates: readonly CompanyCandidate[];
      readonly filesSeen: number;
    }
  | { readonly step: "starting"; readonly paths: readonly string[] }
  | { readonly step: "failed"; readonly paths: readonly string[]; readonly error: unknown };

export interface IntakeControl {
  readonly intake: Intake;
  /** Imports at once when the company is known, otherwise finds out whose the files are first. */
  readonly offer: (paths: readonly string[]) => Promise<void>;
  /** Goes on with the RFCs that the user says are the company's. */
  readonly choose: (ownRfcs: readonly string[]) => Promise<void>;
  readonly reset: () => void;
}

/** Makes RFCs the company's own, with their names as the files write them. */
export async function addOwnRfcs(added: readonly OwnRfc[]): Promise<void> {
  const { ownRfcs } = await ledger.settings.get();
  const fresh = added.filter(({ rfc }) => !ownRfcs.some((own) => own.rfc === rfc));
  if (fresh.length === 0) return;
  const changes = { ownRfcs: [...ownRfcs, ...fresh.map(({ rfc, name }) => ({ rfc, name }))] };
  await ledger.settings.update({ commandId: crypto.randomUUID(), changes });
}

/**
 * Takes files in: a ledger that does not know its company yet looks at them first, so that the user can say which issuer
 * is the company.
 */
export function useImportIntake(onStarted: (runId: number) => void): IntakeControl {
  const [intake, setIntake] = useState<Intake>({ step: "idle" });

  const start = useCallback(
    async (paths: readonly string[]) => {
      setIntake({ step: "starting", paths });
      try {
        const runId = await startImport(paths);
        setIntake({ step: "idle" });
        onStarted(runId);
      } catch (error) {
        setIntake({ step: "failed", paths, error });
      }
    },
    [onStarted],
  );

  const offer = useCallback(
    async (paths: readonly string[]) => {
      if (paths.length === 0) return;
      try {
        setIntake({ step: "inspecting", paths });
        const { ownRfcs } = await ledger.ledgers.status();
        if (ownRfcs.length > 0) return await start(paths);
        const { candidates, filesSeen } = await ledger.imports.inspect({ paths: [...paths] });
        setIntake({ step: "choosing", paths, candidates, filesSeen });
      } catch (error) {
        setIntake({ step: "failed", paths, error });
      }
    },
    [start],
  );

  const choose = useCallback(
    async (ownRfcs: readonly string[]) => {
      if (intake.step !== "choosing") return;
      const { paths, candidates } = intake;
      try {
        setIntake({ step: "starting", paths });
        await addOwnRfcs(candidates.filter(({ rfc }) => ownRfcs.includes(rfc)));
        await start(paths);
      } catch (error) {
        setIntake({ step: "failed", paths, error });
      }
    },
    [intake, start],
  );

  const reset = useCallback(() => setIntake({ step: "idle" }), []);
  return { intake, offer, choose, reset };
}
