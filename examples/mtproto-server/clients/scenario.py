"""A whole session: two clients look around, and one calls the other. The same for each client library.

A client has `call(name, **fields)`, which gives the result or raises `RpcFailure`, `make(name, **fields)` for values,
`update(name)`, which waits for one, and what the library can do apart from these.
"""

import hashlib
import os

# More than what is sent as it is: libraries pack it.
SIGNALING = (b'{"candidates":[' + b'"candidate:1 1 udp 2130706431 127.0.0.1 1400 typ host",' * 60 + b'"]}')[:3000]


class RpcFailure(Exception):
    pass


class Checks:
    def __init__(self, show):
        self.show, self.passed, self.failed = show, 0, []

    def check(self, holds, text):
        if self.show:
            print(text if holds else f"NOT: {text}")
        if holds:
            self.passed += 1
        else:
            self.failed.append(text)


async def run(a, b, checks):
    """Gives the call, as its caller sees it."""
    other = await users(a, b, checks)
    group = await look_around(a, checks)
    await wrappers(a, checks)
    await errors(a, checks)
    return await call(a, b, other, group, checks)


async def users(a, b, checks):
    (me,) = await a.call("users.GetUsers", id=[a.make("InputUserSelf")])
    (other,) = await b.call("users.GetUsers", id=[b.make("InputUserSelf")])
    checks.check(me.is_self and other.is_self, "each client is a user")
    checks.check(me.id != other.id, "they are two users")
    return other


async def look_around(client, checks):
    config = await client.call("help.GetConfig")
    checks.check(config.this_dc == 2 and len(config.dc_options) == 1, "the configuration")
    settings = await client.call("phone.GetCallConfig")
    checks.check('"use_system_ns":true' in settings.data, "the settings of calls, which arrive packed")
    group = await client.call("messages.GetDhConfig", version=0, random_length=256)
    checks.check(len(group.random) == 256, "random bytes")
    return group.g, int.from_bytes(group.p, "big")


async def wrappers(client, checks):
    for answer in await client.together([("help.GetConfig", {}), ("phone.GetCallConfig", {}), ("help.GetConfig", {})]):
        checks.check(answer is not None, "one of three calls at once")
    config = await client.call("InvokeWithoutUpdates", query=client.function("help.GetConfig"))
    checks.check(config.this_dc == 2, "a call without updates")
    pong = await client.ping(77)
    checks.check(pong.ping_id == 77, "a pong")
    salts = await client.salts(3)
    checks.check(len(salts.salts) == 3, "future salts")


async def errors(client, checks):
    checks.check(await failure(client, "help.GetNearestDc") == "METHOD_INVALID", "a function that no server has")
    stranger = client.make("InputUser", user_id=1, access_hash=2)
    checks.check(await failure(client, "users.GetUsers", id=[stranger]) == "USER_ID_INVALID", "a user that nobody knows")
    peer = client.make("InputPhoneCall", id=1, access_hash=2)
    checks.check(await failure(client, "phone.ReceivedCall", peer=peer) == "CALL_PEER_INVALID", "a call that is none")


async def failure(client, name, **fields):
    try:
        await client.call(name, **fields)
    except RpcFailure as error:
        return str(error)
    return None


async def call(a, b, callee, group, checks):
    g, p = group
    secret_a, secret_b = (int.from_bytes(os.urandom(256), "big") for _ in range(2))
    g_a, g_b = (pow(g, it, p).to_bytes(256, "big") for it in (secret_a, secret_b))

    requested = (await request(a, callee, g_a)).phone_call
    ringing = (await b.update("UpdatePhoneCall")).phone_call
    checks.check(ringing.id == requested.id, "the phone rings")
    checks.check(ringing.g_a_hash == hashlib.sha256(g_a).digest(), "the hash arrives")
    checks.check(await b.call("phone.ReceivedCall", peer=peer(b, ringing)) is True, "it says that it rings")
    waiting = (await a.update("UpdatePhoneCall")).phone_call
    checks.check(waiting.receive_date is not None, "the caller hears it ring")

    await b.call("phone.AcceptCall", peer=peer(b, ringing), g_b=g_b, protocol=protocol(b))
    accepted = (await a.update("UpdatePhoneCall")).phone_call
    key_a = pow(int.from_bytes(accepted.g_b, "big"), secret_a, p).to_bytes(256, "big")
    mark = int.from_bytes(hashlib.sha1(key_a).digest()[-8:], "little", signed=True)
    confirmed = await a.call(
        "phone.ConfirmCall", peer=peer(a, requested), g_a=g_a, key_fingerprint=mark, protocol=protocol(a))
    await established(a, b, confirmed.phone_call, (secret_b, p, key_a, mark), checks)
    await end(a, b, requested, checks)
    return confirmed.phone_call


async def request(client, callee, g_a):
    user = client.make("InputUser", user_id=callee.id, access_hash=callee.access_hash)
    g_a_hash = hashlib.sha256(g_a).digest()
    return await client.call(
        "phone.RequestCall", video=True, user_id=user, random_id=7, g_a_hash=g_a_hash, protocol=protocol(client))


async def established(a, b, at_a, key, checks):
    secret_b, p, key_a, mark = key
    at_b = (await b.update("UpdatePhoneCall")).phone_call
    key_b = pow(int.from_bytes(at_b.g_a_or_b, "big"), secret_b, p).to_bytes(256, "big")
    checks.check(key_a == key_b and at_b.key_fingerprint == mark, "both sides have the same key")
    for it in (at_a, at_b):
        checks.check([type(c).__name__ for c in it.connections] == ["PhoneConnection", "PhoneConnectionWebrtc"],
                     "both kinds of connection")
        checks.check(it.custom_parameters.data.startswith("{"), "parameters in JSON")
    for sender, receiver, it in ((a, b, at_a), (b, a, at_b)):
        sent = await sender.call("phone.SendSignalingData", peer=peer(sender, it), data=SIGNALING)
        update = await receiver.update("UpdatePhoneCallSignalingData")
        checks.check(sent is True and update.data == SIGNALING, "signalling data, packed both ways")


async def end(a, b, requested, checks):
    ended = await a.call("phone.DiscardCall", peer=peer(a, requested), duration=1, connection_id=0,
                         reason=a.make("PhoneCallDiscardReasonHangup"))
    checks.check(ended.update.phone_call.id == requested.id, "the call ends")
    at_b = (await b.update("UpdatePhoneCall")).phone_call
    checks.check(type(at_b.reason).__name__ == "PhoneCallDiscardReasonHangup", "the other side hears why")


def peer(client, phone_call):
    return client.make("InputPhoneCall", id=phone_call.id, access_hash=phone_call.access_hash)


def protocol(client):
    return client.make("PhoneCallProtocol", min_layer=65, max_layer=92, udp_p2p=True, udp_reflector=True,
                       library_versions=["11.0.0", "10.0.0", "9.0.0"])
