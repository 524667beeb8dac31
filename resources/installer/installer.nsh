; What the installer does beyond electron-builder's own: a new version keeps everything; taking the app away asks first.
; The ledgers lie where the user put them and are never touched.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "¿Borrar también las preferencias y los registros de Al Corriente en esta PC? Sus carteras y respaldos no se borran.$\r$\n$\r$\nAlso delete the preferences and logs of Al Corriente on this PC? Your ledgers and backups are kept." /SD IDNO IDNO keepPreferences
      SetShellVarContext current
      RMDir /r "$APPDATA\${APP_PACKAGE_NAME}"
      RMDir /r "$APPDATA\${PRODUCT_NAME}"
      RMDir /r "$LOCALAPPDATA\al-corriente-updater"
    keepPreferences:
  ${endIf}
!macroend
