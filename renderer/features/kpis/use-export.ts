import { useState } from "react";
import { native } from "../../lib/native.ts";

/** Where the last export stands. */
type ExportState<Answer> =
  | { readonly phase: "idle" }
  | { readonly phase: "running" }
  | { readonly phase: "done"; readonly answer: Answer }
  | { readonly phase: "failed"; readonly error: unknown };

/** Asks where to save and has an Excel file written there. */
export function useExport<Answer>(): {
  readonly state: ExportState<Answer>;
  /** `name` is proposed for the file, without its ending. */
  readonly run: (name: string, write: (file: string) => Promise<Answer>) => Promise<void>;
  readonly dismiss: () => void;
} {
  const [state, setState] = useState<ExportState<Answer>>({ phase: "idle" });
  return {
    state,
    async run(name, write) {
      // Slashes of a day would be folders in the file's name.
      const suggestedName = `${name.replaceAll("/", "-").replaceAll(/[\\:*?"<>|]/g, " ")}.xlsx`;
      const file = await native.saveAs({ suggestedName, kind: "xlsx" });
      if (file === null) return;
      setState({ phase: "running" });
      try {
        setState({ phase: "done", answer: await write(file) });
      } catch (error) {
        setState({ phase: "failed", error });
      }
    },
    dismiss: () => setState({ phase: "idle" }),
  };
}
