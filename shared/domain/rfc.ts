/** Whether the text has the form of an RFC (12 characters for a company, 13 for a person), upper case. */
export function isRfc(text: string): boolean {
  return /^[A-ZÑ&]{3,4}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[A-Z0-9]{3}$/.test(text);
}
