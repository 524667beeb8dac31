import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { WatchFolder } from "../../../shared/contract/watch.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";

interface Props {
  readonly folder: WatchFolder;
  /** Carries a change out and shows what comes of it. */
  readonly run: (work: () => Promise<unknown>) => void;
}

/** What is done to a watched folder less often, the last of it after a question. */
export function WatchedFolderMenu({ folder, run }: Props): ReactNode {
  const { t } = useTranslation();
  const { toImport } = useNavigation();
  const [leaving, setLeaving] = useState(false);
  const { id, path, last, enabled } = folder;
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={t("watching.more", { path })}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {last !== null && <MenuItem onClick={() => toImport(last.runId)}>{t("watching.result")}</MenuItem>}
            {enabled && (
              <MenuItem onClick={() => run(() => ledger.imports.watchCheck({ id, retry: true }))}>
                {t("watching.retry")}
              </MenuItem>
            )}
            <MenuItem onClick={() => void native.showInFolder(path)}>{t("common.showInFolder")}</MenuItem>
            <MenuItem onClick={() => setLeaving(true)}>{t("common.remove")}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Dialog open={leaving} onOpenChange={(_, { open }) => setLeaving(open)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t("watching.removeTitle")}</DialogTitle>
            <DialogContent>{t("watching.removeBody", { path })}</DialogContent>
            <DialogActions>
              <Button
                onClick={() => {
                  setLeaving(false);
                  run(() => ledger.imports.watchRemove({ commandId: crypto.randomUUID(), id }));
                }}
              >
                {t("common.remove")}
              </Button>
              <Button appearance="primary" onClick={() => setLeaving(false)}>
                {t("common.cancel")}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}
