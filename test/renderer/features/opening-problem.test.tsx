// @vitest-environment jsdom
import { ORPCError } from "@orpc/client";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { OpeningProblem } from "../../../renderer/features/ledgers/OpeningProblem.tsx";
import { startI18n } from "../../../renderer/lib/i18n.ts";
import { draw } from "../components/page.tsx";

beforeAll(() => startI18n("es"));

it("asks whether an import that runs may be cut off, and does nothing by itself", async () => {
  const ways = {
    onRetry: vi.fn(),
    onInsist: vi.fn(),
    onOpenOther: vi.fn(),
    onCreate: vi.fn(),
    onOpenExisting: vi.fn(),
    onDismiss: vi.fn(),
    onRestored: vi.fn(),
  };
  const error = new ORPCError("IMPORT_RUNNING", { defined: true, data: { files: 1200, found: 50_000 } });
  draw(<OpeningProblem error={error} atStart={false} {...ways} />);
  expect(document.body.textContent).toContain("Hay una importación en curso");
  expect(document.body.textContent).toContain("1200 de 50000 archivos");
  for (const way of Object.values(ways)) expect(way).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Dejar que termine" }));
  expect(ways.onDismiss).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole("button", { name: "Detenerla y continuar" }));
  expect(ways.onInsist).toHaveBeenCalledOnce();
  expect(ways.onRetry).not.toHaveBeenCalled();
});
