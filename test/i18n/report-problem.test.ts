import { expect, test } from "vitest";
import { reportProblem } from "../../shared/i18n/report-problem.ts";
import { reportsScreenEs } from "../../shared/i18n/reports-screen.es.ts";

test("why a scheduled report was not delivered is told in words, never as a code", () => {
  expect(reportProblem("es", "PATH_NOT_FOUND")).toBe("La carpeta no existe.");
  expect(reportProblem("es", "MAIL unknown")).toBe(reportsScreenEs.problems.MAIL);
  expect(reportProblem("es", "SOMETHING_NEW")).toBe(reportsScreenEs.problems.INTERNAL);
  for (const code of Object.keys(reportsScreenEs.problems)) expect(reportProblem("en", code)).not.toContain(code);
});
