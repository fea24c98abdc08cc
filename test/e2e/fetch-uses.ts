/*
 * What a page may do with `fetch` and `XMLHttpRequest`, as the script of a page: each use writes down all that it can see of
 * it. The same transcript must come out whether anybody listens or not.
 */

const uses = String.raw`
const at = (name) => '/api/v1/Opportunity/' + name;
// Chromium says where a text was no JSON at one time and leaves it out at another.
const named = (error) => error?.name + ': ' + String(error?.message ?? error).replaceAll(location.origin, 'HERE').replace(/^Failed to execute 'json' on 'Response': (?=Unexpected)/, '');
const tried = async (make) => { try { return await make(); } catch (error) { return named(error); } };
const plain = (response) => [response.type, response.url.replaceAll(location.origin, 'HERE'), response.status, response.ok, response.redirected, response.bodyUsed, response.body === null, response.headers.get('content-type')];
const request = (method, path, set = () => {}, isAsync = true) => new Promise((resolve) => {
  const told = [];
  const one = new XMLHttpRequest();
  const note = (event) => told.push([event.type, one.readyState, one.status, one.responseURL.replaceAll(location.origin, 'HERE')]);
  for (const type of ['loadstart', 'load', 'abort', 'error', 'timeout', 'loadend']) one.addEventListener(type, note);
  one.open(method, at(path), isAsync);
  set(one);
  if (isAsync) one.onloadend = () => resolve([told, one]);
  try { one.send(); } catch (error) { told.push(named(error)); }
  if (!isAsync) resolve([told, one]);
});
const read = (one, name) => { try { const value = one[name]; return value === null ? null : typeof value === 'object' ? value.constructor.name + JSON.stringify(value) : value.length > 200 ? value.length : value; } catch (error) { return named(error); } };

window.uses = {
  'an answer read as JSON': async () => { const response = await fetch(at('echo')); const before = plain(response); const promise = response.json(); const during = response.bodyUsed; return [before, during, promise.constructor === Promise, await promise, plain(response), response.headers.get('x-told')]; },
  'an answer read as text': async () => { const response = await fetch(at('echo')); return [await response.text(), response.bodyUsed]; },
  'a body used twice': async () => { const response = await fetch(at('echo')); await response.json(); return [await tried(() => response.json()), await tried(() => response.text()), await tried(() => response.clone())]; },
  'a body used twice at once': async () => { const response = await fetch(at('echo')); return [await Promise.allSettled([response.json(), response.text()]).then((all) => all.map(({ status, reason }) => [status, reason && named(reason)]))]; },
  'a copy and its original': async () => { const response = await fetch(at('echo')); const copy = response.clone(); return [await copy.text(), response.bodyUsed, copy.bodyUsed, await response.json()]; },
  'a locked body': async () => { const response = await fetch(at('echo')); const reader = response.body.getReader(); const locked = await tried(() => response.json()); reader.releaseLock(); return [locked, response.body.locked, await tried(() => response.json())]; },
  'a stream': async () => { const response = await fetch(at('slow')); const { body } = response; const reader = body.getReader(); const decoder = new TextDecoder(); let [text, chunks] = ['', 0]; for (;;) { const { done, value } = await reader.read(); if (done) break; chunks += 1; text += decoder.decode(value, { stream: true }); } return [text, chunks > 1, response.body === body, response.bodyUsed]; },
  'a stream that is piped': async () => { const response = await fetch(at('slow')); return new Response(response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new TextEncoderStream())).json(); },
  'a stream that is left': async () => { const response = await fetch(at('endless')); const reader = response.body.getReader(); const { value } = await reader.read(); await reader.cancel(); return [value.length, response.bodyUsed]; },
  'aborted before it began': async () => { const control = new AbortController(); control.abort(); return tried(() => fetch(at('echo'), { signal: control.signal })); },
  'aborted while it is read': async () => { const control = new AbortController(); const response = await fetch(at('endless'), { signal: control.signal }); const reading = tried(() => response.json()); setTimeout(() => control.abort(), 50); return [await reading, response.bodyUsed]; },
  'aborted for a reason of its own': async () => { const control = new AbortController(); const response = await fetch(at('endless'), { signal: control.signal }); const reading = tried(() => response.text()); setTimeout(() => control.abort(new RangeError('enough')), 50); return reading; },
  'timed out': async () => tried(async () => (await fetch(at('endless'), { signal: AbortSignal.timeout(80) })).json()),
  'broken off': async () => { const response = await fetch(at('broken')); return tried(() => response.json()); },
  'not there': async () => tried(() => fetch('http://127.0.0.1:9/api/v1/Opportunity')),
  'no JSON after all': async () => { const response = await fetch(at('spoilt')); return tried(() => response.json()); },
  'nobody catches it': async () => { const heard = []; const note = (event) => { event.preventDefault(); heard.push(named(event.reason)); }; addEventListener('unhandledrejection', note); void fetch(at('spoilt')).then((response) => response.json()); void fetch('http://127.0.0.1:9/'); void fetch(at('broken')).then((response) => response.text()); await new Promise((done) => setTimeout(done, 500)); removeEventListener('unhandledrejection', note); return heard.sort(); },
  'nothing, a failure and a head': async () => Promise.all([fetch(at('nothing')).then(async (one) => [plain(one), await tried(() => one.json())]), fetch(at('failed')).then(async (one) => [plain(one), await one.json()]), fetch(at('echo'), { method: 'HEAD' }).then(async (one) => [plain(one), await one.text()])]),
  'bytes': async () => { const buffer = await (await fetch(at('binary'))).arrayBuffer(); const blob = await (await fetch(at('binary'))).blob(); return [new Uint8Array(buffer).reduce((sum, one) => sum + one, 0), blob.size, blob.type, await (await fetch(at('echo'))).arrayBuffer().then((one) => one.byteLength), await (await fetch(at('echo'))).bytes?.().then((one) => one.length)]; },
  'much': async () => { const one = await (await fetch(at('large'))).json(); const two = await (await fetch(at('large'))).text(); return [one.list.length, two.length]; },
  'redirected': async () => { const one = await fetch(at('moved')); const two = await fetch(at('moved'), { redirect: 'manual' }); return [plain(one), await one.json(), plain(two), await two.text(), await tried(() => fetch(at('moved'), { redirect: 'error' })), await tried(() => fetch(at('away')))]; },
  'of another origin': async () => { const there = 'http://127.0.0.2:' + location.port + '/api/v1/Opportunity/'; const opaque = await fetch(there + 'echo', { mode: 'no-cors' }); const open = await fetch(there + 'open'); return [plain(opaque), await opaque.text(), [open.type, open.status], await open.json(), await tried(() => fetch(there + 'echo'))]; },
  'request objects': async () => { const one = new Request(at('echo'), { method: 'POST', body: 'told' }); const two = one.clone(); const answer = await (await fetch(one)).json(); return [one.bodyUsed, answer, await (await fetch(two, { method: 'PUT' })).json(), await (await fetch(new URL(at('echo'), location))).json(), await two.text().catch(named)]; },
  'answers of its own making': async () => { const made = new Response('{"made":true}', { headers: { 'content-type': 'application/json' } }); return [plain(made), await made.json(), plain(Response.error()), await Response.json({ a: 1 }).json(), await new Response(null).text(), await tried(() => new Response('x').json())]; },
  'many at once': async () => Promise.all(Array.from({ length: 100 }, async (_, body) => (await (await fetch(at('echo'), { method: 'POST', body: String(body) })).json()).body)),
  'order': async () => { const order = []; const response = await fetch(at('echo')); const reading = response.json().then(() => order.push('read')); order.push('asked'); queueMicrotask(() => order.push('soon')); await reading; order.push('done'); return order; },
  'a request': async () => { const [told, one] = await request('GET', 'echo'); return [told, read(one, 'responseText'), read(one, 'response'), one.responseText === one.responseText, one.getResponseHeader('x-told'), read(one, 'responseXML')]; },
  'a request in parts': async () => { const parts = []; const [told, one] = await request('GET', 'slow', (made) => made.addEventListener('readystatechange', () => parts.push([made.readyState, '{"list":[1,2,3]}'.startsWith(made.responseText)]))); return [told, parts.at(-1), parts.every(([, is]) => is), one.responseText]; },
  'a request for JSON': async () => { const [told, one] = await request('GET', 'echo', (made) => (made.responseType = 'json')); return [told, read(one, 'response'), one.response === one.response, read(one, 'responseText')]; },
  'a request for no JSON': async () => { const [, one] = await request('GET', 'spoilt', (made) => (made.responseType = 'json')); return [read(one, 'response'), read(one, 'responseText')]; },
  'a request for bytes': async () => { const [told, one] = await request('GET', 'binary', (made) => (made.responseType = 'arraybuffer')); const [, two] = await request('GET', 'echo', (made) => (made.responseType = 'blob')); const [, three] = await request('GET', 'echo', (made) => (made.responseType = 'document')); return [told, one.response.byteLength, two.response.size, two.response.type, read(three, 'response')]; },
  'a request that waits': async () => { const [told, one] = await request('GET', 'echo', () => {}, false); return [told, one.status, one.responseText, read(one, 'response')]; },
  'a request aborted, timed out, broken, unmet': async () => { const [aborted, one] = await request('GET', 'endless', (made) => setTimeout(() => made.abort(), 60)); const [late] = await request('GET', 'endless', (made) => (made.timeout = 80)); const [broken, two] = await request('GET', 'broken'); const [moved, three] = await request('POST', 'moved'); const [failed, four] = await request('GET', 'failed'); return [aborted, read(one, 'responseText'), late, broken, read(two, 'responseText'), moved, read(three, 'responseText'), failed, read(four, 'responseText')]; },
  'a request used again': async () => { const [, one] = await request('GET', 'echo'); const first = one.responseText; one.open('POST', at('echo')); const between = one.responseText; one.send('more'); await new Promise((done) => (one.onloadend = done)); return [first, between, one.responseText]; },
  'a request of one\'s own class': async () => { class Own extends XMLHttpRequest { get responseText() { return 'own ' + super.responseText; } } const one = new Own(); one.open('GET', at('echo')); one.send(); await new Promise((done) => (one.onloadend = done)); return [one.responseText, one instanceof XMLHttpRequest]; },
  'how they look': async () => { const look = (of, name) => { const { get, value, ...flags } = Object.getOwnPropertyDescriptor(of, name); const one = get ?? value; return [name, typeof one, String(one), Function.prototype.toString.call(one), one.name, one.length, JSON.stringify(flags), Object.hasOwn(one, 'prototype'), Object.getOwnPropertyNames(one).sort().join(), Object.getPrototypeOf(one) === Function.prototype]; }; return [look(window, 'fetch'), look(window, 'XMLHttpRequest'), ...['json', 'text', 'clone', 'arrayBuffer', 'body'].map((name) => look(Response.prototype, name)), ...['open', 'send', 'response', 'responseText', 'readyState'].map((name) => look(XMLHttpRequest.prototype, name)), look(Function.prototype, 'toString'), look(EventTarget.prototype, 'dispatchEvent')]; },
  'what there is': async () => [Object.getOwnPropertyNames(Response.prototype).join(), Object.getOwnPropertyNames(XMLHttpRequest.prototype).join(), Object.getOwnPropertyNames(Function.prototype).join(), Reflect.ownKeys(document).map(String).join(), Object.getOwnPropertySymbols(window).map(String).join(), Object.getOwnPropertyNames(window).filter((name) => /chakuchi/i.test(name)).join()],
  'called on what they are not of': async () => [await tried(() => Response.prototype.json.call({})), await tried(() => Response.prototype.text.call(null)), await tried(() => Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'responseText').get.call({})), await tried(() => XMLHttpRequest.prototype.response), await tried(() => new Response.prototype.json()), await tried(() => Function.prototype.toString.call({})), await tried(() => Function.prototype.toString.call(1)), Function.prototype.toString.call(class A {}), Function.prototype.toString.call(() => 1)],
  'how deep a call goes': async () => { const depth = (make) => { let count = 0; try { (function go() { count += 1; make(); go(); })(); } catch { } return count > 100; }; return [depth(() => String(Math.max)), depth(() => 1)]; },
};
window.transcript = async () => {
  const told = {};
  for (const [name, use] of Object.entries(window.uses)) told[name] = JSON.parse(JSON.stringify(await tried(use) ?? null));
  return told;
};
`;

/** Pages that replace what they fetch with, before they use it: the same uses must give the same again. */
const dressings: Readonly<Record<string, string>> = {
  plain: '',
  'fetch wrapped': `const before = window.fetch; window.fetch = async (...args) => { const response = await before(...args); return response; };`,
  'answers wrapped': `for (const name of ['json', 'text']) { const before = Response.prototype[name]; Response.prototype[name] = function (...args) { return before.apply(this, args); }; }`,
  'requests wrapped': `const { get, set, ...rest } = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'responseText'); Object.defineProperty(XMLHttpRequest.prototype, 'responseText', { ...rest, get() { return get.call(this); } }); const Before = window.XMLHttpRequest; window.XMLHttpRequest = new Proxy(Before, {});`,
  'promises wrapped': `const { then } = Promise.prototype; Promise.prototype.then = function (...args) { return then.apply(this, args); }; const { parse } = JSON; JSON.parse = (...args) => parse(...args);`,
};

export const dressed = Object.keys(dressings);
export const usesPages: Readonly<Record<string, string>> = Object.fromEntries(
  dressed.map((name) => [
    `/uses/${encodeURIComponent(name)}`,
    `<!doctype html><html><head><meta charset="utf-8"><title>Uses</title><script>${dressings[name]}</script><script>${uses}</script></head><body></body></html>`,
  ]),
);
