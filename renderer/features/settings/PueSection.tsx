import { Button, Field, Link, makeStyles, ProgressBar, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerSettings, PolicyProgress } from "../../../shared/contract/settings.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { Section } from "./Section.tsx";

type Policy = LedgerSettings["puePolicy"];

const useStyles = makeStyles({
  hint: {
    display: "block",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    maxWidth: "68ch",
  },
  working: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM, flexWrap: "wrap" },
  bar: { flex: 1, minWidth: "120px" },
});

/** A change that takes longer than this shows how far it is and can be left. */
const PATIENCE_MS = 1000;

type State =
  | { readonly phase: "idle" | "saved" | "abandoned" }
  | {
      readonly phase: "running";
      readonly policy: Policy;
      readonly progress: PolicyProgress | null;
      readonly long: boolean;
    }
  | { readonly phase: "failed"; readonly error: unknown };

/** How PUE invoices count in the whole ledger; a change posts them again, whole or not at all. */
export function PueSection({ settings }: { readonly settings: LedgerSettings }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { toReview } = useNavigation();
  const client = useQueryClient();
  const [state, setState] = useState<State>({ phase: "idle" });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const change = async (policy: Policy): Promise<void> => {
    const controller = new AbortController();
    abort.current = controller;
    setState({ phase: "running", policy, progress: null, long: false });
    const patience = window.setTimeout(
      () => setState((now) => (now.phase === "running" ? { ...now, long: true } : now)),
      PATIENCE_MS,
    );
    try {
      const input = { commandId: crypto.randomUUID(), policy };
      let last: PolicyProgress | null = null;
      for await (const progress of await ledger.settings.changePuePolicy(input, { signal: controller.signal })) {
        last = progress;
        setState((now) => (now.phase === "running" ? { ...now, progress } : now));
      }
      setState({ phase: last?.state === "done" ? "saved" : "abandoned" });
    } catch (error) {
      setState(controller.signal.aborted ? { phase: "abandoned" } : { phase: "failed", error });
    } finally {
      window.clearTimeout(patience);
      abort.current = null;
      void client.invalidateQueries({ queryKey: orpc.settings.get.queryKey() });
    }
  };

  const running = state.phase === "running" ? state : null;
  const shown = running?.policy ?? settings.puePolicy;
  return (
    <Section title={t("review.policy.title")} hint={t("review.policy.hint")}>
      {state.phase === "failed" && <ErrorNotice error={state.error} onDismiss={() => setState({ phase: "idle" })} />}
      {(state.phase === "saved" || state.phase === "abandoned") && (
        <Notice intent={state.phase === "saved" ? "success" : "info"} onDismiss={() => setState({ phase: "idle" })}>
          {t(state.phase === "saved" ? "review.policy.saved" : "review.policy.abandoned")}
        </Notice>
      )}
      <Field label={t("review.policy.label")}>
        <RadioGroup
          value={shown}
          disabled={running !== null}
          onChange={(_, { value }) => {
            if ((value === "settled" || value === "open") && value !== settings.puePolicy) void change(value);
          }}
        >
          {(["settled", "open"] as const).map((policy) => (
            <Radio
              key={policy}
              value={policy}
              label={
                <>
                  {t(`review.policy.${policy}`)}
                  <span className={styles.hint}>
                    {t(policy === "settled" ? "review.policy.settledHint" : "review.policy.openHint")}
                  </span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {running?.long === true && (
        <div className={styles.working} role="status">
          <ProgressBar
            className={styles.bar}
            aria-label={t("review.policy.title")}
            {...(running.progress !== null && running.progress.total > 0
              ? { value: running.progress.done / running.progress.total }
              : {})}
          />
          <span>
            {t("review.policy.working", {
              done: formatInteger(running.progress?.done ?? 0),
              total: formatInteger(running.progress?.total ?? 0),
            })}
          </span>
          <Button size="small" onClick={() => abort.current?.abort()}>
            {t("review.policy.cancel")}
          </Button>
        </div>
      )}
      <div>
        <Link onClick={toReview}>{t("review.policy.goToList")}</Link>
      </div>
    </Section>
  );
}
