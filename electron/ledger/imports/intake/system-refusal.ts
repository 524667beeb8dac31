import type { CfdiRefusal } from "../../../../shared/domain/cfdi/document.ts";
import { rejected } from "../../../../shared/domain/cfdi/recognize.ts";

/** Why the system did not let a path be read. */
export function systemRefusal(error: unknown): CfdiRefusal {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return rejected("not-found", "");
    case "EACCES":
    case "EPERM":
      return rejected("no-permission", "");
    case "EBUSY":
    case "ETXTBSY":
      return rejected("being-written", "");
    case "ENAMETOOLONG":
      return rejected("path-too-long", "");
    case "ELOOP":
      return rejected("not-found", "");
    default:
      return rejected("read-error", code.slice(0, 20));
  }
}
