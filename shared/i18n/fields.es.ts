/** Why a typed value cannot be kept, by its code; `{{value}}` is what was typed. */
export const fieldsEs = {
  "not-a-mail": "«{{value}}» no es una dirección de correo. Escríbala como nombre@empresa.com.",
  "not-a-phone": "«{{value}}» no es un teléfono. Escriba los 10 dígitos, o + y la clave del país.",
  "phone-too-short": "«{{value}}» tiene menos dígitos de los necesarios. Agregue la clave lada: 10 dígitos en total.",
  "not-an-extension": "«{{value}}» no es una extensión. Escriba solo dígitos, hasta 8.",
  "repeated-channel": "«{{value}}» está dos veces en este contacto. Deje uno solo.",
  "hold-needs-reason": "Escriba por qué cambia la situación del crédito; Ventas y el siguiente turno lo leen.",
  "hold-until-past": "La fecha hasta la que vale ({{value}}) ya pasó.",
  "not-a-time-zone": "«{{value}}» no es una zona horaria.",
  "not-a-person": "Esa persona ya no está activa. Elija a otra en la lista.",
  "own-parent": "Un cliente no puede ser su propia empresa matriz.",
  "parent-circle": "«{{value}}» depende de este cliente, así que no puede ser su empresa matriz.",
  "parent-unknown": "La empresa matriz ya no existe en la cartera.",
  "not-an-rfc": "«{{value}}» no tiene la forma de un RFC.",
};
