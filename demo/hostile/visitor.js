/*
 * The shop's sign-in: its visitor Ana needs no code to see her card. What the address says is for the
 * first provider, as in `?order=ord_…` and `?plan=…`.
 */
const asked = new URL(location.href).searchParams;
await fetch('/account/visitor/ana', { method: 'POST' });

const partnerToken = async () => {
  const response = await fetch('/account/renewal-token', { method: 'POST' });
  const { token } = await response.json();
  return token;
};
const [first, ...others] = document.querySelectorAll('renewal-provider');
for (const name of ['order', 'plan']) {
  const value = asked.get(name);
  if (value !== null) first?.setAttribute(name, value);
}
for (const provider of [first, ...others]) if (provider) provider.getPartnerToken = partnerToken;
