import { type InlineConfig, preview } from 'vite';

/** Serves a built page on a port of its own as long as it is in use. */
export async function withServer<T>(
  config: InlineConfig,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 4373 } });
  try {
    const [url] = server.resolvedUrls?.local ?? [];
    if (url === undefined) throw new Error('The server has no address');
    return await use(url);
  } finally {
    await server.close();
  }
}
