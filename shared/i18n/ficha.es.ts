/** Words of the customer's page: header, tabs and what is done from them. */
export const fichaEs = {
  bar: "Comandos del cliente",
  contact: "Registrar gestión",
  promise: "Registrar promesa",
  dispute: "Abrir aclaración",
  tabs: {
    label: "Secciones del cliente",
    statement: "Estado de cuenta",
    contacts: "Gestiones",
    promises: "Promesas",
    disputes: "Aclaraciones",
    people: "Contactos",
    terms: "Condiciones",
    documents: "Documentos",
  },
};
