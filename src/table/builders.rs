//! Builders of tables, all of them `const`.

use super::doc::Doc;
#[cfg(feature = "docs")]
use super::doc::Methods;
use super::kind::{Bound, Cases, Custom, Field, Kind, Null, Object, Prop, Required, Rest, Rule, TextRule, Verdict};
use super::options::{OptionRow, Options, Switch};
use crate::report::{Code, Fault, Severity, Sink, Unit};

/// A row that is optional, not nullable and without bounds.
#[must_use]
pub(crate) const fn prop(name: &'static str, kind: Kind) -> Prop {
    Prop {
        name,
        kind,
        required: Required::No,
        null: Null::Refused,
        bounds: [None; 2],
        only: None,
        selects: false,
        should: None,
        code: None,
        #[cfg(feature = "docs")]
        known: &[],
        #[cfg(feature = "docs")]
        autocomplete: "",
        #[cfg(feature = "docs")]
        note: "",
    }
}

impl Prop {
    /// It is required.
    #[must_use]
    pub(crate) const fn required(mut self) -> Self {
        self.required = Required::Yes;
        self
    }

    /// It is required unless `switch` is on.
    #[must_use]
    pub(crate) const fn required_until(mut self, switch: Switch) -> Self {
        self.required = Required::Until(switch);
        self
    }

    /// It should be given: an error with `switch` on, else a warning.
    #[must_use]
    pub(crate) const fn recommended(mut self, switch: Switch) -> Self {
        self.required = Required::Recommended(switch);
        self
    }

    /// The row exists only with `switch` on.
    #[must_use]
    pub(crate) const fn only(mut self, switch: Switch) -> Self {
        self.only = Some(switch);
        self
    }

    /// It selects what the request is about, and changes nothing by itself.
    #[must_use]
    pub(crate) const fn selects(mut self) -> Self {
        self.selects = true;
        self
    }

    /// What `null` does.
    #[must_use]
    pub(crate) const fn null(mut self, null: Null) -> Self {
        self.null = null;
        self
    }

    /// A longer text is an error.
    #[must_use]
    pub(crate) const fn max(mut self, max: usize, unit: Unit) -> Self {
        self.bounds[0] = Some(Bound { min: 0, max, unit, severity: Severity::Error });
        self
    }

    /// A shorter or longer text is a warning.
    #[must_use]
    pub(crate) const fn usual(mut self, min: usize, max: usize, unit: Unit) -> Self {
        self.bounds[1] = Some(Bound { min, max, unit, severity: Severity::Warning });
        self
    }

    /// The value should be of this field: a warning if it is not.
    #[must_use]
    pub(crate) const fn should(mut self, field: &'static Field) -> Self {
        self.should = Some(field);
        self
    }

    /// The provider's own code for a value that is not one of the choices.
    #[must_use]
    pub(crate) const fn code(mut self, code: &'static Code) -> Self {
        self.code = Some(code);
        self
    }

    /// The texts that an answer is known to have here. Only with the feature `docs`.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "only with the feature docs"))]
    pub(crate) const fn known(mut self, known: &'static [&'static str]) -> Self {
        #[cfg(feature = "docs")]
        {
            self.known = known;
        }
        self
    }

    /// What a browser may fill in: a token of WHATWG HTML, "autofill detail tokens". Only with the feature `docs`.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "only with the feature docs"))]
    pub(crate) const fn autocomplete(mut self, token: &'static str) -> Self {
        #[cfg(feature = "docs")]
        {
            self.autocomplete = token;
        }
        self
    }

    /// What the vendor's document says about it. Only with the feature `docs`.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "only with the feature docs"))]
    pub(crate) const fn note(mut self, note: &'static str) -> Self {
        #[cfg(feature = "docs")]
        {
            self.note = note;
        }
        self
    }
}

/// An object with these members and no others.
#[must_use]
pub(crate) const fn object(props: &'static [Prop]) -> Object {
    Object { props, rest: Rest::Unknown, answers: &[], cases: None }
}

impl Object {
    /// It also has custom attributes, with names that the caller chooses.
    #[must_use]
    pub(crate) const fn custom(mut self, custom: &'static Custom) -> Self {
        self.rest = Rest::Custom(custom);
        self
    }

    /// The server ignores other members: a warning with this code.
    #[must_use]
    pub(crate) const fn ignores(mut self, code: &'static Code) -> Self {
        self.rest = Rest::Ignored(code);
        self
    }

    /// What stands for it in the server's answer. A request must not have the members that only that has.
    #[must_use]
    pub(crate) const fn answers(mut self, answers: &'static [&'static Self]) -> Self {
        self.answers = answers;
        self
    }

    /// The first member's value decides what the others are.
    #[must_use]
    pub(crate) const fn cases(mut self, cases: &'static Cases) -> Self {
        self.cases = Some(cases);
        self
    }
}

impl Field {
    /// A field that is a text, with its check.
    #[must_use]
    pub(crate) const fn text(name: &'static str, check: fn(&str, &Options) -> Result<(), Fault>) -> Self {
        let text =
            TextRule { check, warn: |_, _| (), judge: None, suggest: |text, _| Some(text.into()), is_free: false };
        Self::new(name, Rule::Text(text))
    }

    /// A field that is an object, a list or any JSON.
    #[must_use]
    pub(crate) const fn kind(name: &'static str, kind: &'static Kind) -> Self {
        Self::new(name, Rule::Kind(kind))
    }

    const fn new(name: &'static str, rule: Rule) -> Self {
        Self {
            name,
            rule,
            options: &[],
            #[cfg(feature = "docs")]
            doc: Doc::NONE,
            #[cfg(feature = "docs")]
            methods: None,
        }
    }

    /// Adds a faster function for the verdict. It must give the verdict of `check` and `warn` for every text.
    #[must_use]
    pub(crate) const fn judges(mut self, judge: fn(&str, &Options) -> Verdict) -> Self {
        if let Rule::Text(text) = &mut self.rule {
            text.judge = Some(judge);
        }
        self
    }

    /// Adds the function that warns about a valid text.
    #[must_use]
    pub(crate) const fn warns(mut self, warn: fn(&str, Sink)) -> Self {
        if let Rule::Text(text) = &mut self.rule {
            text.warn = warn;
        }
        self
    }

    /// Adds the function that reads a folded text; see [`Field::suggest`]. It returns the spelling that the text stands for,
    /// if exactly one is possible, and need not check it.
    #[must_use]
    pub(crate) const fn suggests(mut self, suggest: fn(&str, &Options) -> Option<String>) -> Self {
        if let Rule::Text(text) = &mut self.rule {
            text.suggest = suggest;
        }
        self
    }

    /// A free text: any character may be meant, so a suggestion trims it and folds nothing.
    #[must_use]
    pub(crate) const fn free(mut self) -> Self {
        if let Rule::Text(text) = &mut self.rule {
            text.is_free = true;
        }
        self
    }

    /// The options that it takes in addition to `maxIssues`.
    #[must_use]
    pub(crate) const fn options(mut self, options: &'static [&'static OptionRow]) -> Self {
        self.options = options;
        self
    }

    /// Its documentation. Only with the feature `docs`.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "only with the feature docs"))]
    pub(crate) const fn doc(mut self, doc: Doc) -> Self {
        #[cfg(feature = "docs")]
        {
            self.doc = doc;
        }
        self
    }

    /// Its further functions in JavaScript. Only with the feature `docs`.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "only with the feature docs"))]
    pub(crate) const fn methods(mut self, interface: &'static str, codes: &'static [&'static Code]) -> Self {
        #[cfg(feature = "docs")]
        {
            self.methods = Some(Methods { interface, codes });
        }
        self
    }
}
