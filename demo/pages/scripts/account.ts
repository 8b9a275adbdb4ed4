/** What a provider takes from a page whose visitor is signed in already. */
type Provider = HTMLElement & { getPartnerToken?: (() => Promise<string>) | undefined };

/** The shop's own sign-in on its account page: whoever is known there needs no code to see their card. */
export const startAccount = async (): Promise<void> => {
  const account = document.querySelector<HTMLElement>('.account');
  const provider = document.querySelector<Provider>('renewal-provider');
  if (!account || !provider) return;

  const show = (visitor: string | null): void => {
    for (const part of account.querySelectorAll<HTMLElement>('[data-visitor]'))
      part.hidden = part.dataset.visitor !== (visitor ?? '');
    if (visitor !== null) provider.getPartnerToken = partnerToken;
  };
  account.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.value)
      void signIn(button.value).then(() => {
        show(button.value);
        // The button that had the focus is gone.
        account.querySelector<HTMLElement>('[data-visitor]:not([hidden]) button')?.focus();
      });
    else if (button) void signOut();
  });
  const response = await fetch('/account/visitor');
  const { visitor }: { visitor: string | null } = await response.json();
  show(visitor);
};

const signIn = (visitor: string): Promise<Response> =>
  fetch(`/account/visitor/${visitor}`, { method: 'POST' });

/** The page is loaded anew: nothing of the card stays on it. */
const signOut = async (): Promise<void> => {
  await fetch('/account/visitor', { method: 'DELETE' });
  location.reload();
};

const partnerToken = async (): Promise<string> => {
  const response = await fetch('/account/renewal-token', { method: 'POST' });
  if (!response.ok) throw new Error(`The shop gave no token: ${response.status}`);
  const { token }: { token: string } = await response.json();
  return token;
};
