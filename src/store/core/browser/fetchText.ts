/**
 * Fetches a text file that the server offers beside the page.
 * @param path relative to the page
 * @throws Error that names the file and what went wrong
 */
export async function fetchText(path: string): Promise<string> {
  const response = await fetch(new URL(path, document.baseURI)).catch((error: unknown) => {
    throw new Error(`${path} did not arrive: ${String(error)}`, { cause: error });
  });
  if (!response.ok) {
    throw new Error(`${path} did not arrive: the server answered ${response.status}`);
  }
  // Some servers answer with their start page if a file is missing.
  if (response.headers.get('content-type')?.startsWith('text/html') === true) {
    throw new Error(`${path} is not on this server`);
  }
  return response.text();
}
