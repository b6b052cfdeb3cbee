// The page: a form that is opened and closed.

import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { UserForm } from "./UserForm.jsx";

function App() {
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      <h1>A user, beside React</h1>
      <button onClick={() => setOpen(!isOpen)}>{isOpen ? "Close" : "Edit"}</button>
      {isOpen && <UserForm />}
    </>
  );
}

createRoot(document.getElementById("app")).render(<StrictMode><App /></StrictMode>);
