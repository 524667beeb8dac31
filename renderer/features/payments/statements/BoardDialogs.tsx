import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BankLine } from "../../../../shared/contract/bank.ts";
import { formatMoney } from "../../../lib/format.ts";
import { orpc } from "../../../lib/ledger.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "520px" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    margin: 0,
    padding: 0,
    listStyleType: "none",
    minHeight: "180px",
  },
  customer: { justifyContent: "flex-start", width: "100%" },
  presets: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  body: { margin: 0 },
});

interface AssignProps {
  readonly line: BankLine;
  readonly onChoose: (customerId: number) => void;
  readonly onClose: () => void;
}

const FOUND = 8;

/** Gives a deposit to a customer; the money waits unapplied. */
export function AssignDialog({ line, onChoose, onClose }: AssignProps): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const [text, setText] = useState("");
  const { data } = useQuery(
    orpc.customers.find.queryOptions({ input: { text: text.trim(), limit: FOUND }, enabled: text.trim().length > 1 }),
  );
  const rows = text.trim().length > 1 ? (data?.rows ?? []) : [];
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("bank.assign.title", { amount: formatMoney(line.amountMinor, line.currency) })}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.body}>{t("bank.assign.body")}</p>
            <Field label={t("bank.assign.search")}>
              <Input value={text} onChange={(_, { value }) => setText(value)} />
            </Field>
            <ul className={styles.list} aria-label={t("bank.assign.results")}>
              {rows.map(({ id, name, rfc }) => (
                <li key={id}>
                  <Button className={styles.customer} appearance="subtle" onClick={() => onChoose(id)}>
                    {`${name} · ${rfc}`}
                  </Button>
                </li>
              ))}
              {data !== undefined && text.trim().length > 1 && rows.length === 0 && <li>{t("bank.assign.none")}</li>}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface IgnoreProps {
  readonly onIgnore: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why a deposit is no customer's payment. */
export function IgnoreDialog({ onIgnore, onClose }: IgnoreProps): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const [reason, setReason] = useState("");
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== "") onIgnore(reason.trim());
          }}
        >
          <DialogBody>
            <DialogTitle>{t("bank.ignore.title")}</DialogTitle>
            <DialogContent className={styles.content}>
              <Field label={t("bank.ignore.reason")} required>
                <Input value={reason} maxLength={300} onChange={(_, { value }) => setReason(value)} />
              </Field>
              <div className={styles.presets}>
                {t("bank.ignore.presets")
                  .split(",")
                  .map((preset) => (
                    <Button key={preset} size="small" onClick={() => setReason(preset)}>
                      {preset}
                    </Button>
                  ))}
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={reason.trim() === ""}>
                {t("bank.actions.ignore")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

interface BulkProps {
  readonly count: number;
  readonly totals: ReadonlyMap<string, number>;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says what confirming all plain suggestions records, before it does. */
export function BulkDialog({ count, totals, onConfirm, onClose }: BulkProps): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const amount = [...totals].map(([currency, minor]) => formatMoney(minor, currency)).join(" + ");
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("bank.bulk.title")}</DialogTitle>
          <DialogContent>{t("bank.bulk.body", { count, amount })}</DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
            <Button appearance="primary" onClick={onConfirm}>
              {t("bank.actions.confirmCertain", { count })}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
