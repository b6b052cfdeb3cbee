// What the suite `cold` starts: imports a bundle, and checks the first user.

const { check } = await import(process.argv[2]);
const user = {
  _name: { firstName: "John", lastName: "Smith" },
  _dateOfBirth: "2007-12-20",
  _locale: "en-us",
  _phone: "+12345678901",
  _email: "user@example.com",
};
if (check(user) !== true) process.exitCode = 1;
