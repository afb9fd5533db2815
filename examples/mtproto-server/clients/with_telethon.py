"""A session of Telethon."""

import asyncio
import contextlib

from telethon import TelegramClient, events, functions, types
from telethon.crypto import rsa
from telethon.errors import RPCError
from telethon.errors.rpcerrorlist import rpc_errors_dict
from telethon.extensions import BinaryReader
from telethon.network import ConnectionTcpAbridged, ConnectionTcpIntermediate
from telethon.sessions import MemorySession
from telethon.tl.core import GzipPacked, MessageContainer, RpcResult
from telethon.tl.tlobject import TLObject

from compare import Objects
from scenario import RpcFailure

TRANSPORTS = {"abridged": ConnectionTcpAbridged, "intermediate": ConnectionTcpIntermediate}
TRUE, FALSE = (0x997275B5).to_bytes(4, "little"), (0xBC799737).to_bytes(4, "little")


def encode(value):
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, list):
        items = [encode(it) for it in value]
        return (0x1CB5C415).to_bytes(4, "little") + len(items).to_bytes(4, "little") + b"".join(items)
    return value._bytes()


def fields(value):
    # A query that is bytes already: `ordered` makes it, and the call itself has been seen before.
    if type(value).__name__ == "_OpaqueRequest":
        value = OBJECTS.sent[value.data.hex()]
    if not isinstance(value, TLObject):
        return None
    return {name: it for name, it in vars(value).items() if not name.startswith("_")}


def name(value):
    if type(value).__name__ == "_OpaqueRequest":
        value = OBJECTS.sent[value.data.hex()]
    return type(value).__name__


OBJECTS = Objects(encode, fields, name)


def watch():
    """Notes every object that Telethon encodes or decodes by itself, not as a part of another one."""
    to_bytes, read = TLObject.__bytes__, BinaryReader.tgread_object
    depth = 0

    def noting_bytes(self):
        data = to_bytes(self)
        if not isinstance(self, GzipPacked):
            OBJECTS.sent[data.hex()] = self
        return data

    def noting_read(self):
        nonlocal depth
        depth += 1
        try:
            value = read(self)
        finally:
            depth -= 1
        if depth == 0:
            note_received(value)
        return value

    TLObject.__bytes__, BinaryReader.tgread_object = noting_bytes, noting_read


def note_received(value):
    if isinstance(value, MessageContainer):
        for message in value.messages:
            note_received(message.obj)
    elif isinstance(value, RpcResult):
        # The result is read by itself, and an error is not.
        if value.error:
            note_received(value.error)
    elif not isinstance(value, GzipPacked):
        OBJECTS.received[encode(value).hex()] = value


def error_name(error):
    """What the server has called it: Telethon has a class and a sentence for what it knows."""
    names = (name for name, it in rpc_errors_dict.items() if it is type(error))
    return next(names, error.message)


class Client:
    def __init__(self, port, transport):
        session = MemorySession()
        session.set_dc(2, "127.0.0.1", port)
        self.client = TelegramClient(session, 12345, "hash", connection=TRANSPORTS[transport])
        # Nobody signs in.
        self.client._authorized = True
        self.updates = asyncio.Queue()
        self.client.add_event_handler(self.updates.put, events.Raw)

    async def connect(self):
        await self.client.connect()

    async def disconnect(self):
        await self.client.disconnect()

    def make(self, name, **values):
        return getattr(types, name)(**values)

    def function(self, name, **values):
        module, _, name = name.rpartition(".")
        return getattr(getattr(functions, module) if module else functions, name + "Request")(**values)

    async def call(self, name, **values):
        return await self.send(self.function(name, **values))

    async def send(self, request, **options):
        try:
            return await asyncio.wait_for(self.client(request, **options), 10)
        except RPCError as error:
            raise RpcFailure(error_name(error)) from error

    async def together(self, calls):
        """As one container, each after the one before: `invokeAfterMsg`."""
        return await self.send([self.function(name, **values) for name, values in calls], ordered=True)

    async def ping(self, ping_id):
        return await self.send(functions.PingRequest(ping_id))

    async def salts(self, count):
        return await self.send(functions.GetFutureSaltsRequest(count))

    async def update(self, name):
        update = await asyncio.wait_for(self.updates.get(), 10)
        assert type(update).__name__ == name, f"{update} instead of {name}"
        return update


@contextlib.asynccontextmanager
async def clients(port, transport, public_key):
    rsa.add_key(public_key, old=False)
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
