import { type Dispatch, type SetStateAction, useState } from "react";

/**
 * What is typed over something kept. It begins anew when what is kept changes, and the form around it stays: after its own
 * saving it still has to say that it was saved.
 */
export function useDraft<Draft>(kept: unknown, draftOf: () => Draft): [Draft, Dispatch<SetStateAction<Draft>>] {
  const [draft, setDraft] = useState(draftOf);
  const text = JSON.stringify(kept);
  const [of, setOf] = useState(text);
  if (of !== text) {
    setOf(text);
    setDraft(draftOf());
  }
  return [draft, setDraft];
}
