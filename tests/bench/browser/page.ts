/** Starts the benchmark's worker with what the address asks for, and puts its answer into the page. */
const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });
const show = (text: string): void => {
  const output = document.createElement('output');
  output.textContent = text;
  document.body.append(output);
};
worker.onmessage = ({ data }: MessageEvent<unknown>) => show(JSON.stringify(data));
worker.onerror = ({ message }) => show(JSON.stringify({ error: message }));
worker.postMessage(location.search.slice(1));
