/** The parameter with which a payment page sends the traveller back; removed from the address at once. */
export const RETURN_PARAMETER = 'renewal_return';
