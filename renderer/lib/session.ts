import { useQuery } from "@tanstack/react-query";
import type { Session } from "../../shared/contract/users.ts";
import { reachOf } from "../../shared/domain/permissions.ts";
import { orpc } from "./ledger.ts";
import { useStatus } from "./status.ts";
import { createStore } from "./store.ts";

/**
 * Where something still has to be shown to who has just signed in, the recovery code, before everything begins anew for them:
 * on the page to sign in, or within the screens.
 */
export const gateHeld = createStore<"page" | "within" | null>(null);

/**
 * Whose the screens are, by ledger and person, also while they are locked; "" before anybody signed in and in a ledger without
 * passwords. What is kept of a person while the window lives is kept under this name.
 */
export const screensOwner = createStore("");

/** Who works with the open ledger here; undefined while no ledger is open or it has not answered. */
export function useSession(): Session | undefined {
  const { data: status } = useStatus();
  const { data } = useQuery({ ...orpc.users.session.queryOptions(), enabled: status?.open === true });
  return status?.open === true ? data : undefined;
}

/**
 * Whether whoever signed in may make a call: screens leave out what the ledger would refuse. In a ledger without passwords
 * everybody may make every call.
 */
export function useMay(): (procedure: string) => boolean {
  const session = useSession();
  if (session?.protected !== true) return () => true;
  const role = session.person?.role;
  return (procedure) => role !== undefined && reachOf(procedure, role) !== "none";
}
