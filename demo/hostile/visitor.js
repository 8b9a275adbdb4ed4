/*
 * The shop's sign-in: its visitor Ana needs no code to see her card. What the address says is passed on, as in
 * `?order=ord_…` and `?plan=…`.
 */
const asked = new URL(location.href).searchParams;
await fetch('/account/visitor/ana', { method: 'POST' });

for (const provider of document.querySelectorAll('renewal-provider')) {
  for (const name of ['order', 'plan', 'lang']) {
    const value = asked.get(name);
    if (value !== null) provider.setAttribute(name, value);
  }
  provider.getPartnerToken = async () => {
    const response = await fetch('/account/renewal-token', { method: 'POST' });
    const { token } = await response.json();
    return token;
  };
}
