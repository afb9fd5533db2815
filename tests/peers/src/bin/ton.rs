//! Answers packets of pytoniq-core.

tl_peers::schemas!(lite_api ton_api);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    tl_peers::run(SCHEMAS)
}
