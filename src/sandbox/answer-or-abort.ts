/** As `fetch` does: an aborted request rejects at once, whatever becomes of the answer. */
export const answerOrAbort = (
  request: Request,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> => {
  const { signal } = request;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    answer(request).then(resolve, reject);
  });
};
