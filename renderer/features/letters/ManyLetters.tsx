import { Button, Checkbox, ProgressBar } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LetterProgress, zLetterDraft } from "../../../shared/contract/letters.ts";
import type { LetterKind } from "../../../shared/domain/letters/kinds.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import type { LetterRequest } from "../../lib/letter-request.ts";
import { native } from "../../lib/native.ts";
import { blockedWords } from "./blocked-words.ts";
import { useFormStyles } from "./form-styles.ts";
import { AgencyFields, KindFields, NO_FIELDS } from "./KindFields.tsx";
import { LetterPreview } from "./LetterPreview.tsx";
import { usePreview } from "./queries.ts";

/** Where the work stands: its last word, and every customer without a letter or a file. */
interface Run {
  readonly progress: LetterProgress;
  readonly problems: readonly NonNullable<LetterProgress["last"]>[];
  readonly stopped: boolean;
}

/** One letter to each of many customers, each saved in a folder; it can be stopped and gone on with. */
export function ManyLetters({ request }: { readonly request: LetterRequest }): ReactNode {
  const styles = useFormStyles();
  const { t } = useTranslation();
  const [kind, setKind] = useState<LetterKind>(request.kind ?? "statement");
  const [lang, setLang] = useState<"es" | "en" | "">("");
  const [folder, setFolder] = useState("");
  const [merge, setMerge] = useState(false);
  const [fields, setFields] = useState(NO_FIELDS);
  const [run, setRun] = useState<Run | null>(null);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const commandId = useRef(crypto.randomUUID());
  const { customers, selection } = request;
  const counted = useQuery(
    orpc.letters.count.queryOptions({
      input: { selection: selection ?? { asOf: "2000-01-01" } },
      enabled: selection !== undefined,
    }),
  );
  const count = customers?.length ?? counted.data?.customers ?? 0;
  const first = useQuery(
    orpc.customers.page.queryOptions({
      input: { ...(selection ?? { asOf: "2000-01-01" }), limit: 1 },
      enabled: selection !== undefined,
    }),
  );
  const sample = customers?.[0] ?? first.data?.rows[0]?.customerId ?? null;
  const draft = useMemo(
    () =>
      sample === null
        ? null
        : zLetterDraft.parse({ kind, lang: lang === "" ? null : lang, customerId: sample, fields }),
    [kind, lang, sample, fields],
  );
  const preview = usePreview(draft);
  const start = async (): Promise<void> => {
    setWorking(true);
    setError(null);
    const stop = new AbortController();
    abort.current = stop;
    let problems: Run["problems"] = [];
    let last: LetterProgress | null = null;
    try {
      const stream = await ledger.letters.issueMany(
        {
          commandId: commandId.current,
          kind,
          lang: lang === "" ? null : lang,
          targets: selection === undefined ? { customers: [...(customers ?? [])] } : { selection },
          folder,
          merge,
          fields,
        },
        { signal: stop.signal },
      );
      for await (const progress of stream) {
        last = progress;
        const told = progress.last;
        if (told !== null && (told.blocked !== null || told.error !== "")) problems = [...problems, told];
        setRun({ progress, problems, stopped: false });
        if (stop.signal.aborted) break;
      }
    } catch (reason) {
      if (!stop.signal.aborted) setError(reason);
    } finally {
      if (stop.signal.aborted && last !== null) setRun({ progress: last, problems, stopped: true });
      setWorking(false);
    }
  };
  const restart = (change: () => void): void => {
    commandId.current = crypto.randomUUID();
    setRun(null);
    change();
  };
  const done = run?.progress.state === "done";
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (folder !== "" && !working) void start();
        }}
      >
        <h2 className={styles.title}>{t("letters.form.many", { count })}</h2>
        <p className={styles.text}>{t("letters.many.targets", { count })}</p>
        <KindFields
          kind={kind}
          bulk
          lang={lang}
          onKind={(next) => restart(() => setKind(next))}
          onLang={(next) => restart(() => setLang(next))}
        />
        {kind === "placement" && <AgencyFields values={fields} onChange={(next) => restart(() => setFields(next))} />}
        <div className={styles.row}>
          <Button onClick={() => void native.chooseFolder().then((path) => path !== null && setFolder(path))}>
            {t("letters.many.chooseFolder")}
          </Button>
          <p className={styles.small}>{folder}</p>
        </div>
        <Checkbox
          label={t("letters.many.merge")}
          checked={merge}
          onChange={(_, { checked }) => setMerge(checked === true)}
        />
        {error !== null && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
        <div className={styles.row}>
          <Button
            appearance="primary"
            type="submit"
            disabledFocusable={folder === "" || working || done || count === 0}
          >
            {run?.stopped === true ? t("letters.many.goOn") : t("letters.many.start", { count })}
          </Button>
          {working && <Button onClick={() => abort.current?.abort()}>{t("letters.many.cancel")}</Button>}
        </div>
        {run !== null && <Progress run={run} working={working} folder={folder} />}
      </form>
      <div className={styles.preview}>
        <LetterPreview draft={draft} preview={preview} nobody="" />
      </div>
    </>
  );
}

function Progress({
  run,
  working,
  folder,
}: {
  readonly run: Run;
  readonly working: boolean;
  readonly folder: string;
}): ReactNode {
  const styles = useFormStyles();
  const { t } = useTranslation();
  const { progress, problems, stopped } = run;
  const { done, total, issued, secondsLeft, state, merged, last } = progress;
  const shown = merged ?? (last?.path || folder);
  return (
    <>
      {working && (
        <>
          <ProgressBar
            value={total === 0 ? 0 : done / total}
            aria-label={t("letters.many.running", { done, total, issued })}
          />
          <p className={styles.text} aria-live="polite">
            {t("letters.many.running", { done, total, issued })}
            {secondsLeft === null ? "" : ` · ${t("letters.many.left", { seconds: secondsLeft })}`}
          </p>
        </>
      )}
      {!working && (
        <Notice
          intent={stopped ? "warning" : "success"}
          actions={
            <Button size="small" onClick={() => void native.showInFolder(shown)}>
              {t("letters.many.show")}
            </Button>
          }
        >
          {t(state === "done" && !stopped ? "letters.many.done" : "letters.many.cancelled", { issued, total })}
          {merged === null ? "" : ` ${t("letters.many.merged", { file: merged.split(/[\\/]/).at(-1) ?? "" })}`}
        </Notice>
      )}
      {problems.length > 0 && (
        <section>
          <h3 className={styles.title}>{t("letters.many.problems")}</h3>
          <ul>
            {problems.slice(0, 200).map((each) => (
              <li key={each.customerId} className={styles.small}>
                {each.customerName}: <ProblemWords problem={each} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ProblemWords({ problem }: { readonly problem: NonNullable<LetterProgress["last"]> }): ReactNode {
  const { t } = useTranslation();
  if (problem.blocked !== null) return blockedWords(problem.blocked, t);
  const { error, path } = problem;
  if (error === "FILE_LOCKED" || error === "READ_ONLY" || error === "DISK_FULL" || error === "PATH_NOT_FOUND") {
    return t(`errors.${error}`, { path });
  }
  return error;
}
