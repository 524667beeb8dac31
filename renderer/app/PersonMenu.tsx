import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Tooltip } from "@fluentui/react-components";
import { PersonRegular } from "@fluentui/react-icons";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { ledger } from "../lib/ledger.ts";
import { useSession } from "../lib/session.ts";
import { shortcutText } from "../lib/shortcuts.ts";

const ChangePassword = lazy(async () => ({
  default: (await import("../features/users/ChangePassword.tsx")).ChangePassword,
}));

/** Who has signed in, and leaving the place to somebody else; nothing in a ledger without passwords. */
export function PersonMenu(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const [changing, setChanging] = useState(false);
  const person = session?.person ?? null;
  if (person === null) return null;
  const lock = (): void => void ledger.users.lock({});
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip
            content={t("signIn.as", { name: person.name, role: t(`users.roles.${person.role}`) })}
            relationship="description"
          >
            <Button appearance="subtle" icon={<PersonRegular />} aria-label={t("signIn.menu")} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem secondaryContent={shortcutText({ key: "q", ctrl: true, shift: true })} onClick={lock}>
              {t("signIn.lock")}
            </MenuItem>
            <MenuItem onClick={lock}>{t("signIn.switch")}</MenuItem>
            <MenuItem onClick={() => setChanging(true)}>{t("signIn.change")}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {changing && (
        <Suspense>
          <ChangePassword name={person.name} onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  );
}
