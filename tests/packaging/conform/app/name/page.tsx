// The page of the recipe's short form.

import { NameForm } from "../../extracted/name-form";

export default NameForm;
