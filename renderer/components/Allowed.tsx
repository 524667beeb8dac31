import type { ReactNode } from "react";
import { useMay } from "../lib/session.ts";

interface Props {
  /** The call that what is inside makes. */
  readonly to: string;
  readonly children: ReactNode;
}

/** Shows what leads to a call only to those whose role may make it; the ledger refuses it all the same. */
export function Allowed({ to, children }: Props): ReactNode {
  return useMay()(to) ? children : null;
}
