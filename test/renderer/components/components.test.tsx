// @vitest-environment jsdom
import { ORPCError } from "@orpc/client";
import { act, renderHook, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useState } from "react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { AsOfPicker } from "../../../renderer/components/AsOfPicker.tsx";
import { CompanyChoice } from "../../../renderer/components/CompanyChoice.tsx";
import { DayField } from "../../../renderer/components/DayField.tsx";
import { DayInput } from "../../../renderer/components/DayInput.tsx";
import { ErrorNotice } from "../../../renderer/components/ErrorNotice.tsx";
import { PastCutOff } from "../../../renderer/features/customers/PastCutOff.tsx";
import { AsOfProvider, useAsOf } from "../../../renderer/lib/as-of.tsx";
import { startI18n } from "../../../renderer/lib/i18n.ts";
import { orpc } from "../../../renderer/lib/ledger.ts";
import { queryClient } from "../../../renderer/lib/query-client.ts";
import { useDraft } from "../../../renderer/lib/use-draft.ts";
import { draw } from "./page.tsx";

beforeAll(() => startI18n("es"));

function ShownDay(): ReactNode {
  return <output>{useAsOf().day}</output>;
}

describe("an error on the screen", () => {
  it("says what happened to which file, and offers to try again", async () => {
    const retry = vi.fn();
    draw(<ErrorNotice error={new ORPCError("FILE_LOCKED", { data: { path: "C:\\r.xlsx" } })} onRetry={retry} />);
    expect(screen.getByRole("alert").textContent).toContain("El archivo C:\\r.xlsx está abierto en otro programa.");
    expect(screen.queryByRole("button", { name: "Abrir carpeta de registros" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Intentar de nuevo" }));
    expect(retry).toHaveBeenCalledOnce();
  });

  it("leads to the log when only the log knows more, and never shows a program's own words", () => {
    draw(<ErrorNotice error={new TypeError("x is not a function")} />);
    expect(screen.getByRole("alert").textContent).toContain("Ocurrió un error interno.");
    expect(screen.getByRole("alert").textContent).not.toContain("x is not a function");
    expect(screen.getByRole("button", { name: "Abrir carpeta de registros" })).toBeDefined();
  });
});

describe("choosing the company", () => {
  const candidates = [
    { rfc: "EKU9003173C9", name: "ESCUELA KEMPER URGATE", issued: 90, received: 3 },
    { rfc: "XIQB891116QE4", name: "BERENICE XIMO QUEZADA", issued: 1, received: 0 },
    { rfc: "KIJ0906199R1", name: "KERNEL INDUSTIA JUGUETERA", issued: 0, received: 12 },
  ];

  it("has the most frequent issuer ticked, offers issuers only, and takes several", async () => {
    const choose = vi.fn();
    draw(
      <CompanyChoice
        candidates={candidates}
        filesSeen={105}
        busy={false}
        onChoose={choose}
        onOther={() => undefined}
      />,
    );
    expect(screen.getAllByRole("checkbox")).toHaveLength(2);
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: /EKU9003173C9/ }).checked).toBe(true);
    await userEvent.click(screen.getByRole("checkbox", { name: /XIQB891116QE4/ }));
    await userEvent.click(screen.getByRole("button", { name: "Importar" }));
    expect(choose).toHaveBeenCalledWith(["EKU9003173C9", "XIQB891116QE4"]);
  });

  it("cannot go on with none", async () => {
    draw(
      <CompanyChoice
        candidates={candidates}
        filesSeen={1}
        busy={false}
        onChoose={() => undefined}
        onOther={() => undefined}
      />,
    );
    await userEvent.click(screen.getByRole("checkbox", { name: /EKU9003173C9/ }));
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Importar" }).disabled).toBe(true);
  });

  it("explains files without any CFDI", async () => {
    const other = vi.fn();
    draw(<CompanyChoice candidates={[]} filesSeen={42} busy={false} onChoose={() => undefined} onOther={other} />);
    expect(screen.getByText(/En 42 archivos revisados no hay ningún CFDI timbrado/)).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Elegir otra carpeta" }));
    expect(other).toHaveBeenCalledOnce();
  });
});

describe("the as-of day", () => {
  function drawPicker(beside: ReactNode = null): HTMLInputElement {
    queryClient.setQueryData(orpc.ledgers.status.queryKey(), {
      open: true,
      path: "/demo.alcorriente",
      name: "demo",
      demo: true,
      schemaVersion: 10,
      ownRfcs: [],
      documents: 1,
      lastImportAt: null,
      suggestedAsOf: "2026-10-31",
      timeZone: "America/Mexico_City",
      today: "2026-11-22",
      missing: null,
    });
    draw(
      <AsOfProvider>
        <AsOfPicker />
        <ShownDay />
        {beside}
      </AsOfProvider>,
    );
    return screen.getByRole("textbox", { name: "Fecha de corte" });
  }
  const day = () => screen.getByRole("status").textContent;

  it("begins with the day the ledger is about, takes a typed day on Enter, and goes back", async () => {
    const input = drawPicker();
    expect(input.value).toBe("31/oct/2026");
    await userEvent.clear(input);
    await userEvent.type(input, "1/2/26{Enter}");
    expect(day()).toBe("2026-02-01");
    expect(input.value).toBe("01/feb/2026");
    await userEvent.click(screen.getByRole("button", { name: /Volver a la fecha inicial/ }));
    expect(day()).toBe("2026-10-31");
  });

  it("while it is gone by, whoever decides a stage or a release is told from when that counts", async () => {
    const input = drawPicker(<PastCutOff />);
    const told = "La ficha muestra lo que regía el 31/oct/2026. Lo que decida ahora cuenta desde hoy, 22/nov/2026";
    expect(document.body.textContent).toContain(told);
    await userEvent.clear(input);
    await userEvent.type(input, "22/11/2026{Enter}");
    expect(day()).toBe("2026-11-22");
    expect(screen.queryByText(/cuenta desde hoy/)).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: /Volver a la fecha inicial/ }));
  });

  it("keeps the day while what is typed is none, and takes it back with Esc", async () => {
    const input = drawPicker();
    await userEvent.clear(input);
    await userEvent.type(input, "31/02/2026{Enter}");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(day()).toBe("2026-10-31");
    await userEvent.type(input, "{Escape}");
    expect(input.value).toBe("31/oct/2026");
  });
});

describe("what is typed over something kept", () => {
  it("stays while the same is kept, and begins anew with what somebody else saved", () => {
    const { result, rerender } = renderHook(({ days }) => useDraft(days, () => String(days)), {
      initialProps: { days: 3 },
    });
    act(() => result.current[1]("5"));
    rerender({ days: 3 });
    expect(result.current[0]).toBe("5");
    rerender({ days: 9 });
    expect(result.current[0]).toBe("9");
  });
});

describe("a day in a bar", () => {
  function From({ told }: { readonly told: (day: string) => void }): ReactNode {
    const [day, setDay] = useState("");
    const take = (chosen: string): void => {
      told(chosen);
      setDay(chosen);
    };
    return <DayInput label="Desde" placeholder="Desde" today="2026-11-22" day={day} onDay={take} />;
  }

  it("is taken on Enter in the app's words, is kept while it is no day, and may be emptied", async () => {
    const told = vi.fn();
    draw(<From told={told} />);
    const field: HTMLInputElement = screen.getByRole("textbox", { name: "Desde" });
    expect([field.value, field.type]).toEqual(["", "text"]);
    await userEvent.type(field, "1/11/2026{Enter}");
    expect(field.value).toBe("01/nov/2026");
    await userEvent.clear(field);
    await userEvent.type(field, "31/11/2026{Enter}");
    expect([field.value, field.getAttribute("aria-invalid")]).toEqual(["31/11/2026", "true"]);
    await userEvent.type(field, "{Escape}");
    expect(field.value).toBe("01/nov/2026");
    await userEvent.clear(field);
    await userEvent.tab();
    expect(told.mock.calls).toEqual([["2026-11-01"], [""]]);
  });
});

describe("a day in a form", () => {
  const days: string[] = [];
  function Day(): ReactNode {
    const [day, setDay] = useState("");
    days.push(day);
    return <DayField label="Fecha" invalid="No es una fecha" day={day} onDay={setDay} />;
  }

  it("counts as it is typed, never as the beginning of a year, and no more once it is no day", async () => {
    days.length = 0;
    draw(<Day />);
    const field: HTMLInputElement = screen.getByLabelText("Fecha");
    await userEvent.type(field, "12/11/2026");
    expect([...new Set(days)]).toEqual(["", "2026-11-12"]);
    expect(field.value).toBe("12/11/2026");
    await userEvent.type(field, "{Backspace}");
    expect(days.at(-1)).toBe("");
    await userEvent.type(field, "{Backspace}");
    await userEvent.tab();
    expect([days.at(-1), field.value]).toEqual(["2020-11-12", "12/nov/2020"]);
  });
});
