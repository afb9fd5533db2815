//! Recognises schemas in TL-B, a language that looks like TL but describes TON's cells.

use crate::lexer::{Token, TokenKind};
use crate::location::Error;
use crate::unsupported;

/// The error for the first construct that only TL-B has, if there is one.
pub(crate) fn error(tokens: &[Token<'_>]) -> Option<Error> {
    let is_tl_b = |pair: &&[Token<'_>]| is_tag(&pair[0], &pair[1]) || is_cell(&pair[0], &pair[1]);
    let pair = tokens.windows(2).find(is_tl_b)?;
    Some(Error::at(&pair[0].location, unsupported::TL_B))
}

/// `bool_true$1`, `$_`
fn is_tag(first: &Token<'_>, second: &Token<'_>) -> bool {
    let is_word = matches!(first.kind, TokenKind::Word(_));
    is_word && second.is_joined && second.kind == TokenKind::Symbol('$')
}

/// `^Cell`, `^[ … ]`, `## 8`, `~n`
fn is_cell(first: &Token<'_>, second: &Token<'_>) -> bool {
    match first.kind {
        TokenKind::Symbol('^') => {
            matches!(second.kind, TokenKind::Word(_) | TokenKind::Symbol('[' | '('))
        }
        TokenKind::Symbol('#') => second.is_joined && second.kind == TokenKind::Symbol('#'),
        TokenKind::Symbol('~') => second.is_joined && matches!(second.kind, TokenKind::Word(_)),
        _ => false,
    }
}
