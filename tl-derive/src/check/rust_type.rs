//! Rust types for messages that suggest a fix.

use tl_syntax::{TypeExpression, TypeKind};

/// The Rust type for a TL type: `Vec<i64>` for `Vector<long>`.
pub(crate) fn rust_type(ty: &TypeExpression) -> String {
    match &ty.kind {
        TypeKind::Word => "u32".to_owned(),
        TypeKind::Variable(name) => name.clone(),
        TypeKind::Bare(inner) => format!("Bare<{}>", rust_type(inner)),
        TypeKind::Named { name, arguments, .. } => match (name.as_str(), arguments.as_slice()) {
            ("int", _) => "i32".to_owned(),
            ("long", _) => "i64".to_owned(),
            ("double", _) => "f64".to_owned(),
            ("string", _) => "String".to_owned(),
            ("bytes", _) => "Bytes".to_owned(),
            ("Bool", _) => "bool".to_owned(),
            ("Object", _) => "Unknown".to_owned(),
            ("Vector", [item]) => format!("Vec<{}>", rust_type(item)),
            ("vector", [item]) => format!("Bare<Vec<{}>>", rust_type(item)),
            (name, _) => rust_name(name),
        },
    }
}

/// `InputUser` for `InputUser` and `types.InputUser`, `Bare<FutureSalt>` for `future_salt`.
fn rust_name(name: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or(name);
    let camel: String = last
        .split('_')
        .map(|part| {
            let (first, rest) = part.split_at(usize::from(!part.is_empty()));
            first.to_uppercase() + rest
        })
        .collect();
    let is_bare = last.starts_with(|c: char| c.is_ascii_lowercase());
    let is_wide = ["int128", "int256", "int512"].contains(&last);
    if is_bare && !is_wide { format!("Bare<{camel}>") } else { camel }
}
