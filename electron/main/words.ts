import { app } from "electron";
import type { Lang } from "../../shared/contract/common.ts";

/** Words main itself shows: menus, dialogs, titles. The screens have their own in shared/i18n. */
const es = {
  file: "&Archivo",
  close: "&Cerrar ventana",
  quit: "&Salir",
  edit: "&Edición",
  undo: "&Deshacer",
  redo: "&Rehacer",
  cut: "Cor&tar",
  copy: "&Copiar",
  paste: "&Pegar",
  delete: "&Eliminar",
  selectAll: "Seleccionar &todo",
  view: "&Ver",
  zoomIn: "A&umentar",
  zoomOut: "&Reducir",
  resetZoom: "Tamaño &real",
  fullScreen: "&Pantalla completa",
  reload: "&Volver a cargar",
  devTools: "Herramientas de &desarrollo",
  help: "Ay&uda",
  openLogs: "Abrir la carpeta de &registros",
  about: "&Acerca de Al Corriente",
  version: "Versión",
  chooseFolder: "Elija la carpeta con los CFDI",
  chooseFiles: "Elija archivos XML, ZIP o metadatos TXT",
  chooseEvidence: "Elija los archivos de evidencia",
  chooseTable: "Elija un archivo CSV, Excel u OFX",
  tableFiles: "CSV, Excel y OFX",
  chooseLedger: "Elija un archivo de cartera",
  newLedger: "Guardar la nueva cartera como",
  saveAs: "Guardar como",
  cfdiFiles: "CFDI y metadatos del SAT (XML, ZIP, TXT)",
  ledgerFiles: "Cartera de Al Corriente",
  pdf: "Documento PDF",
  xlsx: "Libro de Excel",
  zip: "Archivo ZIP",
  xml: "Archivo XML",
  allFiles: "Todos los archivos",
  settingsReset:
    "No se pudieron leer sus preferencias ni su copia. El archivo dañado se guardó aparte y se usan los valores iniciales.",
  pageFailed:
    "La ventana falló tres veces en un minuto. Lo que guardó está en la cartera, y una gestión a medio escribir se recupera al abrirla de nuevo.",
  openAgain: "Abrir de nuevo",
  leave: "Salir",
};

type Words = Readonly<Record<keyof typeof es, string>>;

const en: Words = {
  file: "&File",
  close: "&Close window",
  quit: "E&xit",
  edit: "&Edit",
  undo: "&Undo",
  redo: "&Redo",
  cut: "Cu&t",
  copy: "&Copy",
  paste: "&Paste",
  delete: "&Delete",
  selectAll: "Select &all",
  view: "&View",
  zoomIn: "Zoom &in",
  zoomOut: "Zoom &out",
  resetZoom: "Act&ual size",
  fullScreen: "&Full screen",
  reload: "&Reload",
  devTools: "&Developer tools",
  help: "&Help",
  openLogs: "Open the &log folder",
  about: "&About Al Corriente",
  version: "Version",
  chooseFolder: "Choose the folder with the CFDI files",
  chooseFiles: "Choose XML, ZIP or metadata TXT files",
  chooseEvidence: "Choose the files to keep as evidence",
  chooseTable: "Choose a CSV, Excel or OFX file",
  tableFiles: "CSV, Excel and OFX",
  chooseLedger: "Choose a ledger file",
  newLedger: "Save the new ledger as",
  saveAs: "Save as",
  cfdiFiles: "CFDI and SAT metadata (XML, ZIP, TXT)",
  ledgerFiles: "Al Corriente ledger",
  pdf: "PDF document",
  xlsx: "Excel workbook",
  zip: "ZIP archive",
  xml: "XML file",
  allFiles: "All files",
  settingsReset:
    "Your preferences and their copy could not be read. The damaged file was set aside and the initial values are used.",
  pageFailed:
    "The window failed three times within a minute. What you saved is in the ledger, and a half-typed contact comes back when it is opened again.",
  openAgain: "Open again",
  leave: "Exit",
};

/** The language chosen, or the system's: Spanish unless the system speaks English. */
export function language(chosen: Lang | null): Lang {
  return chosen ?? ((app.getPreferredSystemLanguages()[0] ?? "es").toLowerCase().startsWith("en") ? "en" : "es");
}

/** Main's words in that language. */
export function words(chosen: Lang | null): Words {
  return language(chosen) === "en" ? en : es;
}
