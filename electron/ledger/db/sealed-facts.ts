import { SEALED_FACTS, type ToldEvent } from "./audit-chain.ts";

/** Event under which facts are sealed that no event tells of. */
export function sealedFacts(detail: unknown): ToldEvent {
  const at = new Date().toISOString();
  return {
    at,
    person_id: null,
    action: SEALED_FACTS,
    subject: "",
    actor: "",
    pc: "",
    detail: JSON.stringify(detail),
  };
}
