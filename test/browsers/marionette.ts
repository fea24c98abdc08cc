import { connect, type Socket } from 'node:net';

export type Marionette = {
  command: <T = unknown>(name: string, params?: object) => Promise<T>;
  disconnect: () => void;
};

const dial = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });

/** Firefox's own remote control: `length:[0,id,command,params]` over TCP, answered by `length:[1,id,error,result]`. */
export const connectMarionette = async (port: number): Promise<Marionette> => {
  const socket = await dial(port);
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void; name: string }>();
  let last = 0;
  let pending = Buffer.alloc(0);

  const answered = (text: string): void => {
    const message = JSON.parse(text) as [number, number, { error: string; message: string } | null, unknown] | object;
    // The first message is a greeting.
    if (!Array.isArray(message)) return;
    const [, id, error, result] = message as [number, number, { error: string; message: string } | null, unknown];
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(`${asked.name}: ${error.error}: ${error.message}`));
    else asked?.resolve((result ?? undefined) as never);
  };

  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const colon = pending.indexOf(':');
      const length = Number(pending.subarray(0, colon));
      const end = colon + 1 + length;
      if (colon < 0 || pending.length < end) return;
      const text = pending.subarray(colon + 1, end).toString('utf8');
      pending = pending.subarray(end);
      answered(text);
    }
  });
  socket.on('close', () => {
    for (const { reject, name } of waiting.values()) reject(new Error(`${name}: Firefox is gone`));
    waiting.clear();
  });
  socket.on('error', () => undefined);

  return {
    command: (name, params = {}) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject, name });
        const text = JSON.stringify([0, last, name, params]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    disconnect: () => socket.destroy(),
  };
};
