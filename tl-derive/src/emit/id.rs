//! Constructor ids as emitted code writes them.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::ToTokens;

use crate::names;
use crate::plan::Plan;

/// The ids of the constructors that the item declares, by their indices.
pub(crate) struct Ids(Vec<IdToken>);

impl Ids {
    pub(crate) fn of(plan: &Plan<'_>) -> Self {
        let constructors = plan.constructors.iter().enumerate();
        let ids = constructors.map(|(index, constructor)| match constructor.id() {
            Some(id) => IdToken::Number(hexadecimal(id)),
            // The id is computed, or nothing reads it.
            None => IdToken::Constant(constant(index)),
        });
        Self(ids.collect())
    }

    pub(crate) fn get(&self, index: usize) -> &IdToken {
        &self.0[index]
    }
}

/// An id, as a pattern and an expression.
pub(crate) enum IdToken {
    Number(Literal),
    /// The name of a computed constant.
    Constant(Ident),
}

impl ToTokens for IdToken {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Number(number) => number.to_tokens(tokens),
            Self::Constant(name) => name.to_tokens(tokens),
        }
    }
}

fn constant(index: usize) -> Ident {
    names::internal_ident(&format!("ID_{index}"))
}

pub(super) fn hexadecimal(id: u32) -> Literal {
    // A literal in this format always parses.
    format!("0x{id:08x}_u32").parse().unwrap_or_else(|_| Literal::u32_suffixed(id))
}
