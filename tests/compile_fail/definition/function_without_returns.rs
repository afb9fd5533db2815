//! Functions whose result is not given: below `---functions---`, or with a result that has no constructors.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "getName id:long = string;")]
pub struct GetName {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "getIds of:long = Vector<int>;", type = "Ids")]
pub struct GetIds {
    pub of: i64,
}

#[derive(TlObject)]
pub enum Request {
    #[tl(definition = "getName id:long = string;")]
    GetName { id: i64 },
}

#[derive(TlObject)]
#[tl(definition = "invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;")]
pub struct InvokeWithLayer<X> {
    pub layer: i32,
    pub query: X,
}

/// The file has it below `---functions---`.
#[derive(TlObject)]
#[tl(schema = "schema/api.tl", name = "help.getConfig")]
pub struct GetConfig;

fn main() {}
