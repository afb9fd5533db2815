//! `DecodeObject`: the body of the constructor with an id.

use proc_macro2::{Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Index, Lifetime, Member, Token, Type};

use crate::bounds;
use crate::emit::codec;
use crate::emit::definition;
use crate::emit::encode::ConstructorPath;
use crate::emit::exit::{exits, field_path, with_exit};
use crate::emit::header::Header;
use crate::emit::id::{IdToken, Ids};
use crate::emit::value::value_read;
use crate::names;
use crate::own_bounds;
use crate::plan::{
    Body, Codec, Constructor, Field, FieldKind, Fields, Flag, Id, Plan, Word, WordPlace,
};

/// A constructor of more fields is read in groups.
const MANY: usize = 128;

/// The fields of a group.
const GROUP: usize = 32;

/// ```text
/// impl<'__de> __tl_DecodeObject<'__de> for PhoneCall {
///     // Of a struct.
///     const BARE_ID: __tl_u32 = 0x30535af5_u32;
///     // Of an enum with whole objects in its variants: a pointer to a larger one counts as the object.
///     const SIZE: __tl_usize = __tl_largest_size(::core::mem::size_of::<Self>(), &[…]);
///
///     fn decode_body(__id: __tl_u32, __reader: &mut __tl_Reader<'__de>) -> __tl_Decoded<Self> {
///         match __id { … }
///     }
/// }
/// ```
pub(crate) fn decode_object(plan: &Plan<'_>, ids: &Ids) -> TokenStream {
    let input = names::input_lifetime();
    let predicates = bounds::to_decode(plan);
    let header = Header::with_lifetime(plan, "__tl_DecodeObject", &predicates, Some(&input));
    let bare_id = bare_id(plan, ids);
    let size = definition::variant_types(plan).map(|types| {
        quote!(const SIZE: __tl_usize = __tl_largest_size(::core::mem::size_of::<Self>(), #types);)
    });
    let arms = plan.constructors.iter().enumerate();
    let is_split = is_split(plan);
    let whole = own_bounds::with_decoders(plan);
    let arms: TokenStream =
        arms.map(|(index, it)| arm(plan, it, ids.get(index), is_split, &whole)).collect();
    let rest = rest_arm(plan, ids);
    let mut read = quote!(match __id { #arms #rest });
    if !is_split && plan.constructors.iter().any(has_exit) {
        read = with_exit(&read, "__tl_decode_failed");
    }
    let inline = is_small(plan).then(|| quote!(#[inline]));
    quote! {
        #header {
            #bare_id
            #size

            #inline
            fn decode_body(
                __id: __tl_u32,
                __reader: &mut __tl_Reader<#input>,
            ) -> __tl_Decoded<Self> {
                #read
            }
        }
    }
}

/// `const BARE_ID: __tl_u32 = 0x30535af5_u32;` for a struct.
fn bare_id(plan: &Plan<'_>, ids: &Ids) -> Option<TokenStream> {
    plan.is_struct.then(|| {
        let id = ids.get(0);
        quote!(const BARE_ID: __tl_u32 = #id;)
    })
}

/// Whether the decoder is so short that a call of it would cost as much as the work: then it may be inlined in other
/// crates, too. It has few fields, which are numbers or borrowed: of a whole API layer these are not many types. To
/// inline all of few fields takes a program of such a layer twice as long to compile.
fn is_small(plan: &Plan<'_>) -> bool {
    const FIELDS: usize = 6;
    let borrows = plan.generics.lifetimes().next().is_some();
    let (mut len, mut is_cheap) = (0, true);
    for constructor in &plan.constructors {
        match &constructor.body {
            Body::Fields(fields) => {
                len += fields.list.len();
                is_cheap &= borrows || fields.list.iter().all(is_number);
            }
            Body::Object { .. } | Body::Other { .. } => {
                len += 1;
                is_cheap &= borrows;
            }
        }
    }
    len <= FIELDS && is_cheap
}

fn is_number(field: &Field<'_>) -> bool {
    matches!(field.kind, FieldKind::Number(_) | FieldKind::True(_))
}

/// Whether the decoder of the constructor has a field that may fail.
fn has_exit(constructor: &Constructor<'_>) -> bool {
    match &constructor.body {
        Body::Fields(fields) => !fields.words.is_empty() || fields.list.iter().any(is_read),
        Body::Object { .. } | Body::Other { .. } => false,
    }
}

fn is_read(field: &Field<'_>) -> bool {
    !matches!(field.kind, FieldKind::True(_) | FieldKind::Skipped)
}

/// Whether each variant is read by a function of its own: so a decoder of many variants needs the stack of one, also
/// in a debug build, where the compiler gives each variable memory of its own. Two need no such functions, which
/// cost the compiler time.
fn is_split(plan: &Plan<'_>) -> bool {
    plan.constructors.iter().filter(|it| has_exit(it)).count() > 2
}

/// An arm that reads one constructor.
///
/// ```text
/// 0x9cc123c7_u32 => __tl_Ok(Self::Plain { … }),
/// // As a function of its own:
/// 0x9cc123c7_u32 => (|__reader: &mut __tl_Reader<'__de>| -> __tl_Decoded<Self> { … })(__reader),
/// ```
fn arm(
    plan: &Plan<'_>,
    constructor: &Constructor<'_>,
    id: &IdToken,
    is_split: bool,
    whole: &[&Ident],
) -> TokenStream {
    let path = ConstructorPath::of(constructor);
    match &constructor.body {
        Body::Fields(fields) => {
            let input = names::input_lifetime();
            let body = FieldDecoders { fields, input: &input, whole };
            if is_split && let Some((field, ty)) = body.only_read() {
                let read = body.only_value(&path, field, ty);
                return quote!(#id => #read,);
            }
            let read = body.read(&path);
            if !is_split || !has_exit(constructor) {
                return quote!(#id => #read);
            }
            let read = with_exit(&read, "__tl_decode_failed");
            quote! {
                #id => (|__reader: &mut __tl_Reader<#input>| -> __tl_Decoded<Self> { #read })(__reader),
            }
        }
        Body::Object { member, ty } => {
            let is_generic = plan.generics.type_params().any(|it| bounds::mentions(ty, &it.ident));
            // No local is in it, which the user's tokens might not see.
            let id = quote_spanned!(ty.span()=> <#ty as __tl_Constructor>::ID);
            // The compiler takes no constant of a generic type as a pattern.
            let pattern = if is_generic { quote!(_ if __id == #id) } else { id };
            let value = object_value(plan, &path, member, ty);
            quote!(#pattern => #value)
        }
        Body::Other { .. } => TokenStream::new(),
    }
}

/// The body of the decoder of a constructor that has no id.
pub(super) fn body_read(
    plan: &Plan<'_>,
    constructor: &Constructor<'_>,
    input: &Lifetime,
) -> TokenStream {
    let Body::Fields(fields) = &constructor.body else { return TokenStream::new() };
    let whole = own_bounds::with_decoders(plan);
    let body = FieldDecoders { fields, input, whole: &whole };
    let read = body.read(&ConstructorPath::of(constructor));
    if has_exit(constructor) { with_exit(&read, "__tl_decode_failed") } else { read }
}

/// The tokens around a value in a struct expression: `ip:` and `,`. They are part of the value's own stream, since a
/// stream inside a stream is a call to the compiler.
struct Frame<'a> {
    label: Option<Label<'a>>,
    comma: Option<Token![,]>,
}

impl<'a> Frame<'a> {
    const NONE: Self = Self { label: None, comma: None };

    fn of(member: &'a Member) -> Self {
        Self { label: Some(Label(member)), comma: Some(Token![,](Span::call_site())) }
    }
}

/// `ip:`
struct Label<'a>(&'a Member);

impl ToTokens for Label<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
        Token![:](Span::call_site()).to_tokens(tokens);
    }
}

/// How the fields of one constructor are read.
struct FieldDecoders<'a> {
    fields: &'a Fields<'a>,
    input: &'a Lifetime,
    /// The parameters whose fields are bound as a whole.
    whole: &'a [&'a Ident],
}

impl FieldDecoders<'_> {
    /// Words in front of all fields are read; the others are declared, and read in their place.
    fn declarations(&self) -> TokenStream {
        let end = self.fields.list.len();
        let words = self.fields.words.iter().map(|word| {
            let Word { binding, place, .. } = word;
            match place {
                // A word behind all fields has no binding.
                WordPlace::Before(field) if *field == end && end > 0 => TokenStream::new(),
                WordPlace::Before(0) => {
                    let read = self.word(word);
                    quote!(let #binding = #read;)
                }
                WordPlace::Field(_) | WordPlace::Before(_) => quote!(let #binding;),
            }
        });
        words.collect()
    }

    /// `__word_3 = match __tl_Reader::read_u32(__reader) { … };`: the words without a field in front of the field
    /// of index `field`.
    fn words_before(&self, field: usize) -> TokenStream {
        let words = self.fields.words_before(field).filter(|_| field > 0).map(|word| {
            let word = &self.fields.words[word];
            let (binding, read) = (&word.binding, self.word(word));
            quote!(#binding = #read;)
        });
        words.collect()
    }

    /// The words at the end, after the value. No field depends on them.
    fn words_at_end(&self) -> TokenStream {
        let fields = self.fields.list.len();
        self.fields
            .words_before(fields)
            .filter(|_| fields > 0)
            .map(|word| self.word(&self.fields.words[word]))
            .map(|read| quote!(let _ = #read;))
            .collect()
    }

    /// `{ __tl_Ok(Self { id: …, ip: …, }) }`
    fn read(&self, path: &ConstructorPath<'_>) -> TokenStream {
        let declarations = self.declarations();
        if self.fields.list.len() > MANY {
            return self.read_in_groups(path, &declarations);
        }
        let values = self.fields.list.iter().enumerate().map(|(index, field)| {
            let Field { member, .. } = field;
            let words = self.words_before(index);
            if words.is_empty() {
                return self.value(field, &Frame::of(member));
            }
            let value = self.value(field, &Frame::NONE);
            quote!(#member: { #words #value },)
        });
        let values: TokenStream = values.collect();
        let at_end = self.words_at_end();
        if at_end.is_empty() {
            return quote!({ #declarations __tl_Ok(#path { #values }) });
        }
        quote!({ #declarations let __value = #path { #values }; #at_end __tl_Ok(__value) })
    }

    /// ```text
    /// {
    ///     let __fields_0 = (…, …);
    ///     __tl_Ok(Self { id: __fields_0.0, ip: __fields_0.1, … })
    /// }
    /// ```
    ///
    /// Each exit drops the values before it, one by one: the compiler would need the square of their number.
    fn read_in_groups(
        &self,
        path: &ConstructorPath<'_>,
        declarations: &TokenStream,
    ) -> TokenStream {
        let mut groups = TokenStream::new();
        let mut members = TokenStream::new();
        for (number, fields) in self.fields.list.chunks(GROUP).enumerate() {
            let group = names::reserved(&format!("fields_{number}"));
            let values = fields.iter().enumerate().map(|(index, field)| {
                let words = self.words_before(number * GROUP + index);
                let value = self.value(field, &Frame::NONE);
                quote!({ #words #value })
            });
            groups.extend(quote!(let #group = (#(#values,)*);));
            for (index, Field { member, .. }) in fields.iter().enumerate() {
                let index = Index::from(index);
                members.extend(quote!(#member: #group.#index,));
            }
        }
        let at_end = self.words_at_end();
        quote!({ #declarations #groups #at_end __tl_Ok(#path { #members }) })
    }

    /// The field that is all there is to read, and its type.
    fn only_read(&self) -> Option<(&Field<'_>, &Type)> {
        let mut read = self.fields.list.iter().filter(|it| is_read(it));
        match (read.next(), read.next()) {
            (Some(field), None) if self.fields.words.is_empty() => match field.kind {
                FieldKind::Number(_) | FieldKind::Value(Codec::Boxed | Codec::Signed) => {
                    Some((field, field.ty)).filter(|_| !self.is_bound_as_a_whole(field.ty))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// `__tl_decode_only::<String, Self>(__reader, "textPlain.text", |__value| Self::Plain { text: __value })`
    ///
    /// One field needs no exit, and a function that names no lifetime is cheaper to compile.
    fn only_value(&self, path: &ConstructorPath<'_>, only: &Field<'_>, ty: &Type) -> TokenStream {
        let values = self.fields.list.iter().map(|field| {
            let Field { member, .. } = field;
            let value =
                if is_read(field) { quote!(__value) } else { self.value(field, &Frame::NONE) };
            quote!(#member: #value,)
        });
        let field = field_path(self.fields, &only.name);
        quote!(__tl_decode_only::<#ty, Self>(__reader, #field, |__value| #path { #(#values)* }))
    }

    /// The expression that reads a field.
    fn value(&self, field: &Field<'_>, frame: &Frame<'_>) -> TokenStream {
        let Field { ty, .. } = field;
        let Frame { label, comma } = frame;
        match field.kind {
            FieldKind::Number(_) => self.required(field, frame, Codec::Boxed),
            FieldKind::Value(codec) => self.required(field, frame, codec),
            FieldKind::Optional { flag, ty, codec } => self.optional(field, frame, flag, ty, codec),
            FieldKind::True(Flag { word, bit }) => {
                let word = &self.fields.words[word].binding;
                quote!(#label __tl_bit(#word, #bit) #comma)
            }
            FieldKind::Word(index) => {
                let word = &self.fields.words[index];
                let declared = self.fields.declared_bits(index);
                let read = self.word(word);
                let word = &word.binding;
                quote!(#label {
                    #word = #read;
                    __tl_unknown_bits(#word, #declared)
                } #comma)
            }
            FieldKind::Skipped if field.is_phantom => {
                quote_spanned!(ty.span()=> #label ::core::marker::PhantomData #comma)
            }
            FieldKind::Skipped => {
                quote!(#label <#ty as ::core::default::Default>::default() #comma)
            }
        }
    }

    /// `match __tl_Reader::read_u32(__reader) { … }`: a flags word.
    fn word(&self, word: &Word) -> TokenStream {
        let exits = self.exits(&word.name);
        quote!(match __tl_Reader::read_u32(__reader) #exits)
    }

    /// ```text
    /// match <String as __tl_Decode<'__de>>::decode(__reader) {
    ///     __tl_Ok(__value) => __value,
    ///     __tl_Err(__error) => break '__error (__error, "phoneConnection.ip"),
    /// }
    /// ```
    fn required(&self, field: &Field<'_>, frame: &Frame<'_>, codec: Codec<'_>) -> TokenStream {
        let input = self.input;
        let Frame { label, comma } = frame;
        let Field { ty, .. } = field;
        let exits = self.exits(&field.name);
        match codec {
            Codec::Boxed | Codec::Signed => {
                let decode = self.decode(ty);
                quote!(#label match <#ty as #decode<#input>>::decode(__reader) #exits #comma)
            }
            Codec::With(path) => {
                let read = codec::decode(path, ty);
                quote!(#label { #read match __result #exits } #comma)
            }
            Codec::Bare | Codec::Vector(_) | Codec::As(_) => {
                let read = value_read(ty, codec, input);
                quote!(#label match #read #exits #comma)
            }
        }
    }

    /// `match <DataJson as __tl_Decode<'__de>>::decode_optional(__flags, 7, __reader) { … }`
    fn optional(
        &self,
        field: &Field<'_>,
        Frame { label, comma }: &Frame<'_>,
        Flag { word, bit }: Flag,
        ty: &Type,
        codec: Codec<'_>,
    ) -> TokenStream {
        let input = self.input;
        let word = &self.fields.words[word].binding;
        let exits = self.exits(&field.name);
        match codec {
            Codec::Boxed | Codec::Signed => {
                let decode = self.decode(ty);
                quote! {
                    #label
                        match <#ty as #decode<#input>>::decode_optional(#word, #bit, __reader) #exits
                        #comma
                }
            }
            Codec::Vector(_) | Codec::As(_) => {
                let read = value_read(ty, codec, input);
                quote! {
                    #label if __tl_bit(#word, #bit) {
                        __tl_Some(match #read #exits)
                    } else {
                        __tl_None
                    } #comma
                }
            }
            Codec::Bare => quote! {
                #label match __tl_decode_optional_bare::<#ty>(#word, #bit, __reader) #exits #comma
            },
            Codec::With(path) => {
                let read = codec::decode(path, ty);
                quote! {
                    #label if __tl_bit(#word, #bit) {
                        #read
                        __tl_Some(match __result #exits)
                    } else {
                        __tl_None
                    } #comma
                }
            }
        }
    }

    /// The trait that reads a field of this type.
    fn decode(&self, ty: &Type) -> Ident {
        let name = if self.is_bound_as_a_whole(ty) { "__tl_DecodeField" } else { "__tl_Decode" };
        Ident::new(name, Span::call_site())
    }

    fn is_bound_as_a_whole(&self, ty: &Type) -> bool {
        self.whole.iter().any(|it| bounds::mentions(ty, it))
    }

    fn exits(&self, field: &str) -> Group {
        exits(&field_path(self.fields, field))
    }
}

/// The value of a variant that holds a whole object.
///
/// ```text
/// match <PhoneCall as __tl_DecodeObject<'__de>>::decode_body(__id, __reader) {
///     __tl_Ok(__value) => __tl_Ok(Self::Call { 0: __value }),
///     __tl_Err(__error) => __tl_Err(__error),
/// },
/// // One of more than two:
/// __tl_decode_variant::<PhoneCall, Self>(__id, __reader, Self::Call),
/// ```
///
/// A call, so that a decoder of many variants needs the stack of one: in a debug build each variable has memory of
/// its own. Two objects need less than the call.
fn object_value(
    plan: &Plan<'_>,
    path: &ConstructorPath<'_>,
    member: &Member,
    ty: &Type,
) -> TokenStream {
    let is_object = |it: &&Constructor<'_>| !matches!(it.body, Body::Fields(_));
    if plan.constructors.iter().filter(is_object).count() > 2 {
        return quote!(__tl_decode_variant::<#ty, Self>(__id, __reader, #path),);
    }
    let input = names::input_lifetime();
    quote! {
        match <#ty as __tl_DecodeObject<#input>>::decode_body(__id, __reader) {
            __tl_Ok(__value) => __tl_Ok(#path { #member: __value }),
            __tl_Err(__error) => __tl_Err(__error),
        },
    }
}

/// The arm for an id that is no constructor's.
fn rest_arm(plan: &Plan<'_>, ids: &Ids) -> TokenStream {
    for constructor in &plan.constructors {
        if let Body::Other { member, ty } = &constructor.body {
            let value = object_value(plan, &ConstructorPath::of(constructor), member, ty);
            return quote!(_ => #value);
        }
    }
    let expected =
        plan.constructors.iter().enumerate().map(|(index, it)| expected(it, ids.get(index)));
    let expected = quote!(&__tl_Expected(&[#(#expected),*]));
    // A constant of a trait becomes static memory only in a block of its own, which costs the compiler time.
    let is_literal = plan.constructors.iter().all(is_literal);
    let expected = if is_literal { expected } else { quote!(const { #expected }) };
    quote!(_ => __tl_Err(__tl_unknown_constructor(__id, #expected, __reader)),)
}

/// `__tl_ConstructorName { name: "phoneCall", id: 0x30535af5_u32 }`
fn expected(constructor: &Constructor<'_>, id: &IdToken) -> TokenStream {
    match &constructor.body {
        Body::Fields(fields) => {
            let name = &fields.name;
            quote!(__tl_ConstructorName { name: #name, id: #id })
        }
        Body::Object { ty, .. } | Body::Other { ty, .. } => {
            quote!(__tl_constructor_name_of::<#ty>())
        }
    }
}

fn is_literal(constructor: &Constructor<'_>) -> bool {
    matches!(&constructor.body, Body::Fields(fields) if !matches!(fields.id, Id::Computed))
}
