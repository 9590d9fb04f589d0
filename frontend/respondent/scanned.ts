/** A receipt's QR code leads here with the code behind a #, which no server sees: it is put into the field and out of the address. */
export function enterScannedCode(page: Window): void {
  const field = page.document.getElementById("code");
  const code = scannedCode(page.location.hash);
  if (field instanceof HTMLInputElement && code !== undefined) {
    field.value = code;
    page.history.replaceState(null, "", page.location.pathname + page.location.search);
  }
}

export function scannedCode(hash: string): string | undefined {
  return /^#[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}$/.test(hash) ? hash.slice(1) : undefined;
}
