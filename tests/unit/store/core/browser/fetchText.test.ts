import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchText } from '../../../../../src/store/core/browser/fetchText.ts';

const answerWith = (answer: Response | Error): ReturnType<typeof vi.fn> => {
  const fetch = vi.fn(async () => {
    if (answer instanceof Error) throw answer;
    return answer;
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
};

beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'https://example.org/some/path/?seed=1' });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('fetching a text', () => {
  it('looks beside the page', async () => {
    const fetch = answerWith(
      new Response('{}', { headers: { 'content-type': 'application/json' } }),
    );
    await expect(fetchText('trained/cnn.json')).resolves.toBe('{}');
    expect(fetch).toHaveBeenCalledWith(new URL('https://example.org/some/path/trained/cnn.json'));
  });

  it.each([
    ['is missing', new Response('', { status: 404 }), 'the server answered 404'],
    [
      'is missing on a server that answers with a page',
      new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      'is not on this server',
    ],
    ['cannot be reached', new TypeError('Failed to fetch'), 'Failed to fetch'],
  ])('says so when the file %s', async (_case, answer, complaint) => {
    answerWith(answer);
    await expect(fetchText('trained/cnn.json')).rejects.toThrow(/^trained\/cnn\.json /);
    await expect(fetchText('trained/cnn.json')).rejects.toThrow(complaint);
  });
});
