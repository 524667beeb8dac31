import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { FormEvent, ReactNode } from "react";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, alignItems: "flex-start" },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(260px, 1fr))",
    gap: "12px 24px",
    // A field does not grow with the words under the one beside it.
    alignItems: "start",
    width: "100%",
  },
});

interface Props {
  /** The command that keeps the rules. */
  readonly save: {
    readonly isPending: boolean;
    readonly isError: boolean;
    readonly isSuccess: boolean;
    readonly error: Error | null;
    readonly reset: () => void;
  };
  readonly words: { readonly save: string; readonly saved: string };
  /** What is typed is sound and differs from what is kept. */
  readonly ready: boolean;
  readonly onSave: () => void;
  /** The fields, side by side as far as there is room. */
  readonly fields: ReactNode;
  /** What stands below them at full width. */
  readonly children?: ReactNode;
}

/** Rules of the company as one form: what became of the last save, the fields, and the button that keeps them. */
export function RulesForm({ save, words, ready, onSave, fields, children }: Props): ReactNode {
  const styles = useStyles();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) onSave();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
      {save.isSuccess && (
        <Notice intent="success" onDismiss={save.reset}>
          {words.saved}
        </Notice>
      )}
      <div className={styles.fields}>{fields}</div>
      {children}
      <Button type="submit" disabled={!ready || save.isPending}>
        {words.save}
      </Button>
    </form>
  );
}
