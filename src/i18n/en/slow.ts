/** What is done outside the page to pay, and who else can. */
export const slow = {
  title: 'How to pay',
};
