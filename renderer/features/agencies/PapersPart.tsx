import { Badge, Button } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { PaperStands } from "../../../shared/contract/agencies.ts";
import { isObligatory } from "../../../shared/domain/agencies/codes.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { DayText } from "../../components/DayText.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormCheck } from "./FormCheck.tsx";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";
import { parseOptionalDay } from "./typed.ts";

interface Props {
  readonly agencyId: number;
  readonly papers: readonly PaperStands[];
}

const COLORS = {
  valid: "success",
  soon: "warning",
  expired: "danger",
  missing: "danger",
  none: "informative",
} as const satisfies Record<PaperStands["state"], string>;

/** The legal file: every paper with its state and its last day. */
export function PapersPart({ agencyId, papers }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const [filing, file] = useState<PaperStands | null>(null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.paper} tabIndex={0} aria-label={t("agencies.papers.title")}>
      <div className={styles.stack}>
        <p className={styles.quiet}>{t("agencies.papers.hint")}</p>
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t("agencies.papers.title")}>
            <thead>
              <tr>
                <th scope="col">{t("agencies.papers.paper")}</th>
                <th scope="col">{t("agencies.papers.state")}</th>
                <th scope="col">{t("agencies.papers.expiresOn")}</th>
                <th scope="col">{t("agencies.papers.signedOn")}</th>
                <th scope="col">{t("agencies.papers.reference")}</th>
                <th scope="col" aria-label={t("agencies.papers.file")} />
              </tr>
            </thead>
            <tbody>
              {papers.map((paper) => (
                <Row key={paper.paper} paper={paper} onFile={() => file(paper)} />
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {filing !== null && <FileDialog agencyId={agencyId} paper={filing} onClose={() => file(null)} />}
    </section>
  );
}

function Row({ paper, onFile }: { readonly paper: PaperStands; readonly onFile: () => void }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { state, daysLeft, expiresOn, signedOn, filedOn } = paper;
  const left =
    daysLeft === null || (state !== "soon" && state !== "expired")
      ? ""
      : daysLeft < 0
        ? t("agencies.papers.ago", { count: -daysLeft })
        : t("agencies.papers.left", { count: daysLeft });
  return (
    <tr>
      <th scope="row">
        {t(`agencyCodes.papers.${paper.paper}`)}
        <p className={styles.quiet}>
          {t(paper.obligatory ? "agencies.papers.obligatory" : "agencies.papers.optional")}
        </p>
      </th>
      <td>
        <Badge className={styles.line} appearance="tint" color={COLORS[state]}>
          {t(`agencyCodes.paperStates.${state}`)}
        </Badge>
      </td>
      <td>
        {expiresOn === null ? filedOn !== null && t("agencies.papers.neverExpires") : <DayText day={expiresOn} />}
        {left !== "" && <p className={styles.quiet}>{left}</p>}
      </td>
      <td>{signedOn !== null && <DayText day={signedOn} />}</td>
      <td>
        {paper.reference}
        {paper.note !== "" && <p className={styles.quiet}>{paper.note}</p>}
        {filedOn !== null && (
          <p className={styles.quiet}>{t("agencies.papers.filed", { name: paper.filedBy, day: formatDay(filedOn) })}</p>
        )}
      </td>
      <td className={styles.end}>
        <Allowed to="agencies.filePaper">
          <Button
            size="small"
            aria-label={`${t(filedOn === null ? "agencies.papers.file" : "agencies.papers.renew")}: ${t(`agencyCodes.papers.${paper.paper}`)}`}
            onClick={onFile}
          >
            {t(filedOn === null ? "agencies.papers.file" : "agencies.papers.renew")}
          </Button>
        </Allowed>
      </td>
    </tr>
  );
}

interface Typed {
  readonly reference: string;
  readonly signedOn: string;
  readonly expiresOn: string;
  readonly obligatory: boolean;
  readonly note: string;
}

interface FileProps {
  readonly agencyId: number;
  readonly paper: PaperStands;
  readonly onClose: () => void;
}

/** Files a paper: it takes the place of the one of its kind. */
function FileDialog({ agencyId, paper, onClose }: FileProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { control, handleSubmit, getValues } = useForm<Typed>({
    defaultValues: {
      reference: paper.reference,
      signedOn: "",
      expiresOn: "",
      obligatory: paper.id === null ? isObligatory(paper.paper) : paper.obligatory,
      note: "",
    },
  });
  const save = useCommand<unknown>();
  const dayOk = (text: string): true | string => parseOptionalDay(text) !== undefined || t("agencies.papers.badDay");
  const submit = handleSubmit((typed) => {
    const { reference, obligatory, note } = typed;
    const days = {
      signedOn: parseOptionalDay(typed.signedOn) ?? null,
      expiresOn: parseOptionalDay(typed.expiresOn) ?? null,
    };
    const filed = { commandId: crypto.randomUUID(), agencyId, paper: paper.paper, reference, obligatory, note };
    save.mutate(() => ledger.agencies.filePaper({ ...filed, ...days }), { onSuccess: onClose });
  });
  return (
    <FormDialog
      title={t("agencies.papers.fileTitle", { paper: t(`agencyCodes.papers.${paper.paper}`) })}
      {...(paper.id === null ? {} : { body: t("agencies.papers.fileBody") })}
      action={t("agencies.papers.save")}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormText control={control} name="reference" label={t("agencies.papers.reference")} maxLength={200} autoFocus />
      <div className={styles.two}>
        <FormText
          control={control}
          name="signedOn"
          label={t("agencies.papers.signedDay")}
          maxLength={20}
          validate={dayOk}
        />
        <FormText
          control={control}
          name="expiresOn"
          label={t("agencies.papers.expiresDay")}
          hint={t("agencies.papers.expiresHint")}
          maxLength={20}
          validate={(text) => {
            const signedOn = parseOptionalDay(getValues("signedOn"));
            const expiresOn = parseOptionalDay(text);
            return signedOn && expiresOn && expiresOn < signedOn ? t("agencies.papers.order") : dayOk(text);
          }}
        />
      </div>
      <FormText control={control} name="note" label={t("agencies.papers.note")} maxLength={1000} long />
      <FormCheck control={control} name="obligatory" label={t("agencies.papers.obligatory")} />
    </FormDialog>
  );
}
