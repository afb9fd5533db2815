//! Answers packets of Telethon.

tl_peers::schemas!(main_api auth_key sys_msgs);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    tl_peers::run(SCHEMAS)
}
