import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";

const useStyles = makeStyles({
  frame: {
    flex: 1,
    minHeight: 0,
    width: "100%",
    border: "none",
    backgroundColor: tokens.colorNeutralBackground4,
  },
});

/** A PDF as it is. */
export function PdfFrame({ base64, title }: { readonly base64: string; readonly title: string }): ReactNode {
  const styles = useStyles();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [base64]);
  return address === null ? null : <iframe className={styles.frame} src={`${address}#navpanes=0`} title={title} />;
}
