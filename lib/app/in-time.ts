/** Milliseconds: as long as others wait for what the browser does when it comes to it. */
export const patience = 1000;

/** What `work` comes to, or `otherwise` (`undefined`: not yet) where that takes longer than so many milliseconds; what it comes to later is nobody's. */
export async function inTime<T, Late = undefined>(
  work: Promise<T>,
  milliseconds: number,
  otherwise?: Late,
): Promise<T | Late> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Late>((resolve) => {
    timer = setTimeout(() => resolve(otherwise as Late), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
