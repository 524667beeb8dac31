import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

interface FichaCurrency {
  /** Currency the user chose to look at; null: the customer's first. */
  readonly wanted: string | null;
  readonly choose: (currency: string) => void;
}

const Chosen = createContext<FichaCurrency>({ wanted: null, choose: () => undefined });

/** One choice of currency for the header and the tabs of a customer. */
export function FichaCurrencyProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [wanted, choose] = useState<string | null>(null);
  const value = useMemo(() => ({ wanted, choose }), [wanted]);
  return <Chosen.Provider value={value}>{children}</Chosen.Provider>;
}

/** The currency the file of a customer is shown in, and how to choose another. */
export function useFichaCurrency(): FichaCurrency {
  return useContext(Chosen);
}
