/** Words of the contact log: what was said with customers, and what is to follow. */
export const contactsEs = {
  pane: {
    contact: "Registrar gestión",
    promise: "Promesa de pago",
    dispute: "Aclaración",
    acceptance: "Recepción de facturas",
  },
};
