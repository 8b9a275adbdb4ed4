/*
 * What a page about layout needs: `?width=280` makes its columns so wide, `?plans=3` lets the backend have so many plans.
 * Where each paragraph below an element stands is written down at each frame, in `places`: by the name of the element a
 * list of `{ at, top }` with an entry for each change, in ms and CSS pixels. `definedAt` is when the script came.
 */
(() => {
  const asked = new URL(location.href).searchParams;
  const width = asked.get('width');
  if (width) document.documentElement.style.setProperty('--width', `${width}px`);

  const count = Number(asked.get('plans'));
  const { fetch } = globalThis;
  const withPlans = async (answer) => {
    const body = await answer.json();
    const list = body.plans ?? body;
    const plans = Array.from({ length: count }, (_, at) => {
      const plan = list[at % list.length];
      return at < list.length ? plan : { ...plan, id: `${plan.id}-${at}` };
    });
    return new Response(JSON.stringify(body.plans ? { ...body, plans } : plans), answer);
  };
  if (count > 0) {
    globalThis.fetch = async (...call) => {
      const answer = await fetch(...call);
      return answer.ok && answer.url.includes('/plans') ? withPlans(answer) : answer;
    };
  }

  const places = {};
  globalThis.places = places;
  /** Whether what stands inside an element was seen: a list of its changes. */
  const fallback = [];
  globalThis.fallback = fallback;
  /** What the box has said over its skeleton: likewise. */
  const told = [];
  globalThis.told = told;
  const toldNow = () => {
    const root = document.querySelector('renewal-box')?.shadowRoot?.querySelector('.root');
    const { content, visibility } = root ? getComputedStyle(root, '::before') : {};
    return content && content !== 'none' && visibility === 'visible' ? JSON.parse(content) : '';
  };
  customElements.whenDefined('renewal-box').then(() => {
    globalThis.definedAt = performance.now();
  });
  const look = () => {
    for (const below of document.querySelectorAll('[data-below]')) {
      const top = below.getBoundingClientRect().top + scrollY;
      places[below.dataset.below] ??= [];
      const mine = places[below.dataset.below];
      if (mine.at(-1)?.top !== top) mine.push({ at: performance.now(), top });
    }
    const seen = document.querySelector('.fallback')?.checkVisibility();
    if (seen !== undefined && fallback.at(-1) !== seen) fallback.push(seen);
    if (told.at(-1) !== toldNow()) told.push(toldNow());
    requestAnimationFrame(look);
  };
  look();
})();
