/**
 * In a sandboxed frame without `allow-forms` a form is not submitted, and no event says so. A press on its button, and Enter
 * in one of its fields, which presses it, are heard all the same.
 */
export const submitAnyway = (event: Event): void => {
  const root = event.currentTarget as ShadowRoot;
  const button = (event.target as Element).closest<HTMLButtonElement>('[type=submit]');
  // What a host's form holds inside the element passes through here, too.
  if (!button?.form || !root.contains(button)) return;
  event.preventDefault();
  button.form.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
};
