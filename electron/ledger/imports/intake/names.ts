/** Last part of a path of either kind of separator. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

const SYSTEM_FILES = new Set(["thumbs.db", "desktop.ini", "ehthumbs.db"]);

/** Files and folders that systems and programs leave behind: junk, not errors (RULES 69). */
export function isJunkName(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$") || name === "__MACOSX" || SYSTEM_FILES.has(name.toLowerCase());
}

/** The same for the path of an archive member, whose folders count too; `..` climbs, it does not hide. */
export function isJunkMember(path: string): boolean {
  return path.split("/").some((part) => part !== "." && part !== ".." && isJunkName(part));
}

/**
 * A member's name for showing: it never becomes a path on disk. Characters that do not print or that turn the direction
 * of the text around are replaced, so that a name cannot pretend to be another.
 */
export function printable(name: string): string {
  return name.replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD").slice(0, 1024);
}

const PACKAGE_FILES = /\.(docx|docm|dotx|xlsx|xlsm|xltx|xlsb|pptx|pptm|odt|ods|odp|jar|apk|epub|vsdx)$/i;

/** Files that are ZIP archives inside but documents or programs to their owner. */
export function isPackageName(name: string): boolean {
  return PACKAGE_FILES.test(name);
}
