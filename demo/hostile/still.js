/*
 * Put first into a page whose address has `?still`: its clock stands. The first such page of a tab writes down the moment
 * and what the backend answers, and all that come after see the same, so that pictures of them can be compared.
 */
(() => {
  const kept = JSON.parse(sessionStorage.getItem('still') ?? 'null') ?? { moment: Date.now(), answers: {} };
  const isFirst = Object.keys(kept.answers).length === 0;

  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      super(...(args.length === 0 ? [kept.moment] : args));
    }
    static now() {
      return kept.moment;
    }
  };

  const realFetch = fetch;
  /** How many questions are not answered yet. */
  globalThis.unanswered = 0;
  const times = new Map();
  /** An answer as text, of which a `Response` can be made again. */
  const written = async (response) => ({
    body: [204, 304].includes(response.status) ? null : await response.text(),
    init: { status: response.status, headers: [...response.headers] },
  });
  globalThis.fetch = async (address, options) => {
    const question = `${options?.method ?? 'GET'} ${new URL(address, location.href).href}`;
    const time = times.get(question) ?? 0;
    times.set(question, time + 1);
    kept.answers[question] ??= [];
    const answers = kept.answers[question];
    if (isFirst) {
      globalThis.unanswered += 1;
      try {
        answers[time] = await written(await realFetch(address, options));
      } finally {
        globalThis.unanswered -= 1;
      }
      sessionStorage.setItem('still', JSON.stringify(kept));
    }
    const answer = answers[time] ?? answers.at(-1);
    if (answer) return new Response(answer.body, answer.init);
    console.error(`Never asked before: ${question}`);
    return realFetch(address, options);
  };
})();
