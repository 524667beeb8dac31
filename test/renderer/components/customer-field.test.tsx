// @vitest-environment jsdom
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useState } from "react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { CustomerField, type FoundCustomer } from "../../../renderer/components/CustomerField.tsx";
import { startI18n } from "../../../renderer/lib/i18n.ts";
import { orpc } from "../../../renderer/lib/ledger.ts";
import { queryClient } from "../../../renderer/lib/query-client.ts";
import { draw } from "./page.tsx";

beforeAll(() => startI18n("es"));

const ABACO = { id: 1, key: "ABA010101AA1", rfc: "ABA010101AA1", name: "ÁBACO DEL NORTE" };
const QUETZAL = { id: 2, key: "QUE010101AA1", rfc: "QUE010101AA1", name: "QUETZAL AZUL" };
const QUERETARO = { id: 3, key: "QRO010101AA1", rfc: "QRO010101AA1", name: "ACEROS DE QUERÉTARO" };

/** What the ledger answers to a text, at the moment a test chooses. */
const answer = (text: string, ...rows: FoundCustomer[]): Promise<void> =>
  act(async () => {
    queryClient.setQueryData(orpc.customers.find.queryKey({ input: { text, limit: 20 } }), { rows });
    // The cache tells who listens in a turn of its own.
    await new Promise((done) => setTimeout(done));
  });

const picked = vi.fn<(customer: FoundCustomer | null) => void>();

function Field({ except }: { readonly except?: number }): ReactNode {
  const [customer, setCustomer] = useState<FoundCustomer | null>(null);
  return (
    <CustomerField
      label="Cliente"
      takeFocus
      customer={customer}
      {...(except === undefined ? {} : { except })}
      onPick={(one) => {
        picked(one);
        setCustomer(one);
      }}
    />
  );
}

const field = (): HTMLInputElement => screen.getByRole("combobox", { name: "Cliente" });
const options = (): string[] => screen.getAllByRole("option").map((option) => option.textContent ?? "");

describe("choosing a customer", () => {
  it("says that it searches until the first answer, and only then that nobody matches", async () => {
    draw(<Field />);
    await userEvent.click(field());
    expect(options()).toEqual(["Buscando…"]);
    await answer("");
    expect(options()).toEqual(["Ningún cliente coincide"]);
  });

  it("takes the first of the answer when Down and Enter were pressed before it came", async () => {
    draw(<Field />);
    await userEvent.type(field(), "q{ArrowDown}{Enter}");
    expect(picked).not.toHaveBeenCalled();
    await answer("q", QUERETARO, QUETZAL);
    expect(picked).toHaveBeenLastCalledWith(QUERETARO);
    expect(field().value).toBe("ACEROS DE QUERÉTARO");
  });

  it("takes what the list shows while the next answer is on its way, and shows nobody whom the text rules out", async () => {
    draw(<Field />);
    await answer("", ABACO, QUERETARO, QUETZAL);
    await userEvent.type(field(), "que");
    expect(options()).toEqual(["ACEROS DE QUERÉTARO · QRO010101AA1", "QUETZAL AZUL · QUE010101AA1"]);
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(picked).toHaveBeenLastCalledWith(QUETZAL);
  });

  it("takes the first where a new answer has taken away the row that was marked", async () => {
    draw(<Field />);
    await answer("", ABACO, QUETZAL);
    await userEvent.type(field(), "q{ArrowDown}");
    await answer("q", QUERETARO);
    await userEvent.keyboard("{Enter}");
    expect(picked).toHaveBeenLastCalledWith(QUERETARO);
  });

  it("has nobody chosen while somebody else is typed, and says so to who leaves the field", async () => {
    draw(<Field except={1} />);
    await answer("", ABACO, QUETZAL);
    await answer("quetzal", QUETZAL);
    await userEvent.type(field(), "quetzal{Enter}");
    expect(picked).toHaveBeenLastCalledWith(QUETZAL);
    await userEvent.type(field(), "x");
    expect(picked).toHaveBeenLastCalledWith(null);
    await userEvent.tab();
    expect(await screen.findByText("Elija al cliente de la lista")).toBeDefined();
  });

  it("takes nobody when Enter is pressed and nothing was typed", async () => {
    draw(<Field except={1} />);
    await answer("", ABACO, QUETZAL);
    picked.mockClear();
    await userEvent.keyboard("{Enter}");
    expect(picked).not.toHaveBeenCalled();
    expect(options()).toEqual(["QUETZAL AZUL · QUE010101AA1"]);
  });
});
