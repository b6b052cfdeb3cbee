//! Builders of tables: everything is made at compile time.

use super::doc::Doc;
#[cfg(feature = "docs")]
use super::doc::Methods;
use super::kind::{Bound, Cases, Custom, Field, Kind, Null, Object, Prop, Required, Rest, Rule, TextRule, Verdict};
use super::options::{OptionRow, Options, Switch};
use crate::report::{Code, Fault, Severity, Sink, Unit};

/// A row: optional, not nullable, without bounds.
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
        note: "",
    }
}

impl Prop {
    /// It must be there.
    #[must_use]
    pub(crate) const fn required(mut self) -> Self {
        self.required = Required::Yes;
        self
    }

    /// It must be there, until `switch` is on.
    #[must_use]
    pub(crate) const fn required_until(mut self, switch: Switch) -> Self {
        self.required = Required::Until(switch);
        self
    }

    /// It should be there, and with `switch` on it must.
    #[must_use]
    pub(crate) const fn wanted(mut self, switch: Switch) -> Self {
        self.required = Required::Wanted(switch);
        self
    }

    /// It is there only with `switch` on.
    #[must_use]
    pub(crate) const fn only(mut self, switch: Switch) -> Self {
        self.only = Some(switch);
        self
    }

    /// It changes nothing by itself.
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

    /// At most so long, or it is refused.
    #[must_use]
    pub(crate) const fn max(mut self, max: usize, unit: Unit) -> Self {
        self.bounds[0] = Some(Bound { min: 0, max, unit, severity: Severity::Error });
        self
    }

    /// From so long to so long, or it will probably go wrong.
    #[must_use]
    pub(crate) const fn usual(mut self, min: usize, max: usize, unit: Unit) -> Self {
        self.bounds[1] = Some(Bound { min, max, unit, severity: Severity::Warning });
        self
    }

    /// A field that the value should be.
    #[must_use]
    pub(crate) const fn should(mut self, field: &'static Field) -> Self {
        self.should = Some(field);
        self
    }

    /// A code of the provider's own, where its value is not one of the choices.
    #[must_use]
    pub(crate) const fn code(mut self, code: &'static Code) -> Self {
        self.code = Some(code);
        self
    }

    /// What the document says of it. Left out of the module.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "left out of the module"))]
    pub(crate) const fn note(mut self, note: &'static str) -> Self {
        #[cfg(feature = "docs")]
        {
            self.note = note;
        }
        self
    }
}

/// An object of these rows and no others.
#[must_use]
pub(crate) const fn object(props: &'static [Prop]) -> Object {
    Object { props, rest: Rest::Unknown, read_only: &[], cases: None }
}

impl Object {
    /// Members with names of the caller's own.
    #[must_use]
    pub(crate) const fn custom(mut self, custom: &'static Custom) -> Self {
        self.rest = Rest::Custom(custom);
        self
    }

    /// Any other member is passed over: a warning with this code.
    #[must_use]
    pub(crate) const fn ignores(mut self, code: &'static Code) -> Self {
        self.rest = Rest::Ignored(code);
        self
    }

    /// Members of the answer that a request must not have.
    #[must_use]
    pub(crate) const fn read_only(mut self, names: &'static [&'static str]) -> Self {
        self.read_only = names;
        self
    }

    /// What members are by the value of the first row.
    #[must_use]
    pub(crate) const fn cases(mut self, cases: &'static Cases) -> Self {
        self.cases = Some(cases);
        self
    }
}

impl Field {
    /// A field that is a text.
    #[must_use]
    pub(crate) const fn text(name: &'static str, check: fn(&str, &Options) -> Result<(), Fault>) -> Self {
        let text = TextRule { check, warn: |_, _| (), judge: None, suggest: |text| Some(text.into()) };
        Self::new(name, Rule::Text(text))
    }

    /// A field of more parts.
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

    /// A quicker way to the verdict: it must be that of `check` and `warn` on every text.
    #[must_use]
    pub(crate) const fn judges(mut self, judge: fn(&str, &Options) -> Verdict) -> Self {
        if let Rule::Text(text) = &mut self.rule {
            text.judge = Some(judge);
        }
        self
    }

    /// The warnings about a text that is accepted.
    #[must_use]
    pub(crate) const fn warns(mut self, warn: fn(&str, Sink)) -> Self {
        if let Rule::Text(text) = &mut self.rule {
            text.warn = warn;
        }
        self
    }

    /// The spelling that a text without white space at its edges should have. Only asked where `check` refuses the
    /// text, and only believed where `check` takes the answer.
    #[must_use]
    pub(crate) const fn suggests(mut self, suggest: fn(&str) -> Option<String>) -> Self {
        if let Rule::Text(text) = &mut self.rule {
            text.suggest = suggest;
        }
        self
    }

    /// The options that it takes beside `maxIssues`.
    #[must_use]
    pub(crate) const fn options(mut self, options: &'static [&'static OptionRow]) -> Self {
        self.options = options;
        self
    }

    /// What a reader should know of it. Left out of the module.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "left out of the module"))]
    pub(crate) const fn doc(mut self, doc: Doc) -> Self {
        #[cfg(feature = "docs")]
        {
            self.doc = doc;
        }
        self
    }

    /// What it can do in JavaScript beside checking. Left out of the module.
    #[must_use]
    #[cfg_attr(not(feature = "docs"), expect(unused_mut, unused_variables, reason = "left out of the module"))]
    pub(crate) const fn methods(mut self, interface: &'static str, codes: &'static [&'static Code]) -> Self {
        #[cfg(feature = "docs")]
        {
            self.methods = Some(Methods { interface, codes });
        }
        self
    }
}
