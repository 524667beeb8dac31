import { expect, it } from "vitest";
import { auditSubjectWords } from "../../shared/i18n/audit-words.ts";

it("what an event is about reads as the kind of thing and its number, and a name as it is", () => {
  expect(auditSubjectWords("import:1", "es")).toBe("Importación 1");
  expect(auditSubjectWords("dispute:12", "en")).toBe("Dispute 12");
  expect(auditSubjectWords("Aceros: 3", "es")).toBe("Aceros: 3");
  expect(auditSubjectWords("toString:1", "es")).toBe("toString:1");
});
