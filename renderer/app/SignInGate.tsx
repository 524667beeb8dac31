import { useNavigate } from "@tanstack/react-router";
import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useLayoutEffect, useRef } from "react";
import type { Session } from "../../shared/contract/users.ts";
import { idleSince, touchNow } from "../lib/idle.ts";
import { ledger } from "../lib/ledger.ts";
import { queryClient } from "../lib/query-client.ts";
import { gateHeld, screensOwner, useSession } from "../lib/session.ts";
import { useStatus } from "../lib/status.ts";
import { forgetPerson, useStore } from "../lib/store.ts";

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
  const before = useStore(screensOwner);
  const path = useStatus().data?.path ?? "";
  const navigate = useNavigate();
  const here = ownerOf(session, path);
  const next = held === null && here !== null ? here : before;
  // Between two people nothing is drawn, so that what the one before had asked for can go first.
  const leaving = before !== "" && next !== before;
  const shut = session?.protected === true && (session.person === null || session.mustChange || held === "page");
  useEffect(() => {
    if (next === before) return;
    if (before !== "") {
      forgetPerson();
      queryClient.removeQueries({ type: "inactive" });
      queryClient.getMutationCache().clear();
      void navigate({ to: "/", replace: true });
    }
    screensOwner.set(next);
  }, [next, before, navigate]);
  const screens = useRef<HTMLDivElement>(null);
  useShut(shut, screens);
  return (
    <>
      <div ref={screens} style={{ display: shut ? "none" : "contents" }} inert={shut}>
        {/* Before the first one has signed in there is nothing to keep. */}
        {!leaving && (!shut || before !== "") && <Keyed key={next}>{children}</Keyed>}
      </div>
      {shut && (
        <Suspense>
          <SignInScreen session={session} again={before !== ""} />
        </Suspense>
      )}
    </>
  );
}

function Keyed({ children }: { readonly children: ReactNode }): ReactNode {
  return children;
}

/** Whose the screens are by what the session says; null while that is nobody, or not known yet. */
function ownerOf(session: Session | undefined, path: string): string | null {
  if (session === undefined) return null;
  if (!session.protected) return "";
  return session.person === null ? null : JSON.stringify([path, session.person.id]);
}

/** Window events by which what is out of sight could still be worked. */
const HANDS = ["keydown", "dragenter", "dragover", "dragleave", "drop"] as const;

/**
 * While the screens are shut, what they opened over the whole window (dialogs, menus, filters) is out of sight with them
 * (base.css), their shortcuts do nothing, and a file that is dropped is let fall. Opened again, the keyboard is where it was:
 * a dialog is one for those who hear it only while it has the focus.
 */
function useShut(shut: boolean, screens: RefObject<HTMLElement | null>): void {
  const focused = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (shut) return;
    if (focused.current?.isConnected === true) focused.current.focus();
    const note = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      // The page to sign in takes the focus as soon as it is there, and is none of the screens.
      const ours =
        screens.current?.contains(target) === true || document.getElementById("root")?.contains(target) !== true;
      if (ours) focused.current = target;
    };
    window.addEventListener("focusin", note);
    return () => window.removeEventListener("focusin", note);
  }, [shut, screens]);
  useLayoutEffect(() => {
    if (!shut) return;
    document.documentElement.dataset["shut"] = "";
    const stop = (event: Event): void => {
      event.stopPropagation();
      if (event instanceof DragEvent) event.preventDefault();
    };
    for (const hand of HANDS) window.addEventListener(hand, stop, { capture: true });
    return () => {
      delete document.documentElement.dataset["shut"];
      for (const hand of HANDS) window.removeEventListener(hand, stop, { capture: true });
    };
  }, [shut]);
}

/** Locks when nobody has touched mouse or keyboard for some minutes, whatever page of the window is shown. */
export function useIdleLock(): void {
  const session = useSession();
  const minutes = session?.protected === true && session.person !== null ? session.rules.idleMinutes : 0;
  useEffect(() => {
    if (minutes === 0) return;
    let touched = touchNow();
    const touch = (): void => {
      touched = touchNow();
    };
    const events = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
    for (const event of events) window.addEventListener(event, touch, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (idleSince(touched, touchNow()) >= minutes * 60_000) {
        touched = touchNow();
        void ledger.users.lock({ idle: true });
      }
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      for (const event of events) window.removeEventListener(event, touch, { capture: true });
    };
  }, [minutes]);
}
