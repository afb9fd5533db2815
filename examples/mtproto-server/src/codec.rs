//! The codecs that read the messages of a session and write the answers. This server has two, to compare them under
//! load. Your own server needs only one, and nothing of this file.

use tl_core::Bytes;

use crate::dispatch::Context;
use crate::envelopes::{self, Outgoing};
use crate::error::Result;
#[cfg(feature = "grammers")]
use crate::grammers;
use crate::schema::mtproto::types::DecryptedMessage;
use crate::session::Session;

/// A codec.
#[derive(Clone, Copy, Debug, PartialEq, clap::ValueEnum)]
pub enum Codec {
    /// This project.
    TlCore,
    /// The crate grammers-tl-types, and by hand what it does not have.
    #[cfg(feature = "grammers")]
    Grammers,
}

impl Codec {
    /// All codecs of this build.
    pub const ALL: &[Self] = &[
        Self::TlCore,
        #[cfg(feature = "grammers")]
        Self::Grammers,
    ];

    /// Reads the header of a decrypted message, and checks the padding behind its body.
    pub fn read(self, data: &Bytes) -> Result<DecryptedMessage> {
        match self {
            Self::TlCore => envelopes::read(data),
            #[cfg(feature = "grammers")]
            Self::Grammers => grammers::read(data),
        }
    }

    /// Answers the messages of a packet.
    pub fn answer(
        self,
        context: &Context<'_>,
        message: DecryptedMessage,
        answers: &mut Vec<Outgoing>,
    ) -> Result<()> {
        match self {
            Self::TlCore => context.answer(envelopes::open(message)?, answers),
            #[cfg(feature = "grammers")]
            Self::Grammers => grammers::answer(context, &message, answers),
        }
    }

    /// Writes messages and the header in front of them, without padding.
    pub fn write(self, messages: Vec<Outgoing>, session: &Session, salt: i64) -> Result<Vec<u8>> {
        match self {
            Self::TlCore => Ok(tl_core::to_vec_bare(&envelopes::close(messages, session, salt)?)?),
            #[cfg(feature = "grammers")]
            Self::Grammers => grammers::write(&messages, session, salt),
        }
    }
}
