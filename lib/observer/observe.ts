import { native, standIns } from './native.ts';

/** Letters of one answer; answers within a stretch of so many milliseconds. What is more is not looked at. */
export const most = { letters: 1_000_000, answers: 60, stretch: 10_000 };

/** Takes the path of the address of an answer, and its text. */
export type Take = (path: string, text: string) => void;

/**
 * Tells of JSON that the page fetched from these paths of its own origin. It asks for nothing and changes nothing: `fetch`
 * and `XMLHttpRequest` are left alone, and only where the page itself reads an answer as a whole (`json()`, `text()`,
 * `responseText`, `response`) it is read along, from a copy where it is a stream. An answer that the page streams, aborts or
 * throws away is no news. Answers how to end it.
 */
export function observe(paths: readonly string[], take: Take): () => void {
  const { stand, leave } = standIns();
  const isNews = newsOf(paths);
  const now = native<number>(Performance.prototype, 'now');
  const clock = performance;
  let began = 0;
  let answers = 0;
  let isOver = false;

  /** The path of an answer that is wanted, while there are not too many. */
  const wanted = (url: unknown, type: unknown, length: unknown): string | undefined => {
    const path = isOver ? undefined : isNews(url, type);
    if (path === undefined || +((length as string | null) ?? 0) > most.letters) return undefined;
    const time = now(clock);
    if (time - began > most.stretch) {
      began = time;
      answers = 0;
    }
    answers += 1;
    return answers > most.answers ? undefined : path;
  };

  observeFetch(stand, wanted, take);
  observeRequests(stand, wanted, take);
  return () => {
    isOver = true;
    leave();
  };
}

type Wanted = (url: unknown, type: unknown, length: unknown) => string | undefined;
type Stand = ReturnType<typeof standIns>['stand'];

/** Tells the path of an address of this origin that matches a template, of an answer that is JSON. */
function newsOf(paths: readonly string[]): (url: unknown, type: unknown) => string | undefined {
  const match = native<RegExpExecArray | null>(RegExp.prototype, 'exec');
  const plain = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  // Every piece is one step long and ends at a fixed sign, so that matching is linear in the address.
  const steps = paths.map((path) =>
    path
      .split('{}')
      .map(plain)
      .join('[^/?#]+')
      .replace(String.raw`\*`, '[^?#]*'),
  );
  const address = new RegExp(`^${plain(location.origin)}(${steps.join('|')})(?:[?#]|$)`);
  const json = /^application\/(?:[\w.-]+\+)?json\b/i;
  return (url, type) => (match(json, type) ? match(address, url)?.[1] : undefined);
}

function observeFetch(stand: Stand, wanted: Wanted, take: Take): void {
  const response = Response.prototype;
  const urlOf = native(response, 'url', 'get');
  const isOk = native<boolean>(response, 'ok', 'get');
  const headersOf = native(response, 'headers', 'get');
  const bodyOf = native(response, 'body', 'get');
  const cloneOf = native(response, 'clone');
  const header = native(Headers.prototype, 'get');
  const readerOf = native(ReadableStream.prototype, 'getReader');
  const chunkOf = native<Promise<ReadableStreamReadResult<Uint8Array>>>(ReadableStreamDefaultReader.prototype, 'read');
  const cancel = native<Promise<void>>(ReadableStreamDefaultReader.prototype, 'cancel');
  const decode = native<string>(TextDecoder.prototype, 'decode');
  const Decoder = TextDecoder;
  const stream = { stream: true };

  const copyOf = (self: unknown): { path: string; body: unknown } | undefined => {
    try {
      if (!isOk(self)) return undefined;
      const headers = headersOf(self);
      const path = wanted(urlOf(self), header(headers, 'content-type'), header(headers, 'content-length'));
      return path === undefined ? undefined : { path, body: bodyOf(cloneOf(self)) };
    } catch {
      // No response, or one whose body is spoken for: the page's own call will say so.
      return undefined;
    }
  };
  const read = async (path: string, body: unknown): Promise<void> => {
    try {
      const reader = readerOf(body);
      const decoder = new Decoder();
      let text = '';
      for (let chunk = await chunkOf(reader); !chunk.done; chunk = await chunkOf(reader)) {
        text += decode(decoder, chunk.value, stream);
        if (text.length > most.letters) return await cancel(reader);
      }
      take(path, text + decode(decoder));
    } catch {
      // Aborted or broken off: the page hears of it by its own copy.
    }
  };
  for (const name of ['json', 'text'])
    stand(response, name, 'value', copyOf, (copy) => {
      if (copy) void read(copy.path, copy.body);
    });
}

function observeRequests(stand: Stand, wanted: Wanted, take: Take): void {
  const request = XMLHttpRequest.prototype;
  const stateOf = native(request, 'readyState', 'get');
  const typeOf = native(request, 'responseType', 'get');
  const statusOf = native<number>(request, 'status', 'get');
  const urlOf = native(request, 'responseURL', 'get');
  const header = native(request, 'getResponseHeader');
  const print = JSON.stringify;
  /** What was read of each request last: a page may ask for the same text many times. */
  const seen = new WeakMap<object, unknown>();
  const lastOf = native(WeakMap.prototype, 'get');
  const note = native(WeakMap.prototype, 'set');

  const heard = (_: unknown, self: unknown, result: unknown): void => {
    try {
      if (!result || stateOf(self) !== 4 || lastOf(seen, self) === result) return;
      note(seen, self, result);
      const status = statusOf(self);
      if (status < 200 || status > 299) return;
      const path = wanted(urlOf(self), header(self, 'content-type'), header(self, 'content-length'));
      if (path === undefined) return;
      // A page may have taught arrays and objects to print themselves; its code is not ours to run.
      const text =
        typeof result === 'string' ? result : typeOf(self) === 'json' && !('toJSON' in []) ? print(result) : '';
      if (text !== '' && text.length <= most.letters) take(path, text);
    } catch {
      // No request after all: the page's own call has said so.
    }
  };
  for (const name of ['response', 'responseText']) stand(request, name, 'get', () => undefined, heard);
}
