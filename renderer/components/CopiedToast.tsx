import { Toast, Toaster, ToastTitle, useId, useToastController } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useCallback } from "react";
import { native } from "../lib/native.ts";

const SHOWN_MS = 1800;

/** A short word at the bottom that something was copied; it goes by itself. Put `toaster` anywhere in the screen. */
export function useCopied(): {
  readonly toaster: ReactNode;
  readonly say: (words: string) => void;
  /** Copies the text and says so. */
  readonly copy: (text: string, words: string) => Promise<void>;
} {
  const id = useId("copied");
  const { dispatchToast } = useToastController(id);
  const say = useCallback(
    (words: string) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{words}</ToastTitle>
        </Toast>,
        { intent: "success", timeout: SHOWN_MS, politeness: "polite" },
      ),
    [dispatchToast],
  );
  const copy = useCallback(
    async (text: string, words: string) => {
      await native.copyText(text);
      say(words);
    },
    [say],
  );
  return { toaster: <Toaster toasterId={id} position="bottom" />, say, copy };
}
