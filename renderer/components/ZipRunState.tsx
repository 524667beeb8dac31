import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { formatInteger } from "../lib/format.ts";
import type { ZipRun } from "../lib/use-zip-run.ts";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { Notice } from "./Notice.tsx";
import { SavedFile } from "./SavedFile.tsx";

const useStyles = makeStyles({
  count: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly zip: ZipRun;
  /** What is made, for who does not see the bar. */
  readonly label: string;
  readonly running: (progress: { readonly done: string; readonly total: string }) => string;
  /** Names the file, without its folders. */
  readonly done: (file: string) => string;
  readonly stopped: string;
}

/** How far a ZIP is and what became of it. */
export function ZipRunState({ zip, label, running, done, stopped }: Props): ReactNode {
  const styles = useStyles();
  const { state, dismiss } = zip;
  switch (state.phase) {
    case "idle":
      return null;
    case "running":
      return (
        <>
          <p role="status" className={styles.count}>
            {state.total > 0 && running({ done: formatInteger(state.done), total: formatInteger(state.total) })}
          </p>
          <ProgressBar aria-label={label} {...(state.total === 0 ? {} : { value: state.done / state.total })} />
        </>
      );
    case "done":
      return (
        <SavedFile file={state.file} onDismiss={dismiss}>
          {done(state.file.split(/[\\/]/).at(-1) ?? state.file)}
        </SavedFile>
      );
    case "stopped":
      return (
        <Notice intent="info" onDismiss={dismiss}>
          {stopped}
        </Notice>
      );
    case "failed":
      return <ErrorNotice error={state.error} onDismiss={dismiss} />;
  }
}
