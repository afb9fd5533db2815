"""A session of kurigram, a fork of Pyrogram."""

import asyncio
import contextlib

import pyrogram
from pyrogram import raw
from pyrogram.connection.transport.tcp import TCPAbridged, TCPIntermediate
from pyrogram.crypto import rsa as rsa_keys
from pyrogram.errors import RPCError
from pyrogram.raw.core import FutureSalts, GzipPacked, MsgContainer, TLObject
from pyrogram.session import Auth, Session, session as session_module
from pyrogram.session.internals import MsgFactory
from rsa import PublicKey
from telethon.crypto.rsa import _compute_fingerprint

from compare import Objects
from scenario import RpcFailure

TRANSPORTS = {"abridged": TCPAbridged, "intermediate": TCPIntermediate}
BOOL = {True: 0x997275B5, False: 0xBC799737}


def encode(value):
    if isinstance(value, bool):
        return BOOL[value].to_bytes(4, "little")
    if isinstance(value, list):
        items = [encode(it) for it in value]
        return (0x1CB5C415).to_bytes(4, "little") + len(items).to_bytes(4, "little") + b"".join(items)
    return value.write()


def fields(value):
    if not isinstance(value, TLObject):
        return None
    return {name: getattr(value, name) for name in value.__slots__}


OBJECTS = Objects(encode, fields, lambda value: type(value).__name__, absent=[])


def watch():
    """Notes every object that kurigram sends and receives, not as a part of another one."""
    pack, unpack, create, open_packet = Auth.pack, Auth.unpack, MsgFactory.create, session_module.mtproto.unpack

    def noting_pack(data, server_time):
        OBJECTS.sent[encode(data).hex()] = data
        return pack(data, server_time)

    def noting_unpack(data):
        return note_received(unpack(data))

    async def noting_create(self, body):
        OBJECTS.sent[encode(body).hex()] = body
        return await create(self, body)

    def noting_open(*packet):
        message = open_packet(*packet)
        note_received(message.body)
        return message

    Auth.pack, Auth.unpack = staticmethod(noting_pack), staticmethod(noting_unpack)
    MsgFactory.create, session_module.mtproto.unpack = noting_create, noting_open
    note_encrypted_in_handshake()


def note_encrypted_in_handshake():
    """What the handshake encrypts passes by `pack` and `unpack`."""
    for kind in (raw.types.PQInnerData, raw.types.ClientDHInnerData):
        def noting_write(self, *args, write=kind.write):
            data = write(self, *args)
            OBJECTS.sent[data.hex()] = self
            return data

        kind.write = noting_write
    read = raw.types.ServerDHInnerData.read
    raw.types.ServerDHInnerData.read = staticmethod(lambda *args: note_received(read(*args)))


def note_received(value):
    if isinstance(value, MsgContainer):
        for message in value.messages:
            note_received(message.body)
    elif isinstance(value, raw.types.RpcResult):
        note_received(value.result)
    elif not isinstance(value, GzipPacked):
        OBJECTS.received[encode(value).hex()] = value
    return value


class Client:
    def __init__(self, port, transport):
        self.client = pyrogram.Client(
            f"{transport}-{id(self)}", api_id=12345, api_hash="hash", in_memory=True, no_updates=True,
            protocol_factory=TRANSPORTS[transport])
        self.port, self.session = port, None
        self.updates = asyncio.Queue()
        self.client.handle_updates = self.handle_updates

    async def handle_updates(self, updates):
        if isinstance(updates, raw.types.UpdateShort):
            await self.updates.put(updates.update)

    async def connect(self):
        self.client.loop = asyncio.get_running_loop()
        await self.client.storage.open()
        await self.client.storage.api_id(12345)
        key = await Auth(self.client, 2, "127.0.0.1", self.port, False).create()
        self.session = Session(self.client, 2, "127.0.0.1", self.port, key, False)
        await self.session.start()

    async def disconnect(self):
        await self.session.stop()
        await self.client.storage.close()

    def make(self, name, **values):
        return getattr(raw.types, name)(**values)

    def function(self, name, **values):
        module, _, name = name.rpartition(".")
        return getattr(getattr(raw.functions, module) if module else raw.functions, name)(**values)

    async def call(self, name, **values):
        return await self.send(self.function(name, **values))

    async def send(self, request):
        try:
            return await self.session.send(request, timeout=10)
        except RPCError as error:
            raise RpcFailure(error.ID or error.MESSAGE) from error

    async def together(self, calls):
        """At once: kurigram sends no containers."""
        return await asyncio.gather(*(self.call(name, **values) for name, values in calls))

    async def ping(self, ping_id):
        return await self.send(raw.functions.Ping(ping_id=ping_id))

    async def salts(self, count):
        return await self.send(raw.functions.GetFutureSalts(num=count))

    async def update(self, name):
        update = await asyncio.wait_for(self.updates.get(), 10)
        assert type(update).__name__ == name, f"{update} instead of {name}"
        return update


@contextlib.asynccontextmanager
async def clients(port, transport, public_key):
    key = PublicKey.load_pkcs1(public_key)
    rsa_keys.server_public_keys[_compute_fingerprint(key)] = rsa_keys.PublicKey(key.n, key.e)
    watch()
    pair = Client(port, transport), Client(port, transport)
    for client in pair:
        await client.connect()
    try:
        yield pair
        # The last acknowledgements.
        await asyncio.sleep(0.3)
    finally:
        for client in pair:
            await client.disconnect()
