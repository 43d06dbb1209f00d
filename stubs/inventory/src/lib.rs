//! Stands in for the crate `inventory`, through which the engine lists every type that can be reflected. Nobody
//! here reads that list. It keeps alive the code that describes each type, a good part of the program, and on
//! WebAssembly it is drawn up anew at every call from the page. This one collects nothing.

#![no_std]
#![allow(non_camel_case_types, missing_docs, reason = "the names are those of the crate it stands in for")]

use core::{convert::Infallible, iter::Empty, marker::PhantomData};

#[macro_export]
macro_rules! submit {
    ($($value:tt)*) => {};
}

#[macro_export]
macro_rules! collect {
    ($type:ty) => {};
}

/// What was collected, to be walked through: `for item in inventory::iter::<Type>`. A variant, because it is
/// written as a value that has a type.
pub enum iter<T> {
    iter,
    #[doc(hidden)]
    Never(PhantomData<T>, Infallible),
}

#[doc(hidden)]
pub use iter::*;

impl<T: 'static> IntoIterator for iter<T> {
    type Item = &'static T;
    type IntoIter = Empty<&'static T>;

    fn into_iter(self) -> Self::IntoIter {
        core::iter::empty()
    }
}
