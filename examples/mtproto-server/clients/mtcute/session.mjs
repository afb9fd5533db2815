// A session of mtcute: a client looks around, and calls itself. Its layer is older than the server's, so it cannot read
// a `user`, and cannot know how to call another one.
//
//     node session.mjs PORT PEM OBJECTS
//
// writes a line to the file OBJECTS for each object that mtcute has encoded or decoded: who sends it, mtcute's encoding
// of it, its name. The output is the number of steps.

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'

import { MemoryStorage, MtClient } from '@mtcute/core'
import { addPublicKey } from '@mtcute/core/utils.js'
import { NodePlatform, TcpTransport } from '@mtcute/node'
import { NodeCryptoProvider } from '@mtcute/node/utils.js'
import { TlBinaryWriter } from '@mtcute/tl-runtime'
import Long from 'long'

const [port, pem, objects] = process.argv.slice(2)
const PATIENCE = 20_000
const G_A = new Uint8Array(256).fill(3)
const G_B = new Uint8Array(256).fill(2)
const MARK = Long.fromInt(-5)

let steps = 0
// How mtcute writes each constructor.
let writerMap

function check(holds, step) {
    if (!holds) throw new Error(step)
    steps += 1
}

function note(from, object, name) {
    const bytes = typeof object === 'boolean'
        ? new Uint8Array(object ? [0xb5, 0x75, 0x72, 0x99] : [0x37, 0x97, 0x79, 0xbc])
        : Array.isArray(object) ? vector(object) : TlBinaryWriter.serializeObject(writerMap, object)
    appendFileSync(objects, `${from} ${Buffer.from(bytes).toString('hex')} ${name}\n`)
}

function vector(items) {
    const head = Buffer.alloc(8)
    head.writeUInt32LE(0x1cb5c415)
    head.writeUInt32LE(items.length, 4)
    return Buffer.concat([head, ...items.map(it => TlBinaryWriter.serializeObject(writerMap, it))])
}

class Client {
    updates = []
    waiting = []

    constructor(crypto) {
        const dc = { id: 2, ipAddress: '127.0.0.1', port: Number(port) }
        this.client = new MtClient({
            apiId: 12345,
            apiHash: 'hash',
            crypto,
            defaultDcs: { main: dc, media: dc },
            onError: (error) => { throw error },
            platform: new NodePlatform(),
            storage: new MemoryStorage(),
            transport: new TcpTransport(),
        })
        writerMap = this.client._writerMap
        this.client.onUpdate.add((update) => {
            const waiting = this.waiting.shift()
            if (waiting) waiting(update)
            else this.updates.push(update)
        })
    }

    async call(method) {
        note('client', method, method._)
        const result = await this.client.call(method, { timeout: PATIENCE })
        if (result._ === 'mt_rpc_error') throw new Error(result.errorMessage)
        note('server', result, `the answer to ${method._}`)
        return result
    }

    async update() {
        const updates = this.updates.shift() ?? await new Promise((resolve, reject) => {
            this.waiting.push(resolve)
            setTimeout(() => reject(new Error('no update')), PATIENCE).unref()
        })
        note('server', updates, updates._)
        return updates.update
    }

    async phoneCall() {
        return (await this.update()).phoneCall
    }
}

const protocol = {
    _: 'phoneCallProtocol',
    udpP2p: true,
    udpReflector: false,
    minLayer: 65,
    maxLayer: 92,
    libraryVersions: ['11.0.0', '10.0.0'],
}

async function lookAround(client) {
    check((await client.call({ _: 'help.getConfig' })).thisDc === 2, 'the configuration')
    const [user] = await client.call({ _: 'users.getUsers', id: [{ _: 'inputUserSelf' }] })
    check(user._ === 'userEmpty', 'a user for an older layer')
    const settings = await client.call({ _: 'phone.getCallConfig' })
    check(settings.data.includes('use_system_ns'), 'the settings of calls, which arrive packed')
    const stranger = { _: 'inputUser', userId: 1, accessHash: MARK }
    const error = await client.call({ _: 'users.getUsers', id: [stranger] }).catch(it => it)
    check(error.message === 'USER_ID_INVALID', 'a user that nobody knows')
}

async function makeCall(client) {
    const gAHash = new Uint8Array(32).fill(1)
    const userId = { _: 'inputUserSelf' }
    await client.call({ _: 'phone.requestCall', video: true, userId, randomId: 7, gAHash, protocol })
    const ringing = await client.phoneCall()
    check(ringing._ === 'phoneCallRequested' && ringing.video, 'the phone rings')
    const peer = { _: 'inputPhoneCall', id: ringing.id, accessHash: ringing.accessHash }
    check(await client.call({ _: 'phone.receivedCall', peer }) === true, 'it says that it rings')
    check((await client.phoneCall()).receiveDate > 0, 'the caller hears it ring')
    await client.call({ _: 'phone.acceptCall', peer, gB: G_B, protocol })
    check((await client.phoneCall())._ === 'phoneCallAccepted', 'it is accepted')
    const confirm = { _: 'phone.confirmCall', peer, gA: G_A, keyFingerprint: MARK, protocol }
    checkEstablished((await client.call(confirm)).phoneCall, G_B)
    checkEstablished(await client.phoneCall(), G_A)
    return peer
}

function checkEstablished(call, number) {
    check(call._ === 'phoneCall' && call.keyFingerprint.eq(MARK), 'established')
    check(Buffer.compare(call.gAOrB, number) === 0, 'the number of the other side')
    const kinds = call.connections.map(it => it._).join()
    check(kinds === 'phoneConnection,phoneConnectionWebrtc', 'both kinds of connection')
    check(call.customParameters.data.startsWith('{'), 'parameters in JSON')
}

async function talk(client, peer) {
    // Three thousand bytes, which both sides pack: mtcute with zlib.
    const data = Buffer.from('candidate:1 1 udp 127.0.0.1 1400'.repeat(94))
    await client.call({ _: 'phone.sendSignalingData', peer, data })
    check(Buffer.compare((await client.update()).data, data) === 0, 'signalling data')
    const reason = { _: 'phoneCallDiscardReasonHangup' }
    await client.call({ _: 'phone.discardCall', video: true, peer, duration: 1, reason, connectionId: Long.ZERO })
    check((await client.phoneCall())._ === 'phoneCallDiscarded', 'the call ends')
}

writeFileSync(objects, '')
const crypto = new NodeCryptoProvider()
await crypto.initialize()
addPublicKey(crypto, readFileSync(pem, 'ascii'))
const client = new Client(crypto)
await client.client.connect()
await lookAround(client)
await talk(client, await makeCall(client))
await client.client.disconnect()
await client.client.destroy()
console.log(`${steps} steps`)
// The time limits of the calls would keep the process alive.
process.exit()
