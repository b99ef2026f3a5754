/** What every page with a form shares. */
export { choiceField, dayField, errorOf, type FormShown, lineField, peopleItems, textField } from './form.page.ts';
export {
  formAnswer,
  found,
  type Overtaking,
  overtaken,
  refused,
  refusedAnew,
  type Shown,
  untouched,
  writingBy,
} from './form.routes.ts';
export { formFrame, framedForm } from './frame.page.ts';
