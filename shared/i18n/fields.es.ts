/** Why a typed value cannot be kept, by its code; `{{value}}` is what was typed. */
export const fieldsEs = {
  "not-a-mail": "«{{value}}» no es una dirección de correo. Escríbala como nombre@empresa.com.",
  "not-a-phone": "«{{value}}» no es un teléfono. Escriba los 10 dígitos, o + y la clave del país.",
  "phone-too-short": "«{{value}}» tiene menos dígitos de los necesarios. Agregue la clave lada: 10 dígitos en total.",
  "not-an-extension": "«{{value}}» no es una extensión. Escriba solo dígitos, hasta 8.",
  "repeated-channel": "«{{value}}» está dos veces en este contacto. Deje uno solo.",
  "merge-barred":
    "{{value}} está con abogados, en un despacho o pidió que no se le contacte, y el que se conserva no. Márquelo igual en el que se conserva antes de unirlos, para que su saldo no se cobre como si nada.",
  "merge-held":
    "El crédito de {{value}} está retenido y el del que se conserva no. Reténgalo en el que se conserva antes de unirlos, para que no se le siga vendiendo.",
  "hold-needs-reason": "Escriba por qué cambia la situación del crédito; Ventas y el siguiente turno lo leen.",
  "hold-until-past": "La fecha hasta la que vale ({{value}}) ya pasó.",
  "stage-needs-day": "Escriba hasta cuándo vale la etapa que se decide a mano.",
  "stage-until-past": "El día hasta el que vale la etapa ({{value}}) ya pasó.",
  "release-nothing-held": "El crédito de {{value}} no está retenido; no hay nada que liberar.",
  "release-needs-end": "Una liberación es temporal: escriba hasta qué día vale, hasta qué saldo, o ambos.",
  "release-until-past": "El día hasta el que vale la liberación ({{value}}) ya pasó.",
  "nobody-in-sales": "Nadie con función de ventas tiene correo. Agréguelo en Ajustes > Personas.",
  "not-a-time-zone": "«{{value}}» no es una zona horaria.",
  "not-a-person": "Esa persona ya no está activa. Elija a otra en la lista.",
  "own-parent": "Un cliente no puede ser su propia empresa matriz.",
  "parent-circle": "«{{value}}» depende de este cliente, así que no puede ser su empresa matriz.",
  "parent-unknown": "La empresa matriz ya no existe en la cartera.",
  "own-backups":
    "Ahí están los respaldos de esta cartera. Elija otro disco o una carpeta de la red: si este equipo falla, se pierden juntos.",
  "not-an-rfc": "«{{value}}» no tiene la forma de un RFC.",
};
