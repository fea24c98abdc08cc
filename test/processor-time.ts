/** Milliseconds of its own thread that some work takes: what else runs on the machine has no part in it. */
export const processorTime = (work: () => void): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};
