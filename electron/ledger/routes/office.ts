import { auditHandlers } from "../audit/handlers.ts";
import { backupHandlers } from "../backup/handlers.ts";
import { privacyHandlers } from "../privacy/handlers.ts";
import { settingsHandlers } from "../settings/handlers.ts";
import { usersHandlers } from "../users/handlers.ts";
import { sessionHandlers } from "../users/session-handlers.ts";
import { viewsHandlers } from "../views/handlers.ts";
import type { Implementer } from "./implementer.ts";

/** The ledger as a house: people, settings, views, the log, copies, personal data. */
export function officeRoutes(os: Implementer) {
  return {
    users: {
      list: os.users.list.handler(({ context }) => usersHandlers.list(context)),
      me: os.users.me.handler(({ context }) => usersHandlers.me(context)),
      add: os.users.add.handler(({ context, input }) => usersHandlers.add(context, input)),
      change: os.users.change.handler(({ context, input }) => usersHandlers.change(context, input)),
      become: os.users.become.handler(({ context, input }) => usersHandlers.become(context, input)),
      session: os.users.session.handler(({ context }) => sessionHandlers.session(context)),
      signIn: os.users.signIn.handler(({ context, input }) => sessionHandlers.signIn(context, input)),
      lock: os.users.lock.handler(({ context, input }) => sessionHandlers.lock(context, input)),
      recover: os.users.recover.handler(({ context, input }) => sessionHandlers.recover(context, input)),
      makeFirst: os.users.makeFirst.handler(({ context, input }) => sessionHandlers.makeFirst(context, input)),
      skipFirst: os.users.skipFirst.handler(({ context }) => sessionHandlers.skipFirst(context)),
      setPassword: os.users.setPassword.handler(({ context, input }) => sessionHandlers.setPassword(context, input)),
      changePassword: os.users.changePassword.handler(({ context, input }) =>
        sessionHandlers.changePassword(context, input),
      ),
      removePassword: os.users.removePassword.handler(({ context, input }) =>
        sessionHandlers.removePassword(context, input),
      ),
      newRecoveryCode: os.users.newRecoveryCode.handler(({ context, input }) =>
        sessionHandlers.newRecoveryCode(context, input),
      ),
      saveRules: os.users.saveRules.handler(({ context, input }) => sessionHandlers.saveRules(context, input)),
    },
    settings: {
      get: os.settings.get.handler(({ context }) => settingsHandlers.get(context)),
      update: os.settings.update.handler(({ context, input }) => settingsHandlers.update(context, input)),
      health: os.settings.health.handler(({ context }) => settingsHandlers.health(context)),
      packForSupport: os.settings.packForSupport.handler(({ context, input }) =>
        settingsHandlers.packForSupport(context, input),
      ),
      changePuePolicy: os.settings.changePuePolicy.handler(({ context, input, signal }) =>
        settingsHandlers.changePuePolicy(context, input, signal),
      ),
    },
    views: {
      list: os.views.list.handler(({ context, input }) => viewsHandlers.list(context, input)),
      save: os.views.save.handler(({ context, input }) => viewsHandlers.save(context, input)),
      change: os.views.change.handler(({ context, input }) => viewsHandlers.change(context, input)),
      remove: os.views.remove.handler(({ context, input }) => viewsHandlers.remove(context, input)),
      restore: os.views.restore.handler(({ context, input }) => viewsHandlers.restore(context, input)),
      openWith: os.views.openWith.handler(({ context, input }) => viewsHandlers.openWith(context, input)),
    },
    audit: {
      page: os.audit.page.handler(({ context, input }) => auditHandlers.page(context, input)),
      choices: os.audit.choices.handler(({ context }) => auditHandlers.choices(context)),
      get: os.audit.get.handler(({ context, input }) => auditHandlers.get(context, input)),
      exportPage: os.audit.exportPage.handler(({ context, input }) => auditHandlers.exportPage(context, input)),
    },
    backup: {
      status: os.backup.status.handler(({ context }) => backupHandlers.status(context)),
      make: os.backup.make.handler(({ context }) => backupHandlers.make(context)),
      cancel: os.backup.cancel.handler(({ context }) => backupHandlers.cancel(context)),
      configure: os.backup.configure.handler(({ context, input }) => backupHandlers.configure(context, input)),
      drill: os.backup.drill.handler(({ context, input }) => backupHandlers.drill(context, input)),
      restore: os.backup.restore.handler(({ context, input }) => backupHandlers.restore(context, input)),
      beside: os.backup.beside.handler(({ input }) => backupHandlers.beside(input)),
    },
    privacy: {
      find: os.privacy.find.handler(({ context, input }) => privacyHandlers.find(context, input)),
      due: os.privacy.due.handler(({ context }) => privacyHandlers.due(context)),
      file: os.privacy.file.handler(({ context, input }) => privacyHandlers.file(context, input)),
      exportFile: os.privacy.exportFile.handler(({ context, input }) => privacyHandlers.exportFile(context, input)),
      rectify: os.privacy.rectify.handler(({ context, input }) => privacyHandlers.rectify(context, input)),
      undoRectify: os.privacy.undoRectify.handler(({ context, input }) => privacyHandlers.undoRectify(context, input)),
      exportRectification: os.privacy.exportRectification.handler(({ context, input }) =>
        privacyHandlers.exportRectification(context, input),
      ),
      block: os.privacy.block.handler(({ context, input }) => privacyHandlers.block(context, input)),
      unblock: os.privacy.unblock.handler(({ context, input }) => privacyHandlers.unblock(context, input)),
      erase: os.privacy.erase.handler(({ context, input }) => privacyHandlers.erase(context, input)),
      acts: os.privacy.acts.handler(({ context }) => privacyHandlers.acts(context)),
      rules: os.privacy.rules.handler(({ context }) => privacyHandlers.rules(context)),
      saveRules: os.privacy.saveRules.handler(({ context, input }) => privacyHandlers.saveRules(context, input)),
    },
  };
}
