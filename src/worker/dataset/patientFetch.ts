/** Fetches, but gives up a server that falls silent: some networks swallow a request without a word. */

/** A slow connection still brings something within this time. */
const longestSilenceMs = 20_000;

/**
 * Fetches as the browser does. A server that sends nothing for a while, before its answer or in the middle
 * of it, is given up; one that is slow may take as long as it likes.
 * @param silenceMs how long it may be silent
 * @throws TypeError as `fetch` does
 * @throws Error that says that the server has fallen silent; in the middle, reading the answer throws it
 */
export async function patientFetch(
  url: URL,
  options: RequestInit = {},
  silenceMs = longestSilenceMs,
): Promise<Response> {
  const givingUp = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = (): void => clearTimeout(timer);
  const expectMore = (): void => {
    rest();
    timer = setTimeout(() => {
      givingUp.abort(new Error(`the server has sent nothing for ${silenceMs / 1_000} seconds`));
    }, silenceMs);
  };
  expectMore();
  try {
    const response = await fetch(url, { ...options, signal: givingUp.signal });
    if (response.body === null) {
      rest();
      return response;
    }
    const watch = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (piece, answer) => {
        expectMore();
        answer.enqueue(piece);
      },
      flush: rest,
    });
    return new Response(response.body.pipeThrough(watch), response);
  } catch (error) {
    rest();
    throw error;
  }
}
