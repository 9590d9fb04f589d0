/** Bytes of the last record of a ZIP file, before its comment. */
const END_BYTES = 22;
const END_MARK = 0x06054b50;
const MAX_COMMENT = 0xffff;

/** What a page sends of a file instead of the file. */
export interface Sealed {
  /** SHA-256 of all bytes before the comment, in base64. */
  readonly digest: string;
  /** The comment: a signature over that. */
  readonly signature: string;
}

/** Where the comment of a ZIP file begins; null for what is none. */
export function commentAt(tail: DataView): number | null {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) === END_MARK && at + END_BYTES + tail.getUint16(at + END_BYTES - 2, true) === tail.byteLength) {
      return at + END_BYTES;
    }
  }
  return null;
}

export async function sealOf(file: Blob): Promise<Sealed | null> {
  const from = Math.max(0, file.size - END_BYTES - MAX_COMMENT);
  const comment = commentAt(new DataView(await file.slice(from).arrayBuffer()));
  if (comment === null) return null;
  const before = await file.slice(0, from + comment).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", before));
  return { digest: btoa(String.fromCharCode(...digest)), signature: await file.slice(from + comment).text() };
}

/** A form with `data-sealed` sends digest and signature of the file that is chosen in it; the file itself stays here. */
export function checkSealed(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>("form[data-sealed]");
  const input = form?.querySelector<HTMLInputElement>('input[type="file"]');
  const button = form?.querySelector<HTMLButtonElement>("button");
  if (!form || !input || !button) return;
  button.disabled = true;
  const fill = async (file: File): Promise<void> => {
    const seal = await sealOf(file);
    for (const [name, value] of Object.entries(seal ?? { digest: "", signature: "" })) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = value;
    }
    button.disabled = false;
  };
  input.addEventListener("change", () => {
    button.disabled = true;
    const file = input.files?.[0];
    if (file) void fill(file);
  });
}
