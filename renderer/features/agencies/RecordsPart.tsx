import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { Allowed } from "../../components/Allowed.tsx";
import { useAgencyStyles } from "./styles.ts";

interface Props {
  readonly title: string;
  readonly hint: string;
  /** Words of the button that opens the form, and the call the form makes; null: there is nothing to make it of yet. */
  readonly add: string;
  readonly to: string | null;
  /** What there is; `show` opens one. */
  readonly list: (show: (id: number) => void) => ReactNode;
  /** One that was opened. */
  readonly detail: (id: number, onBack: () => void) => ReactNode;
  /** The form; what it records is opened. */
  readonly form: (onClose: () => void, onSaved: (id: number) => void) => ReactNode;
}

/** Frame of a part of an agency's page that lists what is recorded of it: the list or one of them, and the form over either. */
export function RecordsPart({ title, hint, add, to, list, detail, form }: Props): ReactNode {
  const styles = useAgencyStyles();
  const [adding, open] = useState(false);
  const [shown, show] = useState<number | null>(null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.paper} tabIndex={0} aria-label={title}>
      <div className={styles.stack}>
        {shown === null ? (
          <>
            <div className={styles.head}>
              <p className={styles.quiet}>{hint}</p>
              {to !== null && (
                <Allowed to={to}>
                  <Button icon={<AddRegular />} className={styles.whole} onClick={() => open(true)}>
                    {add}
                  </Button>
                </Allowed>
              )}
            </div>
            {list(show)}
          </>
        ) : (
          detail(shown, () => show(null))
        )}
      </div>
      {adding &&
        form(
          () => open(false),
          (id) => {
            open(false);
            show(id);
          },
        )}
    </section>
  );
}
