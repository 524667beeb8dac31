import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { ledger } from "../lib/ledger.ts";
import { queryClient } from "../lib/query-client.ts";
import { gateHeld, useSession } from "../lib/session.ts";
import { useStore } from "../lib/store.ts";

const SignInScreen = lazy(async () => ({
  default: (await import("../features/users/SignInScreen.tsx")).SignInScreen,
}));

/** How often it is looked at how long nobody has touched anything. */
const LOOK_MS = 5_000;

/**
 * Stands before the screens of a ledger with passwords: who has not signed in sees the page to do so. What was on the screen
 * when it was locked stays as it was, out of sight, for the same person; for another one everything begins anew.
 */
export function SignInGate({ children }: { readonly children: ReactNode }): ReactNode {
  const session = useSession();
  const held = useStore(gateHeld);
  const [last, setLast] = useState<number | null>(null);
  const person = session?.person?.id ?? null;
  if (person !== null && person !== last && held === null) setLast(person);
  const shut = session?.protected === true && (session.person === null || session.mustChange || held === "page");
  const idleMinutes = session?.protected === true && !shut ? session.rules.idleMinutes : 0;
  useEffect(() => {
    // Nothing of what the one before had asked for is left for the next.
    if (last !== null) queryClient.removeQueries({ type: "inactive" });
  }, [last]);
  useIdleLock(idleMinutes);
  return (
    <>
      <div style={{ display: shut ? "none" : "contents" }} inert={shut}>
        {/* Before the first one has signed in there is nothing to keep. */}
        {(!shut || last !== null) && <Keyed key={String(last)}>{children}</Keyed>}
      </div>
      {shut && (
        <Suspense>
          <SignInScreen session={session} again={last !== null} />
        </Suspense>
      )}
    </>
  );
}

function Keyed({ children }: { readonly children: ReactNode }): ReactNode {
  return children;
}

/** Locks when nobody has touched mouse or keyboard for some minutes. */
function useIdleLock(minutes: number): void {
  useEffect(() => {
    if (minutes === 0) return;
    let touched = Date.now();
    const touch = (): void => {
      touched = Date.now();
    };
    const events = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
    for (const event of events) window.addEventListener(event, touch, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (Date.now() - touched >= minutes * 60_000) {
        touched = Date.now();
        void ledger.users.lock({ idle: true });
      }
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      for (const event of events) window.removeEventListener(event, touch, { capture: true });
    };
  }, [minutes]);
}
