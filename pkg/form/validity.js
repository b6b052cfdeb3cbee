// The validity of a control: what a bound form sets (`setCustomValidity`), beside what the form's author sets.

/** Of each control, the message that a bound form set. */
const ours = new WeakMap();

/** Whether the form's author set a message: that stays, and is an error as any other. */
export const isAuthors = (element) =>
  element.willValidate && element.validity.customError && element.validationMessage !== ours.get(element);

/** Sets the message of a control, or takes it away where it is empty. */
export function setValidity(element, message) {
  const isUnset = message === "" && !ours.get(element);
  if (isUnset || isAuthors(element)) return;
  element.setCustomValidity?.(message);
  ours.set(element, message);
}
