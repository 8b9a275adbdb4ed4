/*
 * What a page about layout needs: `?width=280` makes its column so wide, `?plans=3` lets the backend have so many plans.
 * Where the paragraph below the element stands is written down at each frame, in `places`: a list of
 * `{ at, top }` with an entry for each change, in ms and CSS pixels.
 */
(() => {
  const asked = new URL(location.href).searchParams;
  const width = asked.get('width');
  if (width) document.documentElement.style.setProperty('--width', `${width}px`);

  const count = Number(asked.get('plans'));
  const { fetch } = globalThis;
  if (count > 0) {
    globalThis.fetch = async (...call) => {
      const answer = await fetch(...call);
      if (!answer.ok || !/\/plans/.test(answer.url)) return answer;
      const body = await answer.json();
      const list = Array.isArray(body) ? body : body.plans;
      const plans = Array.from({ length: count }, (_, at) => {
        const plan = list[at % list.length];
        return at < list.length ? plan : { ...plan, id: `${plan.id}-${at}` };
      });
      const text = JSON.stringify(Array.isArray(body) ? plans : { ...body, plans });
      return new Response(text, answer);
    };
  }

  const places = [];
  globalThis.places = places;
  const look = () => {
    const below = document.querySelector('#below');
    if (below) {
      const top = below.getBoundingClientRect().top + scrollY;
      if (places.at(-1)?.top !== top) places.push({ at: Math.round(performance.now()), top });
    }
    requestAnimationFrame(look);
  };
  look();
})();
