import type { NativeApi } from "../../shared/contract/native.ts";

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly alCorriente: NativeApi;
  }
}

/** Native dialogs, preferences and the shell, as the preload offers them. */
export const native: NativeApi = window.alCorriente;
