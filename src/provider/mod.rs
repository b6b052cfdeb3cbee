//! The providers: a folder each, behind a feature each, registered in [`PROVIDERS`].

use crate::table::{Endpoint, Provider};

#[cfg(feature = "biot")]
pub mod biot;
#[cfg(feature = "equals-money")]
pub mod equals_money;
#[cfg(feature = "kratos")]
pub mod kratos;
#[cfg(feature = "slashid")]
pub mod slashid;

/// Every provider, in the order of the documentation.
pub static PROVIDERS: &[&Provider] = &[
    #[cfg(feature = "slashid")]
    &slashid::PROVIDER,
    #[cfg(feature = "biot")]
    &biot::PROVIDER,
    #[cfg(feature = "kratos")]
    &kratos::PROVIDER,
    #[cfg(feature = "equals-money")]
    &equals_money::PROVIDER,
];

/// Every endpoint, in the order of the documentation.
///
/// ```
/// use identity_patch::provider;
///
/// assert!(provider::endpoints().any(|endpoint| endpoint.id == "kratos.patch_identity"));
/// ```
pub fn endpoints() -> impl Iterator<Item = &'static Endpoint> {
    PROVIDERS.iter().flat_map(|provider| provider.endpoints).copied()
}
