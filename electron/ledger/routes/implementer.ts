import { implement } from "@orpc/server";
import { contract } from "../../../shared/contract/contract.ts";
import type { LedgerContext } from "../context.ts";
import { contractErrors, PARSED_BEFORE_LAST } from "../reading-router.ts";
import { carriedOut, permitted } from "../users/guard.ts";

/** The contract with what stands before every procedure of it; storage trouble becomes the contract's error of the same code. */
export function implementer() {
  return implement(contract)
    .$context<LedgerContext>()
    .$config(PARSED_BEFORE_LAST)
    .use(contractErrors)
    .use(permitted)
    .use(carriedOut);
}

export type Implementer = ReturnType<typeof implementer>;
