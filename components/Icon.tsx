/** Decoration beside a text or inside a labelled button, so it is hidden from readers. */
export const Icon = ({ path, size = 16 }: { path: string; size?: number }) => (
  <svg
    class="icon"
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={path} />
  </svg>
);

/** The mark: a glide path that ends on the runway. */
export const Mark = ({ size = 18 }: { size?: number }) => (
  <svg
    class="icon"
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    aria-hidden="true"
  >
    <path d="M1.8 3.2C6.4 3.4 9.6 6.4 10.6 11" />
    <path d="M1.8 13.6h12.4" />
  </svg>
);
