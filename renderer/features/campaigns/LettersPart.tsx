import { Button, Checkbox, ProgressBar } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CampaignLetters } from "../../../shared/contract/campaign-ways.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useCampaignStyles } from "./styles.ts";

type Printed = NonNullable<CampaignLetters["last"]>;

/** Where the work stands: its last word, and every customer without a letter or a file. */
interface Run {
  readonly progress: CampaignLetters;
  readonly problems: readonly Printed[];
  readonly stopped: boolean;
}

const PATH_ERRORS = ["FILE_LOCKED", "READ_ONLY", "DISK_FULL", "PATH_NOT_FOUND"] as const;

/** Prints the letters of a campaign into a folder; it can be stopped between two of them and gone on with. */
export function LettersPart({ id, waiting }: { readonly id: number; readonly waiting: number }): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const [folder, setFolder] = useState("");
  const [merge, setMerge] = useState(true);
  const [run, setRun] = useState<Run | null>(null);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const print = async (): Promise<void> => {
    const stop = new AbortController();
    abort.current = stop;
    setWorking(true);
    setError(null);
    let problems: Run["problems"] = [];
    let last: CampaignLetters | null = null;
    try {
      const stream = await ledger.campaigns.printLetters({ id, folder, merge }, { signal: stop.signal });
      for await (const progress of stream) {
        last = progress;
        const told = progress.last;
        if (told !== null && (told.why !== null || told.error !== "")) problems = [...problems, told];
        setRun({ progress, problems, stopped: false });
        if (stop.signal.aborted) break;
      }
    } catch (failed) {
      if (!stop.signal.aborted) setError(failed);
    } finally {
      if (stop.signal.aborted && last !== null) setRun({ progress: last, problems, stopped: true });
      setWorking(false);
    }
  };
  return (
    <>
      {error !== null && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      <Allowed to="campaigns.printLetters">
        <div className={styles.buttons}>
          <Button
            disabledFocusable={working}
            onClick={() => void native.chooseFolder().then((path) => path !== null && setFolder(path))}
          >
            {t("campaigns.letters.folder")}
          </Button>
          {folder !== "" && <span className={styles.quiet}>{folder}</span>}
          <Checkbox
            label={t("campaigns.letters.merge")}
            checked={merge}
            onChange={(_, { checked }) => setMerge(checked === true)}
          />
        </div>
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            disabledFocusable={folder === "" || working || waiting === 0}
            onClick={() => void print()}
          >
            {t(run?.stopped === true ? "campaigns.letters.goOn" : "campaigns.letters.print")}
          </Button>
          {working && <Button onClick={() => abort.current?.abort()}>{t("campaigns.page.stop")}</Button>}
        </div>
      </Allowed>
      {run !== null && <Progress run={run} working={working} folder={folder} />}
    </>
  );
}

function Progress({
  run: { progress, problems, stopped },
  working,
  folder,
}: {
  readonly run: Run;
  readonly working: boolean;
  readonly folder: string;
}): ReactNode {
  const styles = useCampaignStyles();
  const { t } = useTranslation();
  const { done, total, issued, merged, state } = progress;
  const words = { done: formatInteger(done), total: formatInteger(total), issued: formatInteger(issued) };
  const shown = problems.slice(0, 200);
  return (
    <>
      {working ? (
        <>
          <ProgressBar value={total === 0 ? 0 : done / total} aria-label={t("campaigns.letters.running", words)} />
          <p className={styles.text} role="status">
            {t("campaigns.letters.running", words)}
          </p>
        </>
      ) : (
        <Notice
          intent={state === "done" && !stopped ? "success" : "warning"}
          actions={
            <Button size="small" onClick={() => void native.showInFolder(merged ?? folder)}>
              {t("campaigns.letters.show")}
            </Button>
          }
        >
          {t(state === "done" && !stopped ? "campaigns.letters.done" : "campaigns.letters.stopped", words)}
        </Notice>
      )}
      {shown.length > 0 && (
        <section className={styles.fields} aria-label={t("campaigns.letters.problems")}>
          <h3 className={styles.heading}>{t("campaigns.letters.problems")}</h3>
          <ul>
            {shown.map((each) => (
              <li key={each.customerId} className={styles.text}>
                {each.customerName}: <Problem problem={each} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Problem({ problem: { why, problem, later, error, path } }: { readonly problem: Printed }): ReactNode {
  const { t } = useTranslation();
  const known = PATH_ERRORS.find((each) => each === error);
  if (known !== undefined) return t(`errors.${known}`, { path });
  if (why === null) return error;
  const more = [problem, later ? t("campaigns.letters.later") : ""].filter((each) => each !== "").join(", ");
  return `${t(`campaigns.leftOut.${why}`)}${more === "" ? "" : ` (${more})`}`;
}
