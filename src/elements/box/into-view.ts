/** How long a part that has just come may still grow, in ms: its screen is loaded when it is opened. */
const GROWING_MS = 1500;

/**
 * Scrolls to the beginning of a part that has just come, unless it is on the screen, and once more while the part grows
 * into its own screen. A traveller who scrolls meanwhile is left alone. The focus is the part's own matter.
 */
export const bringIntoView = (part: Element): void => {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const look = (): void => {
    const { top } = part.getBoundingClientRect();
    if (top >= 0 && top < innerHeight / 2) return;
    part.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'smooth' });
  };
  // In the next frame: scrolling may resize what is observed, of which a browser complains to the page.
  const observer = new ResizeObserver(() => requestAnimationFrame(look));
  const ended = new AbortController();
  const end = () => {
    observer.disconnect();
    ended.abort();
  };
  observer.observe(part);
  for (const sign of ['wheel', 'touchmove', 'keydown'])
    window.addEventListener(sign, end, { signal: ended.signal, passive: true });
  setTimeout(end, GROWING_MS);
};
