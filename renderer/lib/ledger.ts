import { createORPCClient, ORPCError } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import type { z } from "zod";
import type { contract } from "../../shared/contract/contract.ts";
import type { LedgerErrorCode, ledgerErrors } from "../../shared/contract/errors.ts";
import { ledgerErrors as declared } from "../../shared/contract/errors.ts";
import { LEDGER_PORT_MESSAGE } from "../../shared/contract/native.ts";
import { LedgerLink } from "./ledger-link.ts";
import { openLastLedger } from "./ledger-session.ts";

/** The ledger process as a typed client: one function a procedure of shared/contract. */
export type LedgerClient = ContractRouterClient<typeof contract>;

export const ledgerLink = new LedgerLink((link) => openLastLedger(createORPCClient(link)));

export const ledger: LedgerClient = createORPCClient(ledgerLink);

/** Query and mutation options of every procedure; keys begin with the area's name. */
export const orpc = createTanstackQueryUtils(ledger);

/** Data a declared error carries; undefined for errors without data. */
export type LedgerErrorData<C extends LedgerErrorCode> = (typeof ledgerErrors)[C] extends { readonly data: infer S }
  ? S extends z.ZodType
    ? z.infer<S>
    : undefined
  : undefined;

/** Whether the error is the declared ledger error of that code; narrows its data. */
export function isLedgerError<C extends LedgerErrorCode>(
  error: unknown,
  code: C,
): error is ORPCError<C, LedgerErrorData<C>> {
  return ledgerErrorCode(error) === code;
}

/** Code of a declared ledger error, null for anything else. */
export function ledgerErrorCode(error: unknown): LedgerErrorCode | null {
  if (!(error instanceof ORPCError) || !Object.hasOwn(declared, error.code)) return null;
  return error.code as LedgerErrorCode;
}

/** Takes the ports that the preload script hands over as window messages, and asks for the first one. */
export function listenForLedgerPorts(requestPort: () => void): void {
  window.addEventListener("message", (event) => {
    const port = event.ports[0];
    if (event.source !== window || event.data !== LEDGER_PORT_MESSAGE || port === undefined) return;
    ledgerLink.connect(port);
  });
  requestPort();
}
