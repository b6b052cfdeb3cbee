//! Tables rendered.
