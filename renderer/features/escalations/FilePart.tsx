import { Badge, Button, Link } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EscalationCase, FileLine } from "../../../shared/contract/escalations.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useCommand } from "../../lib/use-command.ts";
import { PackPart } from "./PackPart.tsx";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { useCaseStyles } from "./styles.ts";

const COLORS = { found: "success", attached: "success", "not-applicable": "informative", missing: "warning" } as const;

/** The file made before somebody sues: each paper with where it stands, and the ways to bring what is missing. */
export function FilePart({ found }: { readonly found: EscalationCase }): ReactNode {
  const styles = useCaseStyles();
  const { t } = useTranslation();
  const [marking, mark] = useState<FileLine | null>(null);
  const send = useCommand<unknown>();
  const { row, file, gaps } = found;
  const paper = ({ item, uuid }: FileLine) => ({
    commandId: crypto.randomUUID(),
    escalationId: row.id,
    ...{ item, uuid },
  });
  const attach = async (line: FileLine): Promise<void> => {
    const files = await native.chooseEvidence();
    if (files.length > 0) send.mutate(() => ledger.escalations.attach({ ...paper(line), files }));
  };
  const open = async (useId: number): Promise<void> => {
    const { path } = await ledger.contacts.copyAttachment({ useId });
    await native.openEvidence(path);
  };
  const groups = [...Map.groupBy(file, (line) => line.uuid).values()];
  return (
    <section className={styles.paper} aria-label={t("escalations.file.label")}>
      {send.isError && <ErrorNotice error={send.error} />}
      <PackPart id={row.id} customer={row.customerName} />
      <Notice intent={gaps === 0 ? "success" : "warning"}>
        {gaps === 0 ? t("escalations.page.noGaps") : t("escalations.page.gaps", { count: gaps })}
      </Notice>
      {groups.map((lines) => {
        const [first] = lines;
        const title =
          first === undefined || first.uuid === null
            ? t("escalations.file.ofCase")
            : t("escalations.file.ofInvoice", { label: first.label });
        return (
          <div key={first?.uuid ?? ""}>
            <h3 className={styles.heading}>{title}</h3>
            <table className={styles.table} aria-label={title}>
              <thead>
                <tr>
                  <th scope="col">{t("escalations.file.item")}</th>
                  <th scope="col">{t("escalations.file.state")}</th>
                  <th scope="col">{t("escalations.file.what")}</th>
                  <th scope="col" aria-label={t("escalations.file.attach")} />
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => {
                  const name = t(`escalationCodes.items.${line.item}`);
                  return (
                    <tr key={line.item}>
                      <td>{name}</td>
                      <td>
                        <Badge appearance="tint" color={COLORS[line.state]}>
                          {t(`escalationCodes.itemStates.${line.state}`)}
                        </Badge>
                      </td>
                      <td>
                        <What line={line} onOpen={(useId) => send.mutate(() => open(useId))} />
                      </td>
                      <td>
                        <Allowed to="escalations.attach">
                          <div className={styles.buttons}>
                            <Button
                              size="small"
                              aria-label={t("escalations.file.attachTo", { item: name })}
                              onClick={() => void attach(line)}
                            >
                              {t("escalations.file.attach")}
                            </Button>
                            {line.state === "missing" && (
                              <Button
                                size="small"
                                appearance="subtle"
                                aria-label={t("escalations.file.markTitle", { item: name })}
                                onClick={() => mark(line)}
                              >
                                {t("escalations.file.notApplicable")}
                              </Button>
                            )}
                            {line.state === "not-applicable" && (
                              <Button
                                size="small"
                                appearance="subtle"
                                onClick={() =>
                                  send.mutate(() => ledger.escalations.mark({ ...paper(line), reason: null }))
                                }
                              >
                                {t("escalations.file.applicable")}
                              </Button>
                            )}
                          </div>
                        </Allowed>
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        );
      })}
      {marking !== null && (
        <ReasonDialog
          title={t("escalations.file.markTitle", { item: t(`escalationCodes.items.${marking.item}`) })}
          label={t("escalations.file.why")}
          action={t("escalations.file.markSubmit")}
          missing={t("escalations.file.needsWhy")}
          onSend={(reason) => ledger.escalations.mark({ ...paper(marking), reason })}
          onClose={() => mark(null)}
        />
      )}
    </section>
  );
}

interface WhatProps {
  readonly line: FileLine;
  readonly onOpen: (useId: number) => void;
}

/** What there is of a paper: what the ledger says, the files, or why it does not apply. */
function What({ line, onOpen }: WhatProps): ReactNode {
  const styles = useCaseStyles();
  const { t } = useTranslation();
  const { item, found, count, files, state, reason, by } = line;
  const said =
    item === "sat-status" && (found === "in-force" || found === "cancelled")
      ? t(`escalationCodes.satStatuses.${found}`)
      : found;
  return (
    <>
      {said !== "" && <div>{said}</div>}
      {said === "" && count > 0 && <div>{t("escalations.file.count", { count })}</div>}
      {state === "not-applicable" && <p className={styles.text}>{t("escalations.file.by", { reason, name: by })}</p>}
      {files.map(({ useId, name }) => (
        <div key={useId}>
          <Link as="button" aria-label={t("escalations.file.openFile", { name })} onClick={() => onOpen(useId)}>
            {name}
          </Link>
        </div>
      ))}
    </>
  );
}
