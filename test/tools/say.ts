const started = performance.now();

/** A progress line with the seconds since the start, on stderr so that results on stdout stay clean. */
export const say = (line: string): void => {
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  process.stderr.write(`${seconds} s  ${line}\n`);
};
