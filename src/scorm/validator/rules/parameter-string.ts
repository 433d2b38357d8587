const TEXT = String.raw`(?:[A-Za-z0-9\-_.!*'()|]|%[0-9A-Fa-f]{2})`;
const PAIR = `${TEXT}+=${TEXT}+`;
const FRAGMENT = `#${TEXT}*`;
const PARAMETERS = new RegExp(`^(?:${FRAGMENT}|[?&]?${PAIR}(?:&${PAIR})*(?:${FRAGMENT})?)$`);

/** Whether this may be an item’s `parameters` (IMS CP 1.1.4; REQ_30.6.3.6.4.2). */
export const isParameterString = (text: string): boolean => PARAMETERS.test(text);
